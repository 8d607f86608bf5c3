/**
 * One payout made two: amounts that add up to the old one exactly, and references of their own.
 */
import { formatAmount, MAX_DECIMALS, parseAmount } from '../money/amount.ts';
import { err, ok, type Result } from '../result.ts';
import type { DecimalMark } from './amount-text.ts';

/** Longest reference a row may have; see `checkReference`. */
const LONGEST_REFERENCE = 40;

/**
 * What is left of `total` beside `first`, both canonical decimal text; the two add up to `total` exactly.
 * Errors: words for a person, when either part would be nothing or cannot be read.
 */
export const restOf = (total: string, first: string): Result<string, string> => {
  const whole = parseAmount(total, MAX_DECIMALS);
  const part = parseAmount(first, MAX_DECIMALS);
  if (!whole.ok) return err('The amount of this row cannot be read. Correct it before splitting.');
  if (!part.ok)
    return err(`"${first.slice(0, 60)}" is not an amount. Write digits with a decimal point.`);
  const rest = whole.value.units - part.value.units;
  if (part.value.units <= 0n || rest <= 0n) {
    return err(`Both parts must be more than nothing: write an amount between 0 and ${total}.`);
  }
  return ok(formatAmount({ units: rest, decimals: MAX_DECIMALS }));
};

/** Two references for the parts of a row, told apart by -1 and -2; cut so that they stay short enough. */
export const partReferences = (reference: string): readonly [string, string] => {
  const stem = reference.slice(0, LONGEST_REFERENCE - 2);
  return [`${stem}-1`, `${stem}-2`];
};

/** Canonical decimal text as it is written under a decimal mark, without grouping. */
export const writtenUnder = (mark: DecimalMark, canonical: string): string =>
  mark === '.' ? canonical : canonical.replace('.', ',');
