import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OverviewView } from '#contract/views/app.ts';
import { navigate } from '../../app/navigation.ts';
import { Section } from '../../ui/section.tsx';
import { StateMark, type Tone } from '../../ui/state-mark.tsx';
import classes from './overview.module.css';

type Item = OverviewView['attention'][number];

const toneOf: Readonly<Record<Item['kind'], Tone>> = {
  unknown: 'unknown',
  held: 'unknown',
  paused: 'waiting',
  review: 'waiting',
  stalled: 'moving',
};

const open = ({ kind, batchId, payoutId }: Item): void => {
  if (payoutId !== null && (kind === 'unknown' || kind === 'held')) {
    navigate({ screen: 'unknown', payoutId });
  } else if (payoutId !== null) navigate({ screen: 'payouts', payoutId });
  else if (batchId !== null) navigate({ screen: 'batch', batchId });
};

/** What waits for a person, gravest first as main orders it. */
export const Attention = ({ items }: { readonly items: readonly Item[] }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('overview.attention')}>
      {items.length === 0 && <p className={classes.quiet}>{t('overview.attentionNone')}</p>}
      <ul>
        {items.map((item) => (
          <li key={`${item.kind}-${item.batchId}-${item.payoutId}`} className={classes.item}>
            <span className={classes.kind}>
              <StateMark tone={toneOf[item.kind]} word={t(`overview.kind.${item.kind}`)} />
            </span>
            <span className={classes.sentence}>{item.sentence}</span>
            {(item.batchId !== null || item.payoutId !== null) && (
              <Button variant="subtle" aria-label={item.sentence} onClick={() => open(item)}>
                {t('overview.attentionOpen')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
};
