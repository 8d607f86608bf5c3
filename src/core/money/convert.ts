import { err, ok, type Result } from '../result.ts';
import { MAX_DECIMALS, parseAmount, powerOfTen, type Amount } from './amount.ts';

export type ConvertError = 'rate-not-decimal' | 'rate-zero' | 'too-large';

/** The price of one whole unit in USD, read once: `units` × 10^-18 USD. */
export interface Rate {
  readonly units: bigint;
}

/** Digits an amount may have before the point. */
export const MOST_DIGITS = 18;

/** Reads a USD rate exactly. Errors: rate-not-decimal (also more than 18 decimals), rate-zero. */
export const parseRate = (text: string): Result<Rate, ConvertError> => {
  const rate = parseAmount(text, MAX_DECIMALS);
  if (!rate.ok) return err('rate-not-decimal');
  return rate.value.units === 0n ? err('rate-zero') : ok({ units: rate.value.units });
};

/**
 * What a USD amount buys at a rate: the exact quotient rounded down once to `decimals`.
 * Invariant I14: 0 ≤ fiat − crypto × rate < rate × 10^-decimals. The result may be zero; refusing that is the caller's.
 * Errors: too-large, when the result has more than 18 digits before the point.
 */
export const convertAt = (
  fiat: Amount,
  rate: Rate,
  decimals: number,
): Result<Amount, ConvertError> => {
  // No amount has more than MAX_DECIMALS, so its own accuracy shortens the power and the quotient stays exact.
  const units = (fiat.units * powerOfTen(decimals + MAX_DECIMALS - fiat.decimals)) / rate.units;
  return units >= powerOfTen(MOST_DIGITS + decimals) ? err('too-large') : ok({ units, decimals });
};

/**
 * As {@link convertAt} with the rate as the gateway writes it: decimal text, USD for one unit.
 * `fiat` must be USD, the only currency the rate speaks of.
 */
export const toCrypto = (
  fiat: Amount,
  usdRate: string,
  decimals: number,
): Result<Amount, ConvertError> => {
  const rate = parseRate(usdRate);
  return rate.ok ? convertAt(fiat, rate.value, decimals) : rate;
};

/**
 * The value of an amount in USD to the nearest cent, for figures marked as about; null without a usable rate.
 * Nearest, so that what 100.00 USD bought, rounded down once, is not shown as worth 99.99.
 */
export const toUsd = (amount: Amount, usdRate: string | null): Amount | null => {
  if (usdRate === null) return null;
  const rate = parseRate(usdRate);
  if (!rate.ok) return null;
  const whole = powerOfTen(amount.decimals + MAX_DECIMALS);
  return { units: (amount.units * rate.value.units * 200n + whole) / (2n * whole), decimals: 2 };
};
