/**
 * The ledger as workflow and desk need it: append facts, read views of them.
 * A rejected promise from `append` means the disk can no longer be trusted (I17).
 */
import type {
  Actor,
  BatchRecord,
  Entry,
  EntryBody,
  RunState,
  StopReason,
  StoredReply,
} from '#core/audit/entry.ts';
import type { RunChoices } from '#core/dispatch/choices.ts';
import type { Destination } from '#core/beneficiary/destination.ts';
import type { Balance } from '#core/money/balance.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { MoneyTerms } from '#core/money/terms.ts';
import type { EarlierBatch, EarlierPayout } from '#core/payout/earlier.ts';
import type { CarriedAmount, Covered } from '#core/payout/covered.ts';
import type { Payout } from '#core/payout/payout.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { Result } from '#core/result.ts';

export interface BatchState extends BatchRecord {
  readonly run: RunState;
  readonly reason: StopReason | null;
  readonly approvedAt: number | null;
  readonly submittedAt: number;
  /** As the last approval says; before one, as approvals once were. */
  readonly choices: RunChoices;
  /** Payouts per state. */
  readonly counts: Readonly<Partial<Record<PayoutState, number>>>;
}

/** A payout with what the ledger knows of its life so far. */
export interface PayoutRecord extends Payout {
  /** Digest of the canonical content as submitted (I9). */
  readonly digest: string;
  /** USD price of one unit when it was submitted, or null. */
  readonly usdRate: string | null;
  readonly attempt: number;
  readonly token: string | null;
  readonly withdrawalId: string | null;
  readonly chainHash: string | null;
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly confirmations: number | null;
  readonly detail: string | null;
  readonly submittedAt: number;
  /** When it last changed state. */
  readonly movedAt: number;
  /** When the gateway was last asked about it, or null. */
  readonly askedAt: number | null;
  /** Consecutive look-ups that found nothing, since the last that found or failed. */
  readonly notFoundInARow: number;
}

export interface PayoutFilter {
  readonly batchId?: string;
  readonly states?: readonly PayoutState[];
  readonly currencyId?: number;
  /** Substring of reference, beneficiary, address, withdrawal id, chain hash or note; case-insensitive. */
  readonly text?: string;
  /** Submitted at or after / before, ms since 1970. */
  readonly from?: number;
  readonly to?: number;
}

export interface Page<T> {
  readonly total: number;
  /** Present when counting stopped early, to answer in time: there are at least `total`. */
  readonly atLeast?: true;
  readonly items: readonly T[];
}

export interface VolumeDay {
  /** ISO date, UTC. */
  readonly day: string;
  readonly state: PayoutState;
  readonly count: number;
  /** Sum of the USD value at the plan's rate, decimal text, rounded down to cents. */
  readonly usd: string;
}

/** Where one earlier payout went. */
export interface Payee {
  /** Its place in the order of first submission, from 1. */
  readonly place: number;
  readonly destination: Destination;
  readonly beneficiary: string;
  /** The payout for people: “row 3 of …”. */
  readonly payout: string;
  /** Whether people approved it; 'open' while that is not decided, 'no' when it was cancelled. */
  readonly approved: 'yes' | 'no' | 'open';
}

/** What was submitted before, as the checks of new rows ask it. */
export interface History {
  /**
   * Which of these references were ever submitted here, with the payout that used each; letters compare without case.
   * `exceptBatchId` leaves out one batch, for the re-check of its own rows after a return.
   */
  usedReferences(
    references: readonly string[],
    exceptBatchId?: string,
  ): Promise<ReadonlyMap<string, EarlierPayout>>;
  /**
   * Earlier payouts since a time by the keys of `similarityKeys` that they share, the newest for each; drafts and
   * cancelled ones left out.
   */
  similarSince(
    since: number,
    keys: readonly string[],
    exceptBatchId?: string,
  ): Promise<ReadonlyMap<string, EarlierPayout>>;
  /** Whom earlier payouts went to, in the order of their first submission, after a place in it; at most `limit`. */
  payeesAfter(place: number, limit: number): Promise<readonly Payee[]>;
  /** The batch that imported these bytes before, if any was submitted. */
  batchOfFile(fileHash: string, exceptBatchId?: string): Promise<EarlierBatch | null>;
  /** The batch whose file had this content identity, if any was submitted; see core/import/content-identity. */
  batchOfContent(identity: string, exceptBatchId?: string): Promise<EarlierBatch | null>;
}

/** The end of the last attempt to send, by whatever batch. */
export interface LastSend {
  /** Wall clock, ms since 1970. */
  readonly at: number;
  /** Monotonic clock of the boot, ms. */
  readonly mono: number;
  readonly bootId: string;
  /** Absent in what an older Purser wrote. */
  readonly payoutId?: string;
}

/** An amount carried forward, and the payout that pays it; null while it is owed. */
export interface CarriedState extends CarriedAmount {
  readonly takenBy: string | null;
  /** Who decided that it is not owed any more, when (ms since 1970) and why; null while nobody did. */
  readonly writtenOff: { readonly by: string; readonly at: number; readonly reason: string } | null;
  /** Batches submitted since that pay this account in this currency. */
  readonly passedOver: number;
}

/** Everything one batch carried forward; left out: what is still owed, of every batch, oldest first. */
export interface CarriedFilter {
  readonly batchId?: string;
}

export interface Ledger extends History {
  /**
   * Appends facts as one transaction and answers once they are durable.
   * Result error 'conflict': a `payout.moved` whose `from` or token is not the state now; nothing was written.
   * Rejects when the disk failed: no further send in this process life (I17).
   */
  append(actor: Actor, entries: readonly EntryBody[]): Promise<Result<void, 'conflict'>>;
  batches(): Promise<readonly BatchState[]>;
  batch(id: string): Promise<BatchState | null>;
  payout(id: string): Promise<PayoutRecord | null>;
  payouts(
    filter: PayoutFilter,
    page: { offset: number; limit: number },
  ): Promise<Page<PayoutRecord>>;
  /** All payouts of a batch in file order; `sendingOrder` says which leaves first. */
  payoutsOf(batchId: string): Promise<readonly PayoutRecord[]>;
  /**
   * Which payouts to one of these addresses a withdrawal may stand for: those it is known to be, and those in one of
   * these states of which no withdrawal is known. All of them, oldest first.
   */
  claimants(of: {
    readonly addresses: readonly string[];
    readonly withdrawalId: string;
    readonly states: readonly PayoutState[];
  }): Promise<readonly PayoutRecord[]>;
  carried(filter: CarriedFilter): Promise<readonly CarriedState[]>;
  /** Amounts that a payout pays beside its own row's, as its last submission says. */
  coversOf(payoutId: string): Promise<readonly Covered[]>;
  /** Every payout that recovery or tracking must look at (not final, claimed or later). */
  openPayouts(): Promise<readonly PayoutRecord[]>;
  /** The stored reply of a payout's attempt that was not yet interpreted, if any (CP11). */
  replyOf(payoutId: string, attempt: number): Promise<StoredReply | null>;
  /** A payout's or batch's life, oldest first. */
  entriesOf(of: { payoutId: string } | { batchId: string }): Promise<readonly Entry[]>;
  /** When the last attempt to send ended, for the spacing rule. Null when none ever did. */
  lastSendEnded(): Promise<LastSend | null>;
  hasCapability(capability: 'order-id-lookup'): Promise<boolean>;
  /** Payouts and USD volume by day of submission and state. */
  volume(from: number): Promise<readonly VolumeDay[]>;
  /** Sum still to leave per currency: everything approved or later that is not final. Smallest units. */
  committed(): Promise<ReadonlyMap<number, bigint>>;
}

/** The balances as read at one moment. */
export interface BalancesAt {
  readonly seq: number;
  /** Wall clock, ms since 1970. */
  readonly at: number;
  readonly balances: readonly Balance[];
}

/** What the ledger can tell beside the standing of payouts: what was proven, and the balance around a request. */
export interface Evidence {
  /** When a capability of the gateway was first proven, and by which payout; null while it is not. */
  proofOf(capability: 'order-id-lookup'): Promise<{
    readonly at: number;
    readonly payoutId: string;
    readonly reference: string;
  } | null>;
  /**
   * The payout that was sent under one of these names: to that address whatever its state, or still open. Null when
   * none has such a name, or a settled one is named without its address.
   */
  payoutNamed(names: {
    readonly orderId: string | null;
    readonly withdrawalId: string | null;
    /** As it stood on the wire, perhaps with a tag. */
    readonly address: string | null;
  }): Promise<PayoutRecord | null>;
  /**
   * The last reading before the entry `sentSeq` and the newest since, and whether another payout of the currency was
   * sent between them. Looks a bounded way back, so a reading long before counts as absent.
   */
  balancesAround(sent: {
    readonly payoutId: string;
    readonly currencyId: number;
    readonly sentSeq: number;
  }): Promise<{
    readonly before: BalancesAt | null;
    readonly after: BalancesAt | null;
    readonly othersSent: boolean;
  }>;
  /**
   * The payouts of which sending began at or after a wall clock time, each once, the newest first. Entries of a clock
   * that was ahead then count too.
   */
  sentSince(from: number): Promise<readonly string[]>;
}

/** Rates and bounds as the ledger last heard of them. */
export interface RateBook {
  /** The last reference rate given of each fiat currency, by code. */
  fiatRates(): Promise<readonly FiatRate[]>;
  /** The last USD price by currency id that a batch was submitted at or a person confirmed. */
  usdRates(): Promise<ReadonlyMap<number, string>>;
  /** The bounds in force in this profile; the defaults until someone changed them. */
  terms(): Promise<MoneyTerms>;
}
