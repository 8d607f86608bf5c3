/** One balance over time, from every reading; a line for as long as nothing changed. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldSpanView } from '#contract/views/holdings.ts';
import { useReply } from '../../bridge/use-reply.ts';
import { ErrorBand, ProblemBand } from '../../ui/problem-band.tsx';
import type { StepPoint } from '../../ui/step-chart.tsx';
import { periodOf, StepHistory, type PeriodDays } from '../../ui/step-history.tsx';

interface HeldHistoryProps {
  readonly currencyId: number;
  readonly code: string;
  /** As it is now; another figure means there is a new reading. */
  readonly held: string;
}

/** Both ends of every span, so that the line is drawn as long as it was seen. */
const pointsOf = (spans: readonly HeldSpanView[]): readonly StepPoint[] =>
  spans.flatMap(({ from, until, held }) =>
    from === until
      ? [{ at: from, text: held }]
      : [
          { at: from, text: held },
          { at: until, text: held },
        ],
  );

const spanOf = (days: PeriodDays) => ({ days, period: periodOf(days, new Date()) });

export const HeldHistory = ({ currencyId, code, held }: HeldHistoryProps) => {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(() => ({ held, ...spanOf(7) }));
  const { days, period } = asked;
  const setDays = (next: PeriodDays) => setAsked({ held, ...spanOf(next) });
  // A new reading lies behind the end that was asked for before.
  if (asked.held !== held) setDays(days);
  const { value, error, reload } = useReply('holdings.history', { currencyId, ...period });
  if (error !== null) return <ErrorBand error={error} onRetry={reload} />;
  if (value !== null && value.problem !== null) {
    return <ProblemBand tone="waiting" happened={value.problem} />;
  }
  const spans = value?.spans ?? [];
  const rows = spans
    .map(({ from, until, held: text }) => ({ key: from, at: from, until, text }))
    .toReversed();
  return (
    <StepHistory
      title={t('holdings.history')}
      unit={code}
      days={days}
      onDays={setDays}
      points={pointsOf(spans)}
      rows={rows}
      note={t('holdings.historyNote')}
      empty={t(value === null ? 'common.loading' : 'holdings.historyNone')}
    />
  );
};
