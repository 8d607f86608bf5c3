/** The price of one currency over time, as this computer recorded it. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReply } from '../../bridge/use-reply.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import { periodOf, StepHistory, type PeriodDays } from '../../ui/step-history.tsx';

const spanOf = (days: PeriodDays) => ({ days, period: periodOf(days, new Date()) });

export const RateHistory = ({ currencyId }: { readonly currencyId: number }) => {
  const { t } = useTranslation();
  const [{ days, period }, setPeriod] = useState(() => spanOf(7));
  const setDays = (next: PeriodDays) => setPeriod(spanOf(next));
  const { value, error, reload } = useReply('currency.rates', { currencyId, ...period });
  if (error !== null) return <ErrorBand error={error} onRetry={reload} />;
  if (value !== null && value.problem !== null) {
    return <ProblemBand tone="waiting" happened={value.problem} />;
  }
  const points = (value?.points ?? []).map(({ at, rate }) => ({ at, text: rate }));
  // A price stands until the next one, so the last is drawn to the end of the period.
  const last = points.at(-1);
  const drawn = last === undefined ? points : [...points, { ...last, at: period.to }];
  const rows = points.map(({ at, text }) => ({ key: at, at, until: at, text })).toReversed();
  return (
    <StepHistory
      title={t('currencies.history.rate')}
      unit="USD"
      days={days}
      onDays={setDays}
      points={drawn}
      rows={rows}
      note={t('currencies.history.note')}
      empty={t(value === null ? 'common.loading' : 'currencies.history.none')}
    />
  );
};
