/**
 * What the window sees of fees considered, exchanges estimated, and balances over time.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { NoRollForward } from '#core/balance/roll-forward.ts';
import type { Watched } from '#core/currency/list-change.ts';

/** Both fees of paying an amount, or why they are not known. */
export type FeeView =
  | {
      readonly kind: 'known';
      readonly network: string;
      readonly service: string;
      /** What would leave the balance, as the gateway counts it. */
      readonly gross: string;
      readonly takenAt: string;
      /** Asked with an address paid before; otherwise with an example of the network. */
      readonly knownAddress: boolean;
    }
  | { readonly kind: 'unknown'; readonly because: string };

/** An exchange as the gateway would make it now. */
export interface EstimateView {
  readonly fromId: number;
  readonly toId: number;
  readonly give: string;
  readonly receive: string;
  /** Received for one given, as the gateway says; null where it does not. */
  readonly rate: string | null;
  /** The same as the two amounts imply. */
  readonly implied: string | null;
  /** Percent of what the listed prices would give, with its sign: "-1"; null where a price is missing. */
  readonly apart: string | null;
  readonly takenAt: string;
}

/** How a person keeps the table of currencies. */
export interface CurrencyTableView {
  /** Ids of marked currencies. */
  readonly favourites: readonly number[];
  /** Keys of columns that are put away. */
  readonly hiddenColumns: readonly string[];
}

/** One change of the list, with the currency it is about as it was or is. */
export interface ListChangeView {
  readonly at: string;
  /** When the list before was read. */
  readonly since: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  /** Set where something of it changed. */
  readonly field: Watched | null;
  readonly was: string | null;
  readonly now: string | null;
}

export interface RateMoveView {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly was: string | null;
  readonly now: string | null;
  /** Percent with its sign; null where one of them is missing. */
  readonly moved: string | null;
}

export interface CurrencyHistoryView {
  readonly total: number;
  readonly changes: readonly ListChangeView[];
  /** Prices of the last list against the one before. */
  readonly moves: readonly RateMoveView[];
  readonly lastAt: string | null;
  readonly beforeAt: string | null;
  /** Why there is no history; null while there is. */
  readonly problem: string | null;
}

export interface RateHistoryView {
  /** In order of time; a price stands until the next point. */
  readonly points: readonly { readonly at: string; readonly rate: string | null }[];
  readonly problem: string | null;
}

/** What open payouts of one stage may still take. */
export interface ReservedView {
  readonly stage: 'approved' | 'sending' | 'sent' | 'unclear';
  readonly count: number;
  readonly sum: string;
}

export interface HoldingView {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  /** Whether the gateway still lists it. */
  readonly listed: boolean;
  readonly held: string;
  readonly usd: string | null;
  readonly reserved: string;
  readonly stages: readonly ReservedView[];
  /** What their fees may come to; null where no quote is known. */
  readonly fees: string | null;
  /** Left after both, with a minus sign when they are more than is held. */
  readonly left: string;
  readonly leftUsd: string | null;
  readonly threshold: {
    readonly least: string;
    readonly by: string;
    readonly setAt: string;
  } | null;
  /** Whether less is left than should be. */
  readonly low: boolean;
}

export interface HoldingsView {
  readonly takenAt: string | null;
  readonly holdings: readonly HoldingView[];
  /** Why the balances could not be read just now; the last good ones are shown. */
  readonly problem: string | null;
  /** Why thresholds and history are not there. */
  readonly storeProblem: string | null;
}

export interface HeldSpanView {
  readonly from: string;
  readonly until: string;
  /** Null while the gateway did not name the currency. */
  readonly held: string | null;
}

export interface HeldHistoryView {
  /** In order of time. */
  readonly spans: readonly HeldSpanView[];
  readonly problem: string | null;
}

export interface RollForwardView {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  /** Null when there is nothing to roll forward between. */
  readonly figures: {
    readonly opening: string;
    readonly openingAt: string;
    readonly closing: string;
    readonly closingAt: string;
    /** How far the readings lie from the days asked for, ms. */
    readonly openingAway: number;
    readonly closingAway: number;
    readonly deposits: string;
    readonly depositCount: number;
    readonly debits: string;
    readonly debitCount: number;
    readonly fees: string;
    /** With its sign. */
    readonly unexplained: string;
    readonly inFlight: string;
    readonly inFlightCount: number;
    readonly withoutFees: number;
  } | null;
  readonly because: NoRollForward | null;
}

export interface RollForwardListView {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly RollForwardView[];
  readonly problem: string | null;
}
