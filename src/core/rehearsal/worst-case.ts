import { DRIFT_BOUND_PERCENT } from '../dispatch/drift.ts';
import { formatAmount, type Amount } from '../money/amount.ts';

/** How far a rate may move against us before a run stops, for words and figures; the bound itself is dispatch's. */
export const DRIFT_PERCENT_SHOWN = `${DRIFT_BOUND_PERCENT}`;

/**
 * What crypto worth `usd` at the plan's rates may be worth when the rate has risen to the bound, rounded up to the
 * accuracy of `usd`. Beyond the bound the run stops, so no payout converted by Purser leaves dearer than this.
 */
export const worstUsd = (usd: Amount): string => {
  const hundredths = usd.units * (100n + DRIFT_BOUND_PERCENT);
  return formatAmount({ units: (hundredths + 99n) / 100n, decimals: usd.decimals });
};
