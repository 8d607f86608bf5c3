/**
 * What the main thread asks of the two intake threads, and what they ask back.
 */
import type { ImportChoices } from '#core/import/ask.ts';
import type { FixOffer } from '#core/import/fix-offers.ts';
import type { Row, RowStatus } from '#core/import/row.ts';
import type { RowTie } from '#core/import/row-tie.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { EarlierBatch, EarlierPayout } from '#core/payout/earlier.ts';
import type { Result } from '#core/result.ts';
import type { DraftChange, DraftEdit, RowSeek, RowSort } from '#main/ports/draft-edit.ts';
import type {
  ImportSource,
  IntakeBatch,
  IntakeRow,
  IssueCount,
  RepeatGroup,
  RowFilter,
  RowToPay,
} from '#main/ports/intake.ts';
import type { Page, Payee } from '#main/ports/ledger.ts';

/** One number shared with the thread that reads: 1 asks it to stop at the next bytes. */
export type StopFlag = Int32Array<SharedArrayBuffer>;

interface Call<Input, Output> {
  readonly input: Input;
  readonly output: Output;
}

export interface StartInput {
  readonly batchId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly source: ImportSource;
  readonly choices: ImportChoices;
  readonly snapshot: CurrencySnapshot;
  readonly stop: StopFlag;
}

export interface AnswerInput {
  readonly batchId: string;
  readonly choices: ImportChoices;
  readonly snapshot: CurrencySnapshot;
  readonly stop: StopFlag;
}

export interface ChangeInput {
  readonly batchId: string;
  readonly edit: DraftEdit;
  readonly by: string | null;
  readonly snapshot: CurrencySnapshot | null;
  readonly stop: StopFlag;
}

/** Which rows a change is about. */
export type RowChoice = readonly number[] | RowFilter;

/** The thread that writes: one owner of everything durable. */
export interface WriterCalls {
  readonly batches: Call<null, readonly IntakeBatch[]>;
  readonly start: Call<StartInput, IntakeBatch>;
  readonly answer: Call<AnswerInput, IntakeBatch | null>;
  /** Resolves when the reading has ended. */
  readonly settled: Call<{ batchId: string }, null>;
  readonly change: Call<ChangeInput, Result<IntakeBatch, string>>;
  /** Makes ready for changes, so that the first one does not wait. */
  readonly warm: Call<{ batchId: string }, null>;
  /** Looks for repeats again, at the amounts the rows have. */
  readonly recheckRepeats: Call<{ batchId: string }, IntakeBatch>;
  readonly recheck: Call<{ batchId: string; snapshot: CurrencySnapshot }, IntakeBatch>;
  readonly rename: Call<{ batchId: string; name: string }, IntakeBatch>;
  readonly markSubmitted: Call<{ batchId: string; submitted: boolean }, IntakeBatch | null>;
  readonly discard: Call<{ batchId: string }, null>;
  readonly close: Call<null, null>;
}

export interface SourceRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly status: RowStatus;
  readonly excludedBecause: string | null;
  readonly issues: Row['issues'];
  readonly added: boolean;
  readonly changes: readonly { readonly field: string; readonly value: string }[];
  readonly tie: RowTie | null;
}

/** The thread that reads: pages are answered while the other one works. */
export interface ReaderCalls {
  readonly rows: Call<
    { batchId: string; filter: RowFilter; sort: RowSort | null; offset: number; limit: number },
    Page<IntakeRow>
  >;
  readonly seek: Call<
    { batchId: string; filter: RowFilter; sort: RowSort | null; seek: RowSeek },
    number | null
  >;
  readonly fixes: Call<{ batchId: string }, readonly FixOffer[]>;
  readonly changes: Call<{ batchId: string; offset: number; limit: number }, Page<DraftChange>>;
  readonly changesDigest: Call<{ batchId: string }, { count: number; digest: string }>;
  readonly issueCounts: Call<{ batchId: string }, readonly IssueCount[]>;
  /** The next rows of one reading, which its number holds together: nothing changes them between its pieces. */
  readonly toPay: Call<
    { batchId: string; limit: number; reading: number },
    { readonly rows: readonly RowToPay[]; readonly isLast: boolean }
  >;
  readonly repeats: Call<{ batchId: string }, readonly RepeatGroup[]>;
  readonly source: Call<{ batchId: string; after: number; limit: number }, readonly SourceRow[]>;
  readonly tied: Call<
    { batchId: string },
    readonly { readonly row: number; readonly tie: RowTie }[]
  >;
  readonly header: Call<{ batchId: string }, readonly string[]>;
  readonly close: Call<null, null>;
}

/** Thousands of texts as one, in JSON, which goes from thread to thread several times as fast as an array of them. */
export type TextList = string;

/** What the threads ask the main thread. */
export interface MainCalls {
  readonly changed: Call<IntakeBatch, null>;
  /** What the ledger knows of rows: references used before, and payments of these keys since then. */
  readonly past: Call<
    { references: TextList; keys: TextList; since: number; batchId: string },
    {
      readonly used: ReadonlyMap<string, EarlierPayout>;
      readonly similar: ReadonlyMap<string, EarlierPayout>;
    }
  >;
  readonly payeesAfter: Call<{ place: number; limit: number }, readonly Payee[]>;
  readonly batchOfFile: Call<{ fileHash: string; batchId: string }, EarlierBatch | null>;
  readonly batchOfContent: Call<{ identity: string; batchId: string }, EarlierBatch | null>;
  /** The time, and since when repeats are looked for; ms since 1970. */
  readonly now: Call<null, { readonly now: number; readonly repeatsSince: number }>;
}
