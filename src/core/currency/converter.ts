/** The two directions of conversion, each with what its rounding took away. */
import { formatAmount, MAX_DECIMALS, powerOfTen, type Amount } from '../money/amount.ts';
import { parseRate, type Rate } from '../money/convert.ts';
import type { Currency } from '../money/currency.ts';
import { convertThrough, worthIn, type Price } from '../money/fiat-rate.ts';

type Priced = Pick<Currency, 'decimals' | 'usdRate'>;

/** Fiat to coin: rounded down once, so that no more leaves than was asked for. */
export interface ToCoin {
  readonly coin: Amount;
  /** Whether the quotient ended within the accuracy. */
  readonly isExact: boolean;
  /** What the coin amount is worth in the fiat, to its nearest minor unit. */
  readonly worth: Amount;
}

/** Coin to fiat: the nearest minor unit, for people to read; nothing is ever sent by this figure. */
export interface ToFiat {
  readonly fiat: Amount;
  readonly isExact: boolean;
  readonly direction: 'up' | 'down' | 'none';
  /** The exact worth in USD as decimal text, however many decimals it takes. */
  readonly exactUsd: string;
}

const rateOf = ({ usdRate }: Priced): Rate | null => {
  const rate = usdRate === null ? null : parseRate(usdRate);
  return rate?.ok === true ? rate.value : null;
};

/** What a fiat amount buys; null without rate or accuracy, or when the result is too large to write. */
export const toCoin = (fiat: Amount, price: Price, of: Priced): ToCoin | null => {
  const rate = rateOf(of);
  if (rate === null || of.decimals === null) return null;
  const bought = convertThrough(fiat, { price, rate }, of.decimals);
  if (!bought.ok) return null;
  const coin = bought.value;
  const asked = fiat.units * price.usd * powerOfTen(of.decimals + MAX_DECIMALS);
  const given = coin.units * price.units * powerOfTen(fiat.decimals) * rate.units;
  return { coin, isExact: asked === given, worth: worthIn(coin, { price, rate }, fiat.decimals) };
};

/** What a coin amount is worth; null without a rate. `minor` is the fiat's number of decimals. */
export const toFiat = (
  coin: Amount,
  { price, minor }: { readonly price: Price; readonly minor: number },
  of: Priced,
): ToFiat | null => {
  const rate = rateOf(of);
  if (rate === null) return null;
  const fiat = worthIn(coin, { price, rate }, minor);
  const exact = coin.units * rate.units * price.units * powerOfTen(minor);
  const shown = fiat.units * powerOfTen(coin.decimals + MAX_DECIMALS) * price.usd;
  return {
    fiat,
    isExact: exact === shown,
    direction: exact === shown ? 'none' : shown > exact ? 'up' : 'down',
    exactUsd: formatAmount({
      units: coin.units * rate.units,
      decimals: coin.decimals + MAX_DECIMALS,
    }),
  };
};
