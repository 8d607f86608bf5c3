import { formatAmount, type Amount } from '../money/amount.ts';
import { atTheBound, boundOf } from '../money/drift.ts';
import { percentText, type DriftBounds } from '../money/terms.ts';

/**
 * What crypto worth `usd` at the plan's rates may be worth when the price of the coin has risen to its bound, rounded
 * up to the accuracy of `usd`. Beyond the bound the run stops, so no payout converted by Purser leaves dearer.
 */
export const worstUsd = (usd: Amount, code: string, bounds: DriftBounds): string =>
  formatAmount(atTheBound(usd, boundOf(code, bounds)).most);

/** The bounds of these coins for people, smallest first: "2", or "0.5 and 2". */
export const boundsShown = (codes: readonly string[], bounds: DriftBounds): string =>
  [...new Set(codes.map((code) => boundOf(code, bounds)))]
    .sort((a, b) => a - b)
    .map(percentText)
    .join(' and ');
