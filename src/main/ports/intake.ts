/**
 * The intake as workflow needs it: drafts being read, checked and planned, off the main thread.
 */
import type { ImportAsk, ImportChoices } from '#core/import/ask.ts';
import type { FileReason, Row, RowStatus } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
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

/** A batch before submission. rows = ready + warning + error, and excluded rows are counted apart from these. */
export interface IntakeBatch {
  readonly id: string;
  readonly name: string;
  readonly fileName: string | null;
  readonly fileHash: string | null;
  readonly createdAt: number;
  readonly state: IntakeState;
  /** Notes about the file that do not stop it (blank lines skipped, detected delimiter …). */
  readonly notes: readonly FileReason[];
  readonly rows: number;
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
}

export interface IntakeRow extends Row {
  readonly excludedBecause: string | null;
}

export interface RowFilter {
  readonly status?: RowStatus | 'excluded' | 'to-pay';
  readonly rule?: string;
  readonly text?: string;
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
    page: { offset: number; limit: number },
  ): Promise<Page<IntakeRow>>;
  /** Issue rules present, with how many rows each touches; most first. */
  issueCounts(
    batchId: string,
  ): Promise<
    readonly { readonly rule: string; readonly level: 'warning' | 'error'; readonly rows: number }[]
  >;
  exclude(
    batchId: string,
    rows: readonly number[] | RowFilter,
    reason: string,
  ): Promise<IntakeBatch>;
  include(batchId: string, rows: readonly number[] | RowFilter): Promise<IntakeBatch>;
  /** Checks and converts every row again at a snapshot: the plan. */
  recheck(batchId: string, snapshot: CurrencySnapshot): Promise<IntakeBatch>;
  /** The content to pay, in file order; only when at most `limit` rows would be paid. */
  toPay(
    batchId: string,
    limit: number,
  ): Promise<readonly { readonly row: number; readonly content: PayoutContent }[]>;
  /** Header and all raw records as in the file, in order, for the result file. */
  source(batchId: string): AsyncIterable<{
    readonly row: number;
    readonly cells: readonly string[];
    readonly status: RowStatus;
    readonly excludedBecause: string | null;
    readonly issues: Row['issues'];
  }>;
  header(batchId: string): Promise<readonly string[]>;
  rename(batchId: string, name: string): Promise<IntakeBatch>;
  markSubmitted(batchId: string, submitted: boolean): Promise<void>;
  discard(batchId: string): Promise<void>;
  onChange(listener: (batch: IntakeBatch) => void): () => void;
}
