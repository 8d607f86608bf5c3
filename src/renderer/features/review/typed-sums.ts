/** The second confirmation: the control sums as retyped by the person, compared as values, never as floats. */
import type { ReviewSum } from '#contract/views/money.ts';
import { compareAmounts, formatAmount, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';

/** Above this many currencies the order and the fields stand closer together. */
export const isMany = (sums: readonly unknown[]): boolean => sums.length > 4;

export type SumVerdict = 'empty' | 'matches' | 'differs';

/** Grouping spaces as the screen prints them are no part of a number; anything else must be canonical. */
const withoutSpaces = (text: string): string => text.replace(/\s/gu, '');

/** Compares what was typed with the control sum: "1 204.50" and "1204.5" are the same value. */
export const verdictOf = (typed: string, sum: string): SumVerdict => {
  const text = withoutSpaces(typed);
  if (text === '') return 'empty';
  const left = parseAmount(text, MAX_DECIMALS);
  const right = parseAmount(sum, MAX_DECIMALS);
  if (!left.ok || !right.ok) return 'differs';
  return compareAmounts(left.value, right.value) === 0 ? 'matches' : 'differs';
};

/** What may be sent as `typedSums`, or null while any sum is missing or differs. */
export const completeSums = (
  typed: Readonly<Record<string, string>>,
  sums: readonly ReviewSum[],
): Record<string, string> | null => {
  const complete: Record<string, string> = {};
  for (const { of: key, sum } of sums) {
    const text = withoutSpaces(typed[key] ?? '');
    if (verdictOf(text, sum) !== 'matches') return null;
    const parsed = parseAmount(text, MAX_DECIMALS);
    if (!parsed.ok) return null;
    complete[key] = formatAmount(parsed.value);
  }
  return sums.length === 0 ? null : complete;
};
