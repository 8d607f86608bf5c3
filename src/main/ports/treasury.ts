/**
 * The treasury store as the desks need it: what comes in and what was read, beside the ledger and never part of it.
 * Payouts do not depend on it: when it cannot be used, its screens say so and everything else goes on.
 */
import type { Result } from '#core/result.ts';
import type { CallbackStore } from './callbacks.ts';
import type { AddressStore } from './deposit-addresses.ts';
import type { InvoiceStore } from './invoices.ts';
import type { ReadingStore } from './readings.ts';

/**
 * Why the store gave no answer. read-only: it is only looked at, nothing was written. unavailable: it cannot be
 * opened or trusted. failed: this one answer could not be given; nothing of it was kept.
 */
export interface TreasuryProblem {
  readonly kind: 'read-only' | 'unavailable' | 'failed';
  /** What is wrong and what to do. English. */
  readonly detail: string;
}

/** What every method answers. A write answers once it is durable; a read sees durable facts only. Never rejects. */
export type Stored<T> = Promise<Result<T, TreasuryProblem>>;

/** What the store may be used for. */
export type TreasuryStanding =
  | { readonly kind: 'open' }
  | {
      /** It may be read and takes nothing. */
      readonly kind: 'looking';
      readonly detail: string;
    }
  | { readonly kind: 'unavailable'; readonly detail: string };

/**
 * One file a profile. Each area is a port of its own, whose methods take one plain value and answer `Stored`; areas
 * may be asked side by side, and what is written at the same time becomes durable together.
 */
export interface Treasury {
  /** Resolves once the store is open or known to stay closed; later it may turn to unavailable, never back. */
  standing(): Promise<TreasuryStanding>;
  readonly addresses: AddressStore;
  readonly callbacks: CallbackStore;
  readonly invoices: InvoiceStore;
  readonly readings: ReadingStore;
}
