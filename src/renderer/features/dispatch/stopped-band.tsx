/** Why a run stopped, in full width and in this order: what happened, what it means for the money, the next step. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StopReason } from '#core/audit/entry.ts';
import type { RunView } from '#contract/views/batch.ts';
import type { PayoutView } from '#contract/views/payout.ts';
import { HelpLink } from '../../app/help/help-link.tsx';
import { copyText } from '../../ui/clipboard.ts';
import { formatCount } from '../../ui/format.ts';
import { payoutMoney } from '../../ui/payout-money.tsx';
import { isolate } from '../../ui/isolate.ts';
import { StateShape, type Tone } from '../../ui/state-mark.tsx';
import styles from './dispatch.module.css';
import { isAskedFor, isInOwnWords } from './stop-words.ts';

interface StoppedBandProps {
  readonly run: RunView;
  /** The payout at which it stopped, when one is concerned and known here. */
  readonly payout: PayoutView | null;
  readonly action: ReactNode;
}

const toneOf = (run: RunView): Tone => {
  if (run.unknown > 0) return 'unknown';
  return run.reason !== null && isAskedFor(run.reason.code) ? 'waiting' : 'refused';
};

/** Purser's own detail as a sentence; words of the gateway or the system as a quotation. */
const detailOf = (
  { code, detail }: StopReason,
  quote: (detail: string) => string,
): string | null => {
  if (detail === null) return null;
  return isInOwnWords(code)
    ? `${detail.charAt(0).toUpperCase()}${detail.slice(1)}.`
    : quote(detail);
};

export const StoppedBand = ({ run, payout, action }: StoppedBandProps) => {
  const { t } = useTranslation();
  const { reason } = run;
  if (reason === null) return null;
  const words = `dispatch.stopped.${reason.code}` as const;
  const title = t(`${words}.title`);
  const money = t(`${words}.money`, { left: formatCount(run.left) });
  const next = t(`${words}.next`);
  const at =
    payout === null
      ? null
      : t('dispatch.atPayout', {
          row: payout.row,
          reference: payout.reference,
          beneficiary: isolate(payout.beneficiary),
          money: payoutMoney(payout),
        });
  const own = detailOf(reason, (detail) => t('dispatch.ownWords', { detail }));
  const code = t('dispatch.code', { code: reason.code });
  const details = [title, at, own, money, next, code].filter((line) => line !== null).join('\n');
  return (
    <section className={styles['stopped']} data-tone={toneOf(run)} role="alert">
      <div className={styles['stoppedHead']}>
        <StateShape tone={toneOf(run)} />
        <h2>{title}</h2>
      </div>
      <dl>
        <div>
          <dt>{t('dispatch.happened')}</dt>
          {at !== null && <dd>{at}</dd>}
          {own !== null && <dd>{own}</dd>}
          {at === null && own === null && <dd>{title}.</dd>}
        </div>
        <div>
          <dt>{t('dispatch.money')}</dt>
          <dd>{money}</dd>
        </div>
        <div>
          <dt>{t('dispatch.next')}</dt>
          <dd>{next}</dd>
        </div>
      </dl>
      <div className={styles['stoppedActions']}>
        {action}
        <span className={styles['spring']} />
        <span className={styles['code']}>{code}</span>
        <HelpLink page="stopped" heading={title} />
        <Button variant="subtle" onClick={() => void copyText(details, t('common.details'))}>
          {t('dispatch.copyDetails')}
        </Button>
      </div>
    </section>
  );
};
