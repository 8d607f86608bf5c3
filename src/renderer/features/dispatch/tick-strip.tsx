/** A strip of ticks, one a payout, coloured by state; the sentence beneath says the same in words. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunView } from '#contract/views/batch.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { formatCount } from '../../ui/format.ts';
import { toneOfState } from '../../ui/status-badge.tsx';
import styles from './dispatch.module.css';
import { ticksOf, type Tick } from './ticks.ts';

interface TickStripProps {
  readonly run: RunView;
  readonly payouts: readonly PayoutView[];
}

/** Above this many, gaps between ticks would only flicker. */
const DENSE = 160;

/** Sent and only waiting to be sent look alike in tone; the strip tells them apart. */
const lookOf = ({ state }: Tick): string => {
  if (state === 'SEND_STARTED' || state === 'CLAIMED') return 'sending';
  return toneOfState[state];
};

export const TickStrip = ({ run, payouts }: TickStripProps) => {
  const { t } = useTranslation();
  const ticks = useMemo(() => ticksOf(payouts), [payouts]);
  const says = t('dispatch.stripText', {
    paid: formatCount(run.paid),
    accepted: formatCount(run.accepted),
    unknown: formatCount(run.unknown),
    refused: formatCount(run.refused),
    left: formatCount(run.left + run.sending),
    all: formatCount(run.count),
  });
  const titleOf = (tick: Tick): string => {
    const state = t(`status.${tick.state}.word`);
    return tick.reference === null
      ? t('dispatch.tickMany', { from: tick.fromRow, to: tick.toRow, state })
      : t('dispatch.tick', { row: tick.fromRow, reference: tick.reference, state });
  };
  return (
    <figure className={styles['strip']} data-dense={ticks.length > DENSE || undefined}>
      <figcaption className="visually-hidden">
        {t('dispatch.strip')}: {says}
      </figcaption>
      {ticks.map((tick) => (
        <span
          key={tick.fromRow}
          className={styles['tick']}
          data-look={lookOf(tick)}
          title={titleOf(tick)}
        />
      ))}
    </figure>
  );
};
