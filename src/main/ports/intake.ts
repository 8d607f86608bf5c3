/**
 * The intake as workflow needs it: drafts being read, checked and planned, off the main thread.
 */
import type { ImportAsk, ImportChoices } from '#core/import/ask.ts';
import type { FixOffer } from '#core/import/fix-offers.ts';
import type { ExcusableRule, Override } from '#core/import/repeat.ts';
import type { RowEdits } from '#core/import/row-edit.ts';
import type { RowTie } from '#core/import/row-tie.ts';
import type { Excuse, FileReason, Row, RowStatus } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { Covered } from '#core/payout/covered.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { Result } from '#core/result.ts';
import type { DraftChange, DraftEdit, RowSeek, RowSort } from './draft-edit.ts';
import type { Page } from './ledger.ts';

export interface IntakeTotals {
  readonly currencyId: number;
  readonly count: number;
  /** Sum in smallest units. */
  readonly units: bigint;
  readonly decimals: number;
}

export type IntakeState =
  | {
      readonly kind: 'reading';
      readonly bytesRead: number;
      readonly bytesTotal: number;
      readonly rows: number;
    }
  | { readonly kind: 'asking'; readonly asks: readonly ImportAsk[] }
  | {
      readonly kind: 'refused';
      readonly reasons: readonly FileReason[];
      /** Encodings in which the file can be read after all; an answer reads it again. */
      readonly offer?: ImportAsk;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'ready' };

/** A batch before submission. rows = rows of the file + added = to pay + excluded + errors, always. */
export interface IntakeBatch {
  readonly id: string;
  readonly name: string;
  readonly fileName: string | null;
  readonly fileHash: string | null;
  /** What the file would pay, whatever its form; absent until it is read, or where nothing of it can be paid. */
  readonly contentIdentity?: string;
  readonly createdAt: number;
  readonly state: IntakeState;
  /** Notes about the file that do not stop it (blank lines skipped, detected delimiter …). */
  readonly notes: readonly FileReason[];
  readonly rows: number;
  /** Rows that came from no file but were added in Purser. */
  readonly added: number;
  readonly toPay: number;
  readonly warnings: number;
  readonly errors: number;
  readonly excluded: number;
  readonly totals: readonly IntakeTotals[];
  /** The currency snapshot the rows were last checked against; null before the first check. */
  readonly snapshotId: string | null;
  readonly snapshotAt: number | null;
  /** Reference rates of that check; absent: none. */
  readonly fiatRates?: readonly FiatRate[];
  /** True once submitted: the ledger is the truth from then on and the rows are frozen. */
  readonly submitted: boolean;
  /** Changes in force, all of which can be undone one by one; and undone ones that can be done again. */
  readonly changes: { readonly done: number; readonly undone: number };
  /** A change of many rows that is under way, or null. */
  readonly work: { readonly done: number; readonly total: number } | null;
}

export interface IntakeRow extends Row {
  readonly excludedBecause: string | null;
  /** The file's own cells where a person changed them; `cells` holds what counts. */
  readonly was: RowEdits;
  /** Added in Purser; its line is 0. */
  readonly added: boolean;
  /** With which rows or runs its amount is tied, or null. */
  readonly tie: RowTie | null;
}

export interface RowFilter {
  readonly status?: RowStatus | 'excluded' | 'to-pay';
  readonly rule?: string;
  readonly text?: string;
  /** Only rows that repeat a payout of this earlier batch. */
  readonly repeats?: string;
}

/** An issue rule present in a batch. */
export interface IssueCount {
  readonly rule: string;
  /** 'error' while a row is stopped by it. */
  readonly level: 'warning' | 'error';
  readonly rows: number;
}

/** A row as it is to be paid, with what a person let pass about it. */
export interface RowToPay {
  readonly row: number;
  readonly content: PayoutContent;
  readonly overrides: readonly Override[];
  /** The row says in so many words that no tag is needed, where its network knows tags. */
  readonly noTag?: true;
  /** Amounts it pays beside its own; absent: none. */
  readonly covers?: readonly Covered[];
}

/** Rows of one batch that repeat payouts of one earlier batch, or one another (`earlier` is null); excluded ones left out. */
export interface RepeatGroup {
  readonly rule: ExcusableRule;
  readonly earlier: {
    readonly batchId: string;
    readonly batchName: string;
    /** ISO 8601 UTC. */
    readonly submittedAt: string;
  } | null;
  /** Rows that are stopped. */
  readonly open: number;
  /** Excuses given, each with how many rows it lets pass. */
  readonly excuses: readonly (Excuse & { readonly rows: number })[];
}

export type ImportSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly text: string; readonly name: string };

/** Drafts: files being read, checked and planned, off the main thread, durable in a store of their own. */
export interface Intake {
  /** Starts reading; answers at once with the batch in state 'reading'. Progress comes through `onChange`. */
  start(input: {
    readonly batchId: string;
    readonly name: string;
    readonly source: ImportSource;
    readonly choices: ImportChoices;
    readonly snapshot: CurrencySnapshot;
  }): Promise<IntakeBatch>;
  /** Reads the same source again with answers to what was asked. */
  answer(
    batchId: string,
    choices: ImportChoices,
    snapshot: CurrencySnapshot,
  ): Promise<IntakeBatch | null>;
  cancel(batchId: string): Promise<void>;
  batches(): Promise<readonly IntakeBatch[]>;
  batch(batchId: string): Promise<IntakeBatch | null>;
  rows(
    batchId: string,
    filter: RowFilter,
    page: { offset: number; limit: number; sort?: RowSort | null },
  ): Promise<Page<IntakeRow>>;
  /** Issue rules present, with how many rows each touches; most first. */
  issueCounts(batchId: string): Promise<readonly IssueCount[]>;
  /** What the rows may pay a second time, by earlier batch. */
  repeats(batchId: string): Promise<readonly RepeatGroup[]>;
  /**
   * Looks again for references used before and for repeats, at the amounts the rows have now: what was submitted since
   * the rows were checked may stop them. Also of a draft that is frozen, which is looked at once more as it is submitted.
   */
  recheckRepeats(batchId: string): Promise<IntakeBatch>;
  /**
   * Changes rows as one recorded step and checks them, and every row they speak of, again. Errors: words for people
   * when the step cannot be made; nothing was changed then. A snapshot is needed only where none is known yet.
   */
  change(
    batchId: string,
    change: {
      readonly edit: DraftEdit;
      /** Who does it; null for Purser itself. */
      readonly by: string | null;
      readonly snapshot: CurrencySnapshot | null;
    },
  ): Promise<Result<IntakeBatch, string>>;
  /** Stops a change of many rows that is under way; what it changed so far is taken back. */
  stopChange(batchId: string): Promise<void>;
  /** Recorded changes, newest first. */
  changes(batchId: string, page: { offset: number; limit: number }): Promise<Page<DraftChange>>;
  /** How many changes are in force, and the SHA-256 (hex) over all that were ever made. */
  changesDigest(batchId: string): Promise<{ readonly count: number; readonly digest: string }>;
  /** Fixes that would change rows of a batch. */
  fixes(batchId: string): Promise<readonly FixOffer[]>;
  /** The place of the row sought among those shown, or null. */
  seek(
    batchId: string,
    shown: { readonly filter: RowFilter; readonly sort: RowSort | null },
    seek: RowSeek,
  ): Promise<number | null>;
  /** Checks and converts every row again at a snapshot: the plan. */
  recheck(batchId: string, snapshot: CurrencySnapshot): Promise<IntakeBatch>;
  /** The content to pay, in file order; only when at most `limit` rows would be paid. */
  toPay(batchId: string, limit: number): Promise<readonly RowToPay[]>;
  /** Header and all raw records as in the file, in order, for the result file. */
  source(batchId: string): AsyncIterable<{
    readonly row: number;
    readonly cells: readonly string[];
    readonly status: RowStatus;
    readonly excludedBecause: string | null;
    readonly issues: Row['issues'];
    readonly added: boolean;
    /** What counts instead of the cell of the file, where a person changed it. */
    readonly changes: readonly { readonly field: string; readonly value: string }[];
    readonly tie: RowTie | null;
  }>;
  /** Rows whose amount is tied to other rows or runs, in order. */
  tied(batchId: string): Promise<readonly { readonly row: number; readonly tie: RowTie }[]>;
  header(batchId: string): Promise<readonly string[]>;
  rename(batchId: string, name: string): Promise<IntakeBatch>;
  markSubmitted(batchId: string, submitted: boolean): Promise<void>;
  discard(batchId: string): Promise<void>;
  onChange(listener: (batch: IntakeBatch) => void): () => void;
}
