import type { RunChoices } from '../dispatch/choices.ts';
import type { Override } from '../import/repeat.ts';
import type { Amount } from '../money/amount.ts';
import type { FiatRate } from '../money/fiat-rate.ts';
import type { ConversionMode, DriftBounds, MoneyTerms } from '../money/terms.ts';
import type { Covered, Owed } from '../payout/covered.ts';
import type { PayoutContent } from '../payout/payout.ts';
import type { PayoutEvent } from '../payout/transition.ts';
import type { PayoutState } from '../payout/state.ts';
import type { RehearsalResult } from '../rehearsal/result.ts';

/** Who caused an entry. A person is a name the operator chose; 'system' is Purser itself. */
export type Actor =
  { readonly kind: 'system' } | { readonly kind: 'person'; readonly name: string };

/** A batch as the ledger knows it; drafts live in the intake store until they are submitted. */
export interface BatchRecord {
  readonly id: string;
  /** The run key people see, "2026-11 payroll": tells "resume" from "pay again next month". */
  readonly name: string;
  readonly fileName: string | null;
  /** SHA-256 (hex) of the imported bytes, or null for a payout entered by hand. */
  readonly fileHash: string | null;
  /** See core/import/content-identity; absent in entries from before it was kept. */
  readonly contentIdentity?: string;
  /** See `fingerprintOf` in core/review. */
  readonly fingerprint: string;
  readonly snapshotId: string;
  /** When the rates of the plan were read; ms since 1970. */
  readonly snapshotAt: number;
  /** Rows in the file + added in Purser = payouts + excluded + with errors. */
  readonly rowsInFile: number;
  readonly rowsExcluded: number;
  readonly rowsWithErrors: number;
  /** Absent where none was added, and in records of earlier versions. */
  readonly rowsAdded?: number;
  /**
   * Changes a person made to the rows: how many steps were in force, and the SHA-256 (hex) over the record of all
   * that were ever made, which the store of drafts keeps. Absent where there were none.
   */
  readonly changes?: { readonly count: number; readonly digest: string };
  /** Amounts below the minimum that it carries forward to the next run; absent where there are none. */
  readonly carried?: readonly Owed[];
  /** What its amounts stand on; absent in entries from before it was kept. */
  readonly basis?: PlanBasis;
}

/** The rates a batch was planned at and the bounds it may be approved and sent within. */
export interface PlanBasis {
  readonly drift: DriftBounds;
  /** Who converts; absent: Purser, as it always was before the gateway could. */
  readonly mode?: ConversionMode;
  /** Reference rates its rows were converted through, by code. */
  readonly fiatRates: readonly FiatRate[];
  /** USD prices of what it pays, where there are any. */
  readonly usdRates: readonly { readonly currencyId: number; readonly rate: string }[];
}

/** Where a batch's run stands. Totals per payout state are derived, never stored here. */
export const RUN_STATES = [
  'submitted',
  'approved',
  'running',
  'paused',
  'finished',
  'returned',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Runs in the middle of being paid, sending or paused. */
export const OPEN_RUNS: readonly RunState[] = ['running', 'paused'];

/** Why a run stopped by itself or was stopped. `code` is stable; the window has the words. */
export interface StopReason {
  readonly code:
    | 'operator-paused'
    | 'operator-stopped'
    | 'restart'
    | 'sleep'
    | 'clocks-moved'
    | 'approval-lapsed'
    | 'unknown-outcome'
    | 'held'
    | 'refused'
    | 'not-authorised'
    | 'gateway-unreachable'
    | 'tls-failed'
    | 'rate-limited'
    | 'balance-unreadable'
    | 'balance-too-low'
    | 'funds-short'
    | 'passed-over'
    | 'limit-reached'
    | 'keychain-locked'
    | 'storage-failed'
    | 'currency-gone'
    | 'rates-stale'
    | 'spacing-lost'
    | 'internal';
  /** The gateway's or the system's own words, when there are any. */
  readonly detail: string | null;
  /** The payout at which the run stopped, if one is concerned. */
  readonly payoutId: string | null;
}

/** Raw reply to a withdraw, stored before it is interpreted (RP3). Body at most 64 KiB. */
export interface StoredReply {
  readonly status: number;
  readonly body: string;
}

/** An entry of the chain by place and hash: the end of a ledger, or the end as it was kept elsewhere. */
export interface LedgerHead {
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

/**
 * Every kind of ledger fact. Facts are appended and never changed; all views derive from them.
 * Times are put on by the ledger (wall and monotonic, boot id), so no fact carries its own.
 */
export type EntryBody =
  | { readonly kind: 'ledger.opened'; readonly bootId: string; readonly version: string }
  | {
      readonly kind: 'batch.submitted';
      readonly batch: BatchRecord;
      /** What the rehearsal found that the fingerprint covers; absent where none was made. */
      readonly rehearsal?: RehearsalResult;
      /** Account of the operating system that submitted it; absent in entries from before it was kept. */
      readonly account?: string;
    }
  | {
      readonly kind: 'payout.submitted';
      readonly payoutId: string;
      readonly batchId: string;
      readonly row: number;
      readonly epoch: number;
      readonly orderId: string;
      readonly content: PayoutContent;
      /** USD price of one unit when it was submitted, for totals and for the order of sending; null without one. */
      readonly usdRate: string | null;
      /** SHA-256 (hex) of the canonical row; equal at approval, claim and serialization (I9). */
      readonly digest: string;
      /** What a person let pass although it may pay something twice; absent where nothing was. */
      readonly overrides?: readonly Override[];
      /** The row said in so many words that no tag is needed; absent where it did not, or none is known. */
      readonly noTag?: true;
      /** Amounts it pays beside its own row's; absent where there are none. */
      readonly covers?: readonly Covered[];
    }
  | {
      readonly kind: 'batch.approved';
      readonly batchId: string;
      readonly fingerprint: string;
      /** One person confirmed twice. False: the policy asked for two, and another account had submitted it. */
      readonly singlePerson: boolean;
      /** Absent in entries from before these could be chosen; see `EARLIER_CHOICES`. */
      readonly choices?: RunChoices;
      /** Hash of the rehearsal that was approved; absent where none was. See `rehearsalHash`. */
      readonly rehearsal?: string;
      /** Account of the operating system that approved it; absent in entries from before it was kept. */
      readonly account?: string;
    }
  | {
      readonly kind: 'run.moved';
      readonly batchId: string;
      readonly to: RunState;
      readonly reason: StopReason | null;
    }
  | {
      /** A payout changed state. Refused by the ledger unless `from` is its state now and the table allows it. */
      readonly kind: 'payout.moved';
      readonly payoutId: string;
      readonly event: PayoutEvent;
      readonly from: PayoutState;
      readonly to: PayoutState;
      /** Attempt number within the epoch, from 1; null before the first claim. */
      readonly attempt: number | null;
      /** Claim token of the attempt (compare-and-swap); null where no attempt is live. */
      readonly token: string | null;
      readonly withdrawalId: string | null;
      readonly chainHash: string | null;
      /** Plain words: what was seen. */
      readonly detail: string | null;
      /** The coin amount the gateway says it made of a fiat amount; with the move that first heard of it, and only there. */
      readonly sent?: string;
    }
  | {
      /** RP3: what came back, before anyone reads meaning into it. */
      readonly kind: 'reply.stored';
      readonly payoutId: string;
      readonly attempt: number;
      readonly reply: StoredReply;
    }
  | {
      /** A look-up or status reading and what it said. */
      readonly kind: 'reading.stored';
      readonly payoutId: string;
      readonly by: 'orderId' | 'withdrawalId';
      readonly outcome: 'found' | 'not-found' | 'failed';
      readonly status: string | null;
      readonly chainHash: string | null;
      readonly debited: string | null;
      readonly networkFee: string | null;
      readonly serviceFee: string | null;
      readonly confirmations: number | null;
      readonly detail: string | null;
    }
  | {
      /** The end of an attempt to send, whatever its outcome: the spacing rule counts from here. */
      readonly kind: 'send.ended';
      readonly payoutId: string;
    }
  | {
      readonly kind: 'balance.read';
      readonly balances: readonly { readonly currencyId: number; readonly held: Amount }[];
    }
  | {
      readonly kind: 'capability.proven';
      readonly capability: 'order-id-lookup';
      readonly payoutId: string;
    }
  | {
      /** A person compared a restored ledger with the gateway and let it pay again (RP6). */
      readonly kind: 'ledger.unlocked';
      /** The head that was kept outside the file; null when none was there. */
      readonly anchor: LedgerHead | null;
      /** The end of this ledger when it was found locked. */
      readonly head: LedgerHead;
      /** Payouts that may have left and are not final, as retyped by the person. */
      readonly open: number;
      readonly reason: string;
    }
  | { readonly kind: 'alarm.raised'; readonly payoutId: string | null; readonly detail: string }
  | {
      readonly kind: 'report.exported';
      readonly batchId: string;
      readonly format: string;
      readonly fileName: string;
    }
  | {
      /** A person gave a reference rate of a fiat currency. Who is the entry's actor too. */
      readonly kind: 'rate.recorded';
      readonly given: FiatRate;
      /** The rate known before that was shown beside it, where the two were far apart. */
      readonly insteadOf: string | null;
    }
  | {
      /** A person looked at a USD price far from the last one known, and took it as right. */
      readonly kind: 'rate.confirmed';
      readonly currencyId: number;
      readonly rate: string;
      readonly insteadOf: string;
    }
  | { readonly kind: 'terms.changed'; readonly terms: MoneyTerms }
  | {
      /** A person decided that an amount a batch carried forward is not owed any more. */
      readonly kind: 'carried.written-off';
      readonly batchId: string;
      readonly row: number;
      readonly reason: string;
    };

/** One entry of the chain as stored. */
export interface Entry {
  /** Position in the chain, from 1, without gaps. */
  readonly seq: number;
  /** Wall clock, ms since 1970. */
  readonly at: number;
  /** Monotonic clock of the boot named by `bootId`, ms. */
  readonly mono: number;
  readonly bootId: string;
  readonly actor: Actor;
  readonly body: EntryBody;
  /** SHA-256 (hex) over the previous hash and this entry's canonical text. */
  readonly hash: string;
}
