/** A sum of money as a person types it, such as "12 USD", read against the currencies and rates at hand. */
import { MAX_DECIMALS, parseAmount, powerOfTen, type Amount } from '../money/amount.ts';
import { parseRate, type Rate } from '../money/convert.ts';
import type { Currency } from '../money/currency.ts';
import { fiatDecimals, RATED_FIAT } from '../money/fiat.ts';
import { priceOf, type FiatRate, type Price } from '../money/fiat-rate.ts';
import { err, ok, type Result } from '../result.ts';

/** What is to be paid, and what one unit of it is worth in USD. */
export interface Spend {
  readonly kind: 'fiat' | 'coin';
  /** ISO code of a fiat, or the code of a listed coin. */
  readonly unit: string;
  readonly amount: Amount;
  /** USD for one unit, exactly; null for a coin without a rate, which then buys itself only. */
  readonly price: Price | null;
}

export type SpendFault =
  | { readonly kind: 'empty' }
  | { readonly kind: 'no-unit'; readonly amount: string }
  | { readonly kind: 'not-decimal'; readonly text: string }
  | { readonly kind: 'too-fine'; readonly text: string; readonly decimals: number }
  | { readonly kind: 'unknown-unit'; readonly unit: string }
  | { readonly kind: 'no-rate'; readonly unit: string }
  | { readonly kind: 'zero' };

/** What a sum is read against. */
export interface SpendKnown {
  readonly currencies: readonly Pick<Currency, 'code' | 'usdRate'>[];
  /** Reference rates of fiats other than USD. */
  readonly fiatRates: readonly Pick<FiatRate, 'fiat' | 'rate' | 'per'>[];
}

const ONE: Price = { usd: 1n, units: 1n };

/** No sum that can be written takes more characters. */
const LONGEST = 64;

/** A number, and the unit behind or before it; spaces may group the digits. */
const SUM = /^(?:([a-z][a-z0-9]*)\s*)?([\d.,'\s]*\d[\d.,'\s]*?)\s*([a-z][a-z0-9]*)?$/i;

/**
 * Reads a sum. Digits may be grouped by spaces only; a comma is refused, because it may mean two things.
 * Errors: see SpendFault; none of them is guessed away.
 */
export const readSpend = (text: string, known: SpendKnown): Result<Spend, SpendFault> => {
  const typed = text.trim();
  if (typed === '') return err({ kind: 'empty' });
  const match = typed.length > LONGEST ? null : SUM.exec(typed);
  if (match === null) return err({ kind: 'not-decimal', text: typed });
  const [, before, digits = '', behind] = match;
  if (before !== undefined && behind !== undefined)
    return err({ kind: 'not-decimal', text: typed });
  const amount = digits.replaceAll(/\s/g, '');
  const unit = (behind ?? before ?? '').toUpperCase();
  if (!parseAmount(amount, MAX_DECIMALS).ok)
    return err({ kind: 'not-decimal', text: digits.trim() });
  if (unit === '') return err({ kind: 'no-unit', amount });
  return spendOf({ amount, unit }, known);
};

/** A sum of a unit already known apart. Errors: see SpendFault. */
export const spendOf = (
  { amount, unit }: { readonly amount: string; readonly unit: string },
  known: SpendKnown,
): Result<Spend, SpendFault> => {
  const found = unitOf(unit, known);
  if (!found.ok) return found;
  const { decimals, ...of } = found.value;
  const read = parseAmount(amount, decimals);
  if (!read.ok) {
    return read.error === 'too-many-decimals'
      ? err({ kind: 'too-fine', text: amount, decimals })
      : err({ kind: 'not-decimal', text: amount });
  }
  return read.value.units === 0n ? err({ kind: 'zero' }) : ok({ ...of, unit, amount: read.value });
};

interface Unit {
  readonly kind: Spend['kind'];
  readonly decimals: number;
  readonly price: Price | null;
}

const unitOf = (unit: string, known: SpendKnown): Result<Unit, SpendFault> => {
  const minor = fiatDecimals(unit);
  if (minor === null) {
    return known.currencies.some(({ code }) => code === unit)
      ? ok({ kind: 'coin', decimals: MAX_DECIMALS, price: coinPrice(unit, known) })
      : err({ kind: 'unknown-unit', unit });
  }
  if (unit === RATED_FIAT) return ok({ kind: 'fiat', decimals: minor, price: ONE });
  const rate = known.fiatRates.find(({ fiat }) => fiat === unit);
  const price = rate === undefined ? null : priceOf(rate);
  if (price === null || !price.ok) return err({ kind: 'no-rate', unit });
  return ok({ kind: 'fiat', decimals: minor, price: price.value });
};

/** The least rate its networks have, so that nothing is promised that one of them would not give. */
const coinPrice = (unit: string, { currencies }: SpendKnown): Price | null => {
  const rates = currencies.flatMap(({ code, usdRate }): readonly Rate[] => {
    const rate = code === unit && usdRate !== null ? parseRate(usdRate) : null;
    return rate?.ok === true ? [rate.value] : [];
  });
  const least = rates.reduce<Rate | null>(
    (low, rate) => (low === null || rate.units < low.units ? rate : low),
    null,
  );
  return least === null ? null : { usd: least.units, units: powerOfTen(MAX_DECIMALS) };
};
