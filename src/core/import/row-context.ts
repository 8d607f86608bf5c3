import { MAX_DECIMALS, parseAmount, type Amount } from '../money/amount.ts';
import { parseRate, type Rate } from '../money/convert.ts';
import type { Currency, CurrencySnapshot } from '../money/currency.ts';
import { priceOf, type Price } from '../money/fiat-rate.ts';
import { familyOf, type NetworkFamily } from '../money/network.ts';
import type { DecimalMark } from './amount-text.ts';

/** A currency of the list with everything a row needs read once. */
export interface IndexedCurrency {
  readonly currency: Currency;
  readonly family: NetworkFamily | null;
  /** Null when the list has none or one that cannot be read. */
  readonly rate: Rate | null;
  readonly min: Amount | null;
  /** Other networks of the same code whose addresses look the same; choosing the wrong one loses the money. */
  readonly lookAlikes: readonly string[];
}

/** What every row of a file is checked against. Made once a file by {@link makeRowContext}. */
export interface RowContext {
  readonly snapshot: CurrencySnapshot;
  readonly decimalMark: DecimalMark;
  /** Listed currencies by exact code. */
  readonly byCode: ReadonlyMap<string, readonly IndexedCurrency[]>;
  /** USD prices of fiats that a reference rate is known for, by code. */
  readonly fiatPrices: ReadonlyMap<string, Price>;
}

/** Indexes a currency snapshot for checking rows written with one decimal mark. */
export const makeRowContext = (
  snapshot: CurrencySnapshot,
  decimalMark: DecimalMark,
): RowContext => {
  const byCode = new Map<string, IndexedCurrency[]>();
  for (const currency of snapshot.currencies) {
    const known = byCode.get(currency.code) ?? [];
    byCode.set(currency.code, [...known, indexed(currency, snapshot.currencies)]);
  }
  return { snapshot, decimalMark, byCode, fiatPrices: pricesOf(snapshot) };
};

const pricesOf = ({ fiatRates = [] }: CurrencySnapshot): RowContext['fiatPrices'] =>
  new Map(
    fiatRates.flatMap((given) => {
      const price = priceOf(given);
      return price.ok ? [[given.fiat, price.value] as const] : [];
    }),
  );

const indexed = (currency: Currency, all: readonly Currency[]): IndexedCurrency => {
  const family = familyOf(currency.code, currency.network);
  const rate = currency.usdRate === null ? null : parseRate(currency.usdRate);
  const min =
    currency.minWithdraw === null ? null : parseAmount(currency.minWithdraw, MAX_DECIMALS);
  return {
    currency,
    family,
    rate: rate?.ok === true ? rate.value : null,
    min: min?.ok === true ? min.value : null,
    lookAlikes: family === null ? [] : networksLike(currency, family, all),
  };
};

const networksLike = (
  currency: Currency,
  family: NetworkFamily,
  all: readonly Currency[],
): readonly string[] =>
  all
    .filter((other) => other.code === currency.code && other.network !== currency.network)
    .filter((other) => familyOf(other.code, other.network) === family)
    .map((other) => other.network);
