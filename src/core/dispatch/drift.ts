/** How far a rate may move between approval and sending. */
import { parseRate } from '../money/convert.ts';

/** Beyond so many hundredths the amounts no longer buy what was meant: a new quote and a new approval (F47). */
export const DRIFT_BOUND_PERCENT = 10n;

/**
 * Whether the price now is further from the price of the conversion than the bound, compared exactly.
 * A price that cannot be read now says nothing about the amounts, which are fixed: no drift.
 */
export const hasDrifted = (rateThen: string, rateNow: string | null): boolean => {
  const then = parseRate(rateThen);
  const now = rateNow === null ? null : parseRate(rateNow);
  if (!then.ok || now === null || !now.ok) return false;
  const apart = now.value.units - then.value.units;
  const distance = apart < 0n ? -apart : apart;
  return distance * 100n > then.value.units * DRIFT_BOUND_PERCENT;
};
