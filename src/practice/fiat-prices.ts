/**
 * At what price the practice gateway takes fiats other than USD. The vendor publishes none, so these are practice data
 * and say nothing about it; they are written down here so that people can type them as reference rates.
 */
import { priceOf, type FiatRate, type Price } from '#core/money/fiat-rate.ts';

/** USD for one unit. */
const PRACTICE_USD: Readonly<Record<string, string>> = {
  USD: '1',
  EUR: '1.0842',
  GBP: '1.2675',
  CHF: '1.1210',
  PLN: '0.2510',
  UAH: '0.0241',
  BRL: '0.1830',
  MXN: '0.0551',
  JPY: '0.0067',
  KWD: '3.2510',
};

/** The price of one unit of a fiat; null for one that cannot be converted. */
export type FiatPrices = (code: string) => Price | null;

const priceFrom = (rate: Pick<FiatRate, 'rate' | 'per'>): Price | null => {
  const price = priceOf(rate);
  return price.ok ? price.value : null;
};

/** The prices of the practice gateway itself. */
export const practiceFiatPrices: FiatPrices = (code) => {
  const rate = Object.hasOwn(PRACTICE_USD, code) ? PRACTICE_USD[code] : undefined;
  return rate === undefined ? null : priceFrom({ rate, per: 'usd-for-one' });
};

/** Prices of a plan: USD and the reference rates it was made with. */
export const fiatPricesOf =
  (rates: readonly Pick<FiatRate, 'fiat' | 'rate' | 'per'>[]): FiatPrices =>
  (code) => {
    if (code === 'USD') return practiceFiatPrices(code);
    const rate = rates.find(({ fiat }) => fiat === code);
    return rate === undefined ? null : priceFrom(rate);
  };
