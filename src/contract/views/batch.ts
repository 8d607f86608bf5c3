/**
 * What the window sees of a batch, its rows, plan and run.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { ImportAsk } from '#core/import/ask.ts';
import type { RunState, StopReason } from '#core/audit/entry.ts';
import type { RunChoices } from '#core/dispatch/choices.ts';
import type { ExcusableRule } from '#core/import/repeat.ts';
import type { RowEdits } from '#core/import/row-edit.ts';
import type { Excuse, FileReason, RowField, RowIssue, RowStatus } from '#core/import/row.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { TieView } from './minimum.ts';
import type { ConversionMode } from '#core/money/terms.ts';
import type { ControlSum, ConvertedSum, ReviewSum } from './money.ts';

/** What the file left open, as the core asks it. */
export type ImportAskView = ImportAsk;

export type ImportStateView =
  | {
      readonly kind: 'reading';
      readonly bytesRead: number;
      readonly bytesTotal: number;
      readonly rows: number;
    }
  | { readonly kind: 'asking'; readonly asks: readonly ImportAskView[] }
  | {
      readonly kind: 'refused';
      readonly reasons: readonly FileReason[];
      /** Encodings in which the file can be read after all. */
      readonly offer?: ImportAskView;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'ready' };

export type Stage = 'import' | 'plan' | 'review' | 'dispatch' | 'track' | 'export';

/** The plan: what would be sent, held against what is there. */
export interface PlanLine extends ControlSum {
  /** Most that may leave where the gateway converts some of it; `sum` is then expected. Null: `sum` exactly. */
  readonly most: string | null;
  readonly rate: string | null;
  readonly held: string | null;
  readonly free: string | null;
  /** Missing to pay all of it, or null when it suffices or is not known. */
  readonly shortfall: string | null;
  /** Data row at which this currency's money runs out, in sending order. */
  readonly runsOutAtRow: number | null;
  /** Estimated fees in the currency, or null: known when settled. */
  readonly fees: string | null;
  readonly minWithdraw: string | null;
  /** What the sum may be worth in USD when the price moves to its drift bound either way; null without a rate. */
  readonly atBound: {
    readonly percent: string;
    readonly least: string;
    readonly most: string;
  } | null;
}

export interface PlanView {
  readonly lines: readonly PlanLine[];
  /** Who converts fiat amounts of this batch. */
  readonly mode: ConversionMode;
  /** What would be approved, as the review asks for it again. */
  readonly typed: readonly ReviewSum[];
  readonly snapshotAt: string;
  /** Seconds until the snapshot is too old to approve. */
  readonly snapshotExpiresAt: string;
  /** Time all payouts take at the paced rate, ms. */
  readonly durationMs: number;
  /** What stops submission, in plain words; empty when it may be submitted. */
  readonly obstacles: readonly string[];
  /** Prices far from the last known here; each is an obstacle until a person confirms it. */
  readonly doubts: readonly {
    readonly currencyId: number;
    readonly code: string;
    readonly network: string;
    readonly previous: string;
    readonly now: string;
    readonly message: string;
  }[];
  /** Payouts of which the fee takes more than `feeShare` percent; the worst are named. */
  readonly feeWarnings: {
    readonly rows: number;
    readonly worst: readonly {
      readonly row: number;
      readonly code: string;
      readonly amount: string;
      readonly fee: string;
      /** Percent of the amount. */
      readonly share: string;
    }[];
  };
  readonly feeShare: string;
  readonly fingerprint: string | null;
}

/** One run as it goes: what the dispatch screen reads from two metres. */
export interface RunView {
  readonly batchId: string;
  readonly state: RunState;
  readonly reason: StopReason | null;
  /** Payouts of the batch in each bucket; they add up to `count`. */
  readonly count: number;
  readonly left: number;
  readonly sending: number;
  readonly accepted: number;
  readonly paid: number;
  readonly refused: number;
  readonly unknown: number;
  readonly cancelled: number;
  /** Payouts a minute at the paced rate, and time left, ms. */
  readonly perMinute: number;
  readonly leftMs: number;
  readonly current: {
    readonly payoutId: string;
    readonly row: number;
    readonly reference: string;
    readonly beneficiary: string;
  } | null;
  /** The payout that leaves next when sending starts or goes on; null while sending, and when none is left. */
  readonly next: {
    readonly row: number;
    readonly reference: string;
    readonly beneficiary: string;
    readonly amount: string;
    readonly code: string;
    readonly network: string;
    /** As the file gives it, or null. */
    readonly priority: number | null;
    /** The fiat amount that the gateway converts; null where `amount` is what is sent. */
    readonly asked: { readonly amount: string; readonly unit: string } | null;
  } | null;
  /** As approved: which goes first, and what happens when not all can be paid. */
  readonly choices: RunChoices;
  /** When the approval lapses; null while there is none. A lapsed one needs a new review before sending goes on. */
  readonly approvalEndsAt: string | null;
  /** The canary: the first payout goes alone and must be accepted. */
  readonly canary: boolean;
}

export interface BatchView {
  readonly id: string;
  readonly name: string;
  readonly fileName: string | null;
  readonly createdAt: string;
  readonly stage: Stage;
  readonly import: ImportStateView;
  readonly notes: readonly FileReason[];
  /** rowsInFile + rowsAdded = toPay + excluded + errors, always. */
  readonly rowsInFile: number;
  /** Rows that came from no file but were added in Purser. */
  readonly rowsAdded: number;
  readonly toPay: number;
  readonly warnings: number;
  readonly errors: number;
  readonly excluded: number;
  readonly sums: readonly ControlSum[];
  /** Who converts its fiat amounts; of a draft as the profile says now. */
  readonly mode: ConversionMode;
  /** What is approved, as it is typed again: coins, and fiats that the gateway converts. Empty before it is submitted. */
  readonly typed: readonly ReviewSum[];
  /** What the gateway is expected to make of the fiats among them. */
  readonly converted: readonly ConvertedSum[];
  /** Issue rules present, most first. */
  readonly issues: readonly {
    readonly rule: string;
    readonly level: 'warning' | 'error';
    readonly rows: number;
  }[];
  /** Changes in force, and undone ones that can be done again. */
  readonly changes: { readonly done: number; readonly undone: number };
  /** A change of many rows that is under way, or null. */
  readonly work: { readonly done: number; readonly total: number } | null;
  readonly snapshotAt: string | null;
  /** What a submitted batch stands on: reference rates, and how far prices may move, percent; null before. */
  readonly basis: {
    readonly fiatRates: readonly {
      readonly words: string;
      readonly source: string;
      readonly heldAt: string;
      readonly by: string;
    }[];
    readonly stableDrift: string;
    readonly otherDrift: string;
  } | null;
  /** Null until submitted. */
  readonly run: RunView | null;
  readonly fingerprint: string | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly exportedAt: string | null;
}

/** Rows of a batch that repeat payouts of one earlier batch, or (`earlier` is null) one another. */
export interface RepeatGroupView {
  readonly rule: ExcusableRule;
  readonly earlier: {
    readonly batchId: string;
    readonly batchName: string;
    readonly submittedAt: string;
    /** Payouts of that batch in each state, now. */
    readonly counts: Readonly<Partial<Record<PayoutState, number>>>;
    /** Both runs bear the same name: this is that run again, and nothing excuses it. */
    readonly sameRun: boolean;
  } | null;
  /** Rows that are stopped. */
  readonly open: number;
  /** Excuses given, each with how many rows it lets pass. */
  readonly excuses: readonly (Excuse & { readonly rows: number })[];
}

export interface RowView {
  readonly row: number;
  readonly line: number;
  readonly status: RowStatus | 'excluded';
  readonly cells: Readonly<Record<RowField, string>>;
  readonly issues: readonly RowIssue[];
  /** Canonical decimal text of the amount, or null when it cannot be read. */
  readonly amount: string | null;
  /** What would be paid, in the currency itself, or null. */
  readonly pays: {
    readonly amount: string;
    readonly code: string;
    readonly network: string;
    readonly rate: string | null;
  } | null;
  readonly excludedBecause: string | null;
  /** The file's own cells where a person changed them. */
  readonly was: RowEdits;
  /** Added in Purser; it came from no line of a file. */
  readonly added: boolean;
  /** With which rows or runs its amount is tied, or null. */
  readonly tie: TieView | null;
}
