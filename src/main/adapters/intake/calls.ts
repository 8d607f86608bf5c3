/**
 * What the main thread asks of the two intake threads, and what they ask back.
 */
import type { ImportChoices } from '#core/import/ask.ts';
import type { Excuse, Row, RowStatus } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import type { ExcusableRule } from '#core/import/repeat.ts';
import type { EarlierBatch, EarlierPayout } from '#core/payout/earlier.ts';
import type {
  ExcuseOutcome,
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

/** Which rows a change is about. */
export type RowChoice = readonly number[] | RowFilter;

/** The thread that writes: one owner of everything durable. */
export interface WriterCalls {
  readonly batches: Call<null, readonly IntakeBatch[]>;
  readonly start: Call<StartInput, IntakeBatch>;
  readonly answer: Call<AnswerInput, IntakeBatch | null>;
  /** Resolves when the reading has ended. */
  readonly settled: Call<{ batchId: string }, null>;
  readonly exclude: Call<{ batchId: string; rows: RowChoice; reason: string }, IntakeBatch>;
  readonly include: Call<{ batchId: string; rows: RowChoice }, IntakeBatch>;
  /** Excuses open repeats of a rule, or (null) takes their excuses back. */
  readonly excuse: Call<
    {
      batchId: string;
      rows: RowChoice;
      rule: ExcusableRule;
      excuse: Excuse | null;
    },
    ExcuseOutcome
  >;
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
}

/** The thread that reads: pages are answered while the other one works. */
export interface ReaderCalls {
  readonly rows: Call<
    { batchId: string; filter: RowFilter; offset: number; limit: number },
    Page<IntakeRow>
  >;
  readonly issueCounts: Call<{ batchId: string }, readonly IssueCount[]>;
  readonly toPay: Call<{ batchId: string; limit: number }, readonly RowToPay[]>;
  readonly repeats: Call<{ batchId: string }, readonly RepeatGroup[]>;
  readonly source: Call<{ batchId: string; after: number; limit: number }, readonly SourceRow[]>;
  readonly header: Call<{ batchId: string }, readonly string[]>;
  readonly close: Call<null, null>;
}

/** What the threads ask the main thread. */
export interface MainCalls {
  readonly changed: Call<IntakeBatch, null>;
  readonly usedReferences: Call<
    { references: readonly string[]; batchId: string },
    ReadonlyMap<string, EarlierPayout>
  >;
  readonly similarSince: Call<
    { since: number; keys: readonly string[]; batchId: string },
    ReadonlyMap<string, EarlierPayout>
  >;
  readonly payeesAfter: Call<{ place: number; limit: number }, readonly Payee[]>;
  readonly batchOfFile: Call<{ fileHash: string; batchId: string }, EarlierBatch | null>;
  readonly batchOfContent: Call<{ identity: string; batchId: string }, EarlierBatch | null>;
  /** The time, and since when repeats are looked for; ms since 1970. */
  readonly now: Call<null, { readonly now: number; readonly repeatsSince: number }>;
}
