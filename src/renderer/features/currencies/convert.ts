/** Both directions of the converter as plain text; every figure is decimal text. */
import type { CurrencyView, FiatRateView } from '#contract/views/money.ts';
import { toCoin, toFiat } from '#core/currency/converter.ts';
import { formatAmount, formatFixed, parseAmount, type Amount } from '#core/money/amount.ts';
import { fiatDecimals } from '#core/money/fiat.ts';
import { priceOf, type Price } from '#core/money/fiat-rate.ts';
import { err, ok, type Result } from '#core/result.ts';

export type Side = 'fiat' | 'coin';
export type ConvertFault = 'empty' | 'not-decimal' | 'too-fine' | 'no-answer';

export interface Converted {
  readonly side: Side;
  readonly fiat: string;
  readonly coin: string;
  readonly isExact: boolean;
  /** From fiat: what the coin amount is worth. From coin: the exact worth in USD. */
  readonly worth: string;
  /** From coin: which way the fiat figure was rounded. */
  readonly direction: 'up' | 'down' | 'none';
}

interface Question {
  readonly side: Side;
  readonly text: string;
  readonly fiat: string;
  readonly currency: CurrencyView;
  /** The reference rate of the fiat; null for USD. */
  readonly rate: FiatRateView | null;
}

const read = (text: string, decimals: number): Result<Amount, ConvertFault> => {
  const typed = text.replaceAll(/\s/g, '');
  if (typed === '') return err('empty');
  const amount = parseAmount(typed, decimals);
  if (amount.ok) return amount;
  return err(amount.error === 'too-many-decimals' ? 'too-fine' : 'not-decimal');
};

const ONE: Price = { usd: 1n, units: 1n };

const priceFor = ({ rate }: Question): Price | null => {
  if (rate === null) return ONE;
  const price = priceOf(rate);
  return price.ok ? price.value : null;
};

/** Errors: see ConvertFault; 'no-answer' when rate or accuracy are missing or the result cannot be written. */
export const convert = (asked: Question): Result<Converted, ConvertFault> => {
  const { side, text, fiat, currency } = asked;
  const price = priceFor(asked);
  const minor = fiatDecimals(fiat);
  if (price === null || minor === null || currency.decimals === null) return err('no-answer');
  const amount = read(text, side === 'fiat' ? minor : currency.decimals);
  if (!amount.ok) return amount;
  if (side === 'fiat') {
    const bought = toCoin(amount.value, price, currency);
    if (bought === null) return err('no-answer');
    return ok({
      side,
      fiat: formatFixed(amount.value),
      coin: formatAmount(bought.coin),
      isExact: bought.isExact,
      worth: formatFixed(bought.worth),
      direction: bought.isExact ? 'none' : 'down',
    });
  }
  const worth = toFiat(amount.value, { price, minor }, currency);
  if (worth === null) return err('no-answer');
  return ok({
    side,
    fiat: formatFixed(worth.fiat),
    coin: formatAmount(amount.value),
    isExact: worth.isExact,
    worth: worth.exactUsd,
    direction: worth.direction,
  });
};
