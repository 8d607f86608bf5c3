/** When an open invoice is asked about again. */
import type { Invoice } from './invoice.ts';

/** How closely invoices are watched; practice watches more closely, so that staff need not wait. */
export interface WatchPace {
  /** Between two questions about an invoice made lately, ms. */
  readonly youngMs: number;
  /** Most time between two questions, ms. */
  readonly oldestMs: number;
}

export const LIVE_PACE: WatchPace = { youngMs: 15_000, oldestMs: 3_600_000 };
export const PRACTICE_PACE: WatchPace = { youngMs: 1_500, oldestMs: 60_000 };

/** An invoice older than this many times the time waited so far is asked about less often. */
const PATIENCE = 40;

/**
 * The time of the next question: a fortieth of the invoice's age, so that ten minutes after its making it is asked
 * about every quarter of a minute, and after a day every half hour. ms since 1970.
 */
export const nextQuestion = (
  invoice: Pick<Invoice, 'askedAt' | 'checkedAt'>,
  pace: WatchPace,
): number => {
  if (invoice.checkedAt === null) return invoice.askedAt;
  const age = Math.max(0, invoice.checkedAt - invoice.askedAt);
  const wait = Math.min(pace.oldestMs, Math.max(pace.youngMs, Math.trunc(age / PATIENCE)));
  return invoice.checkedAt + wait;
};
