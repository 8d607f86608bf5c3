/** Which currencies of the list a sum can pay, and in which order they are offered. */
import { MAX_DECIMALS, parseAmount } from '../money/amount.ts';
import { parseRate } from '../money/convert.ts';
import { currencyLabel, type Currency } from '../money/currency.ts';
import { buy, type Bought, type Unpayable } from './buy.ts';
import type { Spend } from './spend.ts';

export type Payable = Extract<Bought, { kind: 'pays' }> & { readonly currency: Currency };
export type Below = Extract<Bought, { kind: 'below' }> & { readonly currency: Currency };

export interface WhatPays {
  readonly pays: readonly Payable[];
  /** Nearest to its minimum first. */
  readonly below: readonly Below[];
  readonly unpayable: readonly { readonly currency: Currency; readonly because: Unpayable }[];
}

const byLabel = (a: { currency: Currency }, b: { currency: Currency }): number =>
  currencyLabel(a.currency) < currencyLabel(b.currency) ? -1 : 1;

/** Every currency of the list exactly once: above its minimum, below it, or not payable with its reason. */
export const whatPays = (spend: Spend, currencies: readonly Currency[]): WhatPays => {
  const rows = currencies.map((currency) => ({ currency, bought: buy(spend, currency) }));
  const pays = rows.flatMap(({ currency, bought }) =>
    bought.kind === 'pays' ? [{ ...bought, currency }] : [],
  );
  const below = rows.flatMap(({ currency, bought }) =>
    bought.kind === 'below' ? [{ ...bought, currency }] : [],
  );
  const unpayable = rows.flatMap(({ currency, bought }) =>
    bought.kind === 'unpayable' ? [{ currency, because: bought.because }] : [],
  );
  return {
    pays: pays.sort(byLabel),
    below: below.sort((a, b) =>
      a.more.units === b.more.units ? byLabel(a, b) : a.more.units < b.more.units ? -1 : 1,
    ),
    unpayable: unpayable.sort(byLabel),
  };
};

/** Both fees of a quote, decimal text in the currency. */
export interface Fees {
  readonly network: string;
  readonly service: string;
}

/** Both fees together, at eighteen decimals; null when either is no amount. */
export const feeSum = ({ network, service }: Fees): bigint | null => {
  const [flat, share] = [parseAmount(network, MAX_DECIMALS), parseAmount(service, MAX_DECIMALS)];
  return flat.ok && share.ok ? flat.value.units + share.value.units : null;
};

/** What a fee is worth in USD, exactly, over 10^36; null without a rate. */
const feeWorth = ({ usdRate }: Currency, fees: Fees | undefined): bigint | null => {
  const rate = usdRate === null ? null : parseRate(usdRate);
  const sum = fees === undefined ? null : feeSum(fees);
  return rate?.ok !== true || sum === null ? null : sum * rate.value.units;
};

/** Cheapest fee first; rows whose fee is not known follow, by name. */
export const cheapestFirst = (
  rows: readonly Payable[],
  feesOf: (currencyId: number) => Fees | undefined,
): readonly Payable[] => {
  const priced = rows.map((row) => ({
    row,
    worth: feeWorth(row.currency, feesOf(row.currency.id)),
  }));
  return priced
    .sort((a, b) => {
      if (a.worth === b.worth) return byLabel(a.row, b.row);
      if (a.worth === null || b.worth === null) return a.worth === null ? 1 : -1;
      return a.worth < b.worth ? -1 : 1;
    })
    .map(({ row }) => row);
};
