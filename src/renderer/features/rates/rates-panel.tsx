/** Above rows and plan: which currencies wait for a reference rate, and the rates at hand with source, time and who. */
import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FiatRateView, RateListView } from '#contract/views/money.ts';
import { call } from '../../bridge/client.ts';
import {
  askForRates,
  closeRateDialog,
  ratesWereKept,
  useRateDialog,
} from '../../bridge/rate-dialog-store.ts';
import { useBursts } from '../../bridge/use-bursts.ts';
import { useReading } from '../../bridge/use-reading.ts';
import { ProblemBand } from '../../ui/problem-band.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { RateDialog } from './rate-dialog.tsx';
import styles from './rates.module.css';

const Rate = ({ rate, mostHours }: { readonly rate: FiatRateView; readonly mostHours: number }) => {
  const { t } = useTranslation();
  const words = rate.per === 'usd-for-one' ? 'rates.usdForOne' : 'rates.forOneUsd';
  return (
    <li className={styles['rate']}>
      <strong>{t(words, { fiat: rate.fiat, rate: rate.rate })}</strong>
      <span>{rate.source}</span>
      <span className="muted">
        <TimeText at={rate.heldAt} />
      </span>
      <span className="muted">{rate.by}</span>
      {rate.stale && <StateMark tone="refused" word={t('rates.stale', { hours: mostHours })} />}
    </li>
  );
};

const Rates = ({ list }: { readonly list: RateListView }) => {
  const { t } = useTranslation();
  return (
    <section className={styles['known']} aria-label={t('rates.title')}>
      <h2>{t('rates.title')}</h2>
      <ul>
        {list.rates.map((rate) => (
          <Rate key={rate.fiat} rate={rate} mostHours={list.mostHours} />
        ))}
      </ul>
      <Button size="xs" onClick={() => askForRates(list.rates.map(({ fiat }) => fiat))}>
        {t('rates.renew')}
      </Button>
    </section>
  );
};

interface RatesPanelProps {
  readonly batchId: string;
  /** Whether the rates at hand are shown, or only what is missing. */
  readonly full: boolean;
}

export const RatesPanel = ({ batchId, full }: RatesPanelProps) => {
  const { t } = useTranslation();
  const { fiats } = useRateDialog();
  const reading = useReading(useCallback(() => call('rate.list', { batchId }), [batchId]));
  const { value: list, again, take } = reading;
  useBursts({ event: 'batch.changed', matches: (batch) => batch.id === batchId, wait: 300 }, again);
  if (list === null) return null;
  return (
    <>
      {list.needed.length > 0 && (
        <ProblemBand
          tone="waiting"
          happened={t('rates.needed', { fiats: list.needed.join(', ') })}
          meaning={t('rates.neededMeaning')}
          action={
            <Button variant="filled" onClick={() => askForRates(list.needed)}>
              {t('rates.enter')}
            </Button>
          }
        />
      )}
      {full && list.rates.length > 0 && <Rates list={list} />}
      {fiats !== null && (
        <RateDialog
          batchId={batchId}
          fiats={fiats}
          onKept={(kept) => {
            take(kept);
            ratesWereKept();
          }}
          onClose={closeRateDialog}
        />
      )}
    </>
  );
};
