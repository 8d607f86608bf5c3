/** What the window sees of a rehearsal. Amounts are decimal text. */
import type { RehearsalResult } from '#core/rehearsal/result.ts';

export interface RehearsalView {
  /** SHA-256 of the result, 64 hexadecimal digits; what review approves. */
  readonly hash: string;
  /** False once rows, rates, balances, fees or terms are no longer those it was made of. */
  readonly holds: boolean;
  /** Everything would go through without a stop. */
  readonly calm: boolean;
  readonly result: RehearsalResult;
}

/** How far a rehearsal is; `at` is null when none is under way any more. */
export interface RehearsalProgressView {
  readonly batchId: string;
  readonly at: { readonly done: number; readonly total: number } | null;
}
