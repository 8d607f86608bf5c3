/**
 * Money coming in, as the practice gateway's books and its state file keep it. Times are ms since 1970.
 */

/** A deposit address given out; it belongs to its order and may be paid any number of times. */
export interface GivenAddress {
  readonly orderId: string;
  readonly currencyId: number;
  readonly address: string;
  /** Null on chains where the address alone says whose money it is. */
  readonly destinationTag: number | null;
  readonly at: number;
}

/** A payment page, open until it is paid or its time is over. */
export interface Invoice {
  readonly orderId: string;
  /** With two decimals, in `symbol`. */
  readonly amount: string;
  readonly symbol: string;
  /** Currencies that may be paid; empty stands for all. */
  readonly currencyIds: readonly number[];
  /** The vendor's code: 0 all, 1 crypto, 2 fiat. */
  readonly type: number;
  readonly url: string;
  readonly at: number;
  readonly expiresAt: number;
}

/** Why the gateway takes no notice of a deposit: nothing is credited, and no callback follows. */
export type Unnoticed = 'below-minimum' | 'no-tag';

/** One payment of a customer. Amounts are decimal text in the currency itself. */
export interface Deposit {
  /** Counts from 1. */
  readonly n: number;
  readonly via: 'address' | 'invoice';
  readonly orderId: string;
  readonly currencyId: number;
  readonly addressTo: string;
  readonly destinationTag: number | null;
  /** What the customer sent. */
  readonly amount: string;
  /** What is credited to the balance. */
  readonly amountReceive: string;
  readonly feeService: string;
  readonly feeNetwork: string;
  /** Worth in the invoice's symbol when it arrived, two decimals; null for an address, which asks for no amount. */
  readonly worth: string | null;
  readonly txhash: string;
  readonly at: number;
  readonly unnoticed: Unnoticed | null;
}
