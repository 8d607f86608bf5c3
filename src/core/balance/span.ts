/** A balance over time, as readings showed it: one span for as long as nothing changed. */
import { compareAmounts, type Amount } from '../money/amount.ts';

/** What one currency held from the first to the last reading that said so. Times are ms since 1970. */
export interface HeldSpan {
  /** The first reading with this value. */
  readonly from: number;
  /** The last one before it changed, or the newest. */
  readonly until: number;
  /** Null: readings of that time did not name the currency any more. */
  readonly held: Amount | null;
}

/** A balance at a moment that a reading stands for. */
export interface HeldAt {
  readonly at: number;
  readonly held: Amount;
}

/**
 * The balance at `moment` as the last reading before it said; spans in order of time. Where the same was read before
 * and after, it is taken to have stood so in between. Null without any reading before, or when it named no balance.
 */
export const heldAt = (spans: readonly HeldSpan[], moment: number): HeldAt | null => {
  const span = spans.findLast(({ from }) => from <= moment);
  if (span === undefined || span.held === null) return null;
  return { at: Math.min(span.until, moment), held: span.held };
};

/** The first reading that named a balance, for a period that began before there was any. */
export const firstHeld = (spans: readonly HeldSpan[]): HeldAt | null => {
  const span = spans.find(({ held }) => held !== null);
  return span === undefined || span.held === null ? null : { at: span.from, held: span.held };
};

/** Whether a reading says the same as the span that stands last. */
export const isSameHeld = (a: Amount | null, b: Amount | null): boolean => {
  if (a === null || b === null) return a === b;
  return a.decimals === b.decimals && compareAmounts(a, b) === 0;
};
