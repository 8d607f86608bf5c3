import type { FiatRate } from './fiat-rate.ts';

/**
 * One thing the gateway can pay out: a coin or token on one network.
 * A balance in one currency never pays another, even of the same code (USDT on TRC20 and on BEP20).
 */
export interface Currency {
  /** The gateway's number for this currency and network; matched again before every payout. */
  readonly id: number;
  /** Ticker, upper case: "USDT". */
  readonly code: string;
  /** The gateway's name for the network: "TRC20". */
  readonly network: string;
  readonly name: string;
  /** Most decimals an amount may have. Null when neither the gateway nor our table tells: then nothing is payable. */
  readonly decimals: number | null;
  /** Price of one unit in USD as decimal text, or null when not provided. */
  readonly usdRate: string | null;
  /** Smallest deposit in the currency as decimal text, or null when not provided. */
  readonly minDeposit: string | null;
  /** Smallest withdrawal in the currency as decimal text, or null when not provided. */
  readonly minWithdraw: string | null;
  readonly tag: TagRule;
}

/** Whether a destination of this currency carries a tag or memo beside the address. */
export type TagRule = 'required' | 'optional' | 'none';

/** The currency list as read at one moment; every conversion names the snapshot it used. */
export interface CurrencySnapshot {
  readonly id: string;
  /** Wall clock, ms since 1970. */
  readonly takenAt: number;
  readonly currencies: readonly Currency[];
  /** Reference rates of other fiats than USD known at that moment; absent: none. A part of what `id` names. */
  readonly fiatRates?: readonly FiatRate[];
}

/** How a currency is written wherever money is decided: asset and network, never one alone. */
export const currencyLabel = (currency: Pick<Currency, 'code' | 'network'>): string =>
  `${currency.code} ${currency.network}`;
