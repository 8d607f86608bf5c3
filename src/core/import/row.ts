import type { PayoutContent } from '../payout/payout.ts';
import type { PayoutState } from '../payout/state.ts';

/** The fields of a payout row; everything else in the file is kept and comes back in the result file. */
export const ROW_FIELDS = [
  'reference',
  'beneficiary',
  'currency',
  'network',
  'address',
  'tag',
  'amount',
  'amount_currency',
  'note',
  'priority',
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

/** The fields that say where a row pays. */
export const PLACE_FIELDS = [
  'currency',
  'network',
  'address',
  'tag',
] as const satisfies readonly RowField[];

export type RowStatus = 'ready' | 'warning' | 'error';

/** Why a row cannot be paid as it stands, or needs a look; `rule` is stable, `message` is for people. */
export interface RowIssue {
  readonly level: 'warning' | 'error';
  /** The field at fault, or null when it is the row as a whole. */
  readonly column: RowField | null;
  /** Stable kebab-case id of the rule, e.g. "amount-not-decimal"; documented in docs/import-rules.md. */
  readonly rule: string;
  /** What is wrong, with the value, and the way out. English; one sentence or two. */
  readonly message: string;
  /** Another address to compare this row's with, character by character, where the issue is about two that look alike. */
  readonly resembles?: string;
  /** What the row may pay a second time, where the issue is about that. */
  readonly repeats?: Repeat;
}

/** What a row may pay a second time. */
export interface Repeat {
  /** Names the row and the finding, so that an excuse lapses when either changes; null: nothing excuses it. */
  readonly basis: string | null;
  /** The earlier payout, the newest where there are several; null where it is other rows of the file. */
  readonly earlier: EarlierLink | null;
  /** The earlier payout is this very row: its reference, account and amount. */
  readonly isWholeRow?: true;
  /** A person's word that the row is to be paid all the same; the issue is then a warning. */
  readonly excuse: Excuse | null;
}

/** An earlier payout to look at. `state` is that of the moment of the check. */
export interface EarlierLink {
  readonly payoutId: string;
  readonly batchId: string;
  readonly batchName: string;
  readonly row: number;
  readonly state: PayoutState;
  /** ISO 8601 UTC. */
  readonly submittedAt: string;
}

/** Who lets a repeated row pass, when and why. */
export interface Excuse {
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly reason: string;
}

/** One data row of a file after all checks; every record of the file becomes exactly one of these. */
export interface Row {
  /** Data row from 1. */
  readonly row: number;
  /** Physical line in the file where the row begins, from 1. */
  readonly line: number;
  /** The mapped cells exactly as in the file. */
  readonly cells: Readonly<Record<RowField, string>>;
  readonly status: RowStatus;
  readonly issues: readonly RowIssue[];
  /** Canonical decimal text of the amount in the file; null when it cannot be read. */
  readonly amount: string | null;
  /** Unit of that amount: a fiat code or the currency's code; null when it cannot be read. */
  readonly unit: string | null;
  /**
   * What would be paid at the snapshot used; null while the row has errors that prevent it. A row whose errors can all
   * be excused keeps it, and is paid only once they are.
   */
  readonly content: PayoutContent | null;
}

/** A reason about the file as a whole; `line` where one line is at fault. */
export interface FileReason {
  readonly rule: string;
  readonly message: string;
  readonly line?: number;
  /** An earlier batch to look at. */
  readonly batchId?: string;
}
