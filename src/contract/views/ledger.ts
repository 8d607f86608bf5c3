/**
 * What the window sees of the ledger as a whole: what it may be used for, its verification, the way out of a lock.
 * Times are ISO 8601 UTC text, amounts decimal text.
 */
import type { PayoutState } from '#core/payout/state.ts';

/** The process that pays from a ledger this one only shows. */
export interface HolderView {
  readonly pid: number;
  readonly host: string;
  readonly user: string;
  readonly since: string;
  readonly version: string;
}

export type LedgerStandingView =
  | { readonly kind: 'open' }
  | {
      readonly kind: 'locked';
      readonly cause: 'behind' | 'replaced' | 'missing' | 'foreign' | 'restored';
      /** The entry that was kept as the last one, and when; null when none is kept here. */
      readonly anchor: { readonly seq: number; readonly at: string } | null;
      readonly head: { readonly seq: number; readonly at: string | null };
      /** Who put it in place, when, and when the backup was made; null unless the cause is `restored`. */
      readonly restored: {
        readonly at: string;
        readonly by: string;
        readonly madeAt: string | null;
      } | null;
    }
  | { readonly kind: 'damaged'; readonly detail: string }
  | {
      readonly kind: 'elsewhere';
      readonly holder: HolderView | null;
      readonly copiedAt: string;
    };

export interface SumLineView {
  readonly currency: string;
  readonly count: number;
  readonly sum: string;
}

export interface FaultView {
  readonly seq: number | null;
  readonly at: string | null;
  readonly what: string;
  readonly neighbours: string | null;
}

export interface VerdictView {
  readonly good: boolean;
  /** The verdict in one sentence or two. */
  readonly sentence: string;
  /** The page of text a person can keep. */
  readonly text: string;
  readonly checkedAt: string;
  readonly entries: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  readonly head: string;
  /** The head in groups of four, eight a line. */
  readonly headLines: readonly string[];
  readonly payouts: number;
  readonly batches: number;
  readonly states: readonly {
    readonly state: PayoutState;
    readonly count: number;
    readonly sums: readonly SumLineView[];
  }[];
  readonly faults: readonly FaultView[];
  readonly faultCount: number;
}

export type VerificationView =
  | { readonly kind: 'none' }
  | { readonly kind: 'copying' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'done'; readonly verdict: VerdictView };

/** The way out of a lock, as far as it has been walked. */
export interface UnlockView {
  readonly head: number;
  /** Payouts whose end this ledger does not know: the number to retype. */
  readonly open: number;
  /** Approved payouts whose approval becomes void. */
  readonly approved: number;
  readonly asking: boolean;
  /** Null before the gateway was asked. */
  readonly asked: {
    readonly done: number;
    readonly total: number;
    readonly found: number;
    readonly failed: number;
    readonly ended: boolean;
    /** What the gateway has and this ledger believes unsent, and what it would not answer about. */
    readonly notable: readonly {
      readonly payoutId: string;
      readonly reference: string;
      readonly beneficiary: string;
      readonly amount: string;
      readonly code: string;
      readonly network: string;
      readonly state: PayoutState;
      readonly answer: 'found' | 'failed';
      readonly detail: string | null;
    }[];
  } | null;
}
