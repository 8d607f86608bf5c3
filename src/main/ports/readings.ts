/** Readings of the gateway that are kept to be looked at later: lists, prices, balances, and what may not run low. */
import type { HeldSpan } from '#core/balance/span.ts';
import type { ListChange } from '#core/currency/list-change.ts';
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import type { Page } from './ledger.ts';
import type { Stored } from './treasury.ts';

/** A currency list as it was read; `takenAt` in ms since 1970. */
export interface KeptList {
  readonly takenAt: number;
  readonly currencies: readonly Currency[];
}

/** The last list and the one before it. */
export interface KeptLists {
  readonly last: KeptList;
  readonly before: KeptList | null;
}

/** A change of the list with the lists it lies between; ms since 1970. */
export interface KeptChange {
  readonly change: ListChange;
  readonly at: number;
  /** When the list before was read. */
  readonly since: number;
}

/** A price at a moment: USD for one unit as decimal text, null where the gateway gave none. */
export interface RatePoint {
  readonly at: number;
  readonly rate: string | null;
}

/** All balances as they were read at one moment. */
export interface KeptBalances {
  readonly takenAt: number;
  readonly balances: readonly Balance[];
}

/** What should be left of a currency at least. */
export interface Threshold {
  readonly currencyId: number;
  /** Decimal text in the currency. */
  readonly least: string;
  readonly by: string;
  readonly setAt: number;
  /** Since when it has been below, and a person was told; null while it is not. */
  readonly lowSince: number | null;
}

/** One currency over a period; ms since 1970, both ends included. */
export interface Stretch {
  readonly currencyId: number;
  readonly from: number;
  readonly to: number;
}

export interface ReadingStore {
  /** Keeps a list, its prices, and what changed since the one before. */
  keepList(list: KeptList): Stored<null>;
  /** Null until a list was kept. */
  lists(asked: null): Stored<KeptLists | null>;
  /** Newest first. */
  changes(asked: { readonly offset: number; readonly limit: number }): Stored<Page<KeptChange>>;
  /** In order of time, thinned as they grow old; the point that held when the period began comes first. */
  rates(asked: Stretch): Stored<readonly RatePoint[]>;
  /** Keeps a reading; what is unchanged only lasts longer. One dated before the last takes its place behind it. */
  keepBalances(reading: KeptBalances): Stored<null>;
  /** Every span that touches the period, in order of time, and the one before it. */
  spans(asked: Stretch): Stored<readonly HeldSpan[]>;
  thresholds(asked: null): Stored<readonly Threshold[]>;
  /** Sets what should be left at least; null takes it away. */
  setThreshold(
    asked: Pick<Threshold, 'currencyId' | 'by' | 'setAt'> & { readonly least: string | null },
  ): Stored<null>;
  /** Notes since when a currency has been low, or that it is not any more. */
  noteLow(asked: { readonly currencyId: number; readonly since: number | null }): Stored<null>;
}
