/**
 * What the window sees of callbacks: the receiver, what came, and the deposits told of.
 * Amounts are decimal text, times are ISO 8601 UTC text; no key and no signature.
 */
import type { CallbackClaim } from '#core/receive/callback.ts';
import type { Difference } from '#core/receive/deposit.ts';
import type { PageView } from './app.ts';

/** Why a callback is not believed. */
export type DisbeliefView = 'malformed' | 'unsigned' | 'wrong-signature' | 'wrong-platform';

export interface ReceiverView {
  readonly on: boolean;
  readonly port: number;
  readonly ipv6: boolean;
  readonly hasSecretPath: boolean;
  /** `/callback`, with its unguessable part where there is one. */
  readonly path: string;
  /** Where it listens, or would, with the path. */
  readonly localUrls: readonly string[];
  readonly tunnel: string;
  readonly state:
    | { readonly kind: 'off' | 'starting' }
    | { readonly kind: 'on'; readonly addresses: readonly string[]; readonly since: string }
    | { readonly kind: 'failed'; readonly detail: string };
  /** Why it may not listen here; null where it may. */
  readonly closedBecause: string | null;
  /** What came since it was switched on. */
  readonly tally: {
    readonly kept: number;
    readonly repeated: number;
    readonly unavailable: number;
    readonly turnedAway: number;
    readonly disbelieved: Readonly<Record<DisbeliefView, number>>;
  };
  /** Callbacks that are kept, whenever they came; null when the store cannot be read. */
  readonly stored: number | null;
}

export interface CallbackView {
  readonly digest: string;
  readonly kind: 'deposit' | 'withdrawal' | 'test' | 'other';
  readonly form: 'json' | 'form';
  readonly source: 'receiver' | 'pasted';
  /** Null when it was signed rightly and cannot be understood. */
  readonly claim: CallbackClaim | null;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly times: number;
  /** The payout a withdrawal callback speaks of. */
  readonly payoutId: string | null;
}

export interface FieldReadingView {
  /** The vendor's name. */
  readonly name: string;
  readonly value: string | null;
  /** Null when it can be used. */
  readonly problem: string | null;
}

export interface CallbackDetailView {
  readonly callback: CallbackView;
  /** As it came. */
  readonly body: string;
}

export interface DepositView {
  readonly id: string;
  readonly currencyId: number;
  readonly orderId: string;
  readonly amount: string;
  readonly received: string | null;
  /** What counts; see `core/receive/deposit.ts`. */
  readonly counted: string;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly chainHash: string;
  readonly address: string;
  readonly tag: string | null;
  readonly marks: readonly {
    readonly confirmations: number | null;
    readonly firstAt: string;
    readonly times: number;
  }[];
  readonly differs: readonly Difference[];
  readonly firstAt: string;
  readonly lastAt: string;
  /** What we gave out under this reference, where it is known here. */
  readonly givenOut: { readonly kind: 'address' | 'invoice'; readonly payer: string } | null;
}

export interface DepositListView extends PageView<DepositView> {
  readonly totals: readonly {
    readonly currencyId: number;
    readonly count: number;
    readonly counted: string;
  }[];
}

export interface DisbelievedView {
  readonly counts: readonly {
    readonly why: DisbeliefView;
    readonly times: number;
    readonly lastAt: string;
  }[];
  /** Newest first; the last hundred. */
  readonly samples: readonly {
    readonly at: string;
    readonly why: DisbeliefView;
    readonly bytes: number;
    readonly head: string;
  }[];
}

/** A callback that was pasted in, held against platform and key. */
export interface ProofView {
  readonly form: 'json' | 'form';
  readonly verdict: 'valid' | DisbeliefView;
  /** More about a body that cannot be read. */
  readonly problem: string | null;
  /** Which spelling of the body the signature fits, whatever else is wrong. */
  readonly fits: 'as-sent' | 'slashes-escaped' | 'keys-sorted' | 'keys-sorted-escaped' | null;
  readonly kind: CallbackView['kind'] | null;
  readonly platformId: number | null;
  readonly ourPlatformId: number;
  readonly fields: readonly FieldReadingView[];
  readonly understood: boolean;
  /** The callback that was kept before, which this repeats. */
  readonly known: CallbackView | null;
}

export interface ReceiverTestView {
  /** Null when the test could be sent; otherwise why not. */
  readonly problem: string | null;
  readonly answers: readonly {
    readonly address: string;
    readonly status: number | null;
    /** What was answered, or why nothing was. */
    readonly text: string;
  }[];
}

/** A withdrawal callback that names no payout we know, beside a payout whose outcome is unclear. */
export interface StrayView {
  readonly callback: CallbackView;
  readonly sameCurrency: boolean;
  readonly sameAmount: boolean;
  readonly sameAddress: boolean;
}

/** How the practice gateway calls back, and what it called. */
export interface PracticeCallbacksView {
  readonly url: string | null;
  readonly withdrawals: boolean;
  readonly form: 'v2' | 'v1' | 'both';
  readonly signs: 'raw' | 'php' | 'sorted';
  readonly fault: 'none' | 'forged' | 'unsigned' | 'other-platform';
  readonly repeats: number;
  readonly reversed: boolean;
  /** Newest first. */
  readonly sent: readonly {
    readonly n: number;
    readonly at: string;
    readonly form: 'v2' | 'v1';
    readonly body: string;
    readonly answers: readonly (number | string)[];
  }[];
}
