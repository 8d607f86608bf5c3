import type { Destination } from '../beneficiary/destination.ts';
import type { Amount } from '../money/amount.ts';
import type { FiatRate } from '../money/fiat-rate.ts';
import type { PayoutState } from './state.ts';

/** What a payout says: frozen at submission, covered by the fingerprint, sent byte for byte. */
export interface PayoutContent {
  /** The payer's own id, unique for ever on a platform; `[A-Za-z0-9._-]{1,40}`. */
  readonly reference: string;
  readonly beneficiary: string;
  readonly destination: Destination;
  /** What the gateway is asked to send, in the currency's own accuracy; with `fiatExact` only what is expected. */
  readonly amount: Amount;
  /** The amount the payer asked for as canonical decimal text, with its unit: "100" of "USD". */
  readonly asked: { readonly amount: string; readonly unit: string };
  /** USD price of one unit used for the conversion; null when the payer wrote the crypto amount. */
  readonly rate: string | null;
  readonly note: string;
  /** 1 to 9, 1 is sent first; absent when the payer gave none. */
  readonly priority?: number;
  /** Present when the gateway converts: `asked` is sent as it stands. */
  readonly fiatExact?: FiatExact;
}

/** What the gateway's own conversion of a fiat amount is held against, beside the rate of the plan. */
export interface FiatExact {
  /** How far the price it implies may be from the plan's, hundredths of a percent. */
  readonly bound: number;
  /** The reference rate of the fiat; null for USD, in which the gateway gives its rates. */
  readonly through: Pick<FiatRate, 'rate' | 'per'> | null;
}

/** One instruction to pay one beneficiary. */
export interface Payout extends PayoutContent {
  readonly id: string;
  readonly batchId: string;
  /** Data row in the file, from 1. */
  readonly row: number;
  /** Counts attempts that may each pay once; a new one exists only after definite failure. */
  readonly epoch: number;
  /** Look-up key sent with the withdrawal; see `orderIdFor`. */
  readonly orderId: string;
  readonly state: PayoutState;
  /** With `fiatExact`: the coin amount as the gateway first told it, decimal text; absent until then. */
  readonly sent?: string;
}

/** What the gateway says about its withdrawal for a payout. Times are ms since 1970. */
export interface Withdrawal {
  /** The gateway's opaque id; never parsed. */
  readonly withdrawalId: string | null;
  /** 'other' is any answer outside the documented three; treated as unknown. */
  readonly status: 'pending' | 'success' | 'error' | 'other';
  readonly currencyId: number | null;
  readonly address: string | null;
  readonly amount: string | null;
  readonly chainHash: string | null;
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly confirmations: number | null;
}
