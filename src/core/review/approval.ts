import { compareAmounts, MAX_DECIMALS, parseAmount, type Amount } from '../money/amount.ts';

/** Rates older than this must be recalculated before a first approval, ms (safety section 12). */
export const SNAPSHOT_LIFE_MS = 5 * 60_000;

/** An approval lapses after this; checked at start and at every resume, ms (safety section 2). */
export const APPROVAL_LIFE_MS = 2 * 60 * 60_000;

/** Payouts one batch may hold by default policy (safety section 10). */
export const BATCH_LIMIT = 5_000;

/** Why an approval is not taken. */
export type ApprovalProblem =
  | { readonly kind: 'fingerprint-differs' }
  | { readonly kind: 'snapshot-too-old'; readonly ageMs: number }
  | { readonly kind: 'sum-differs'; readonly key: string; readonly typed: string };

/** One control sum to be retyped; `key` is the id of its currency, or the code of a fiat. */
export interface SumToType {
  readonly key: string;
  readonly sum: Amount;
}

/** Everything an approval is checked against. Times are wall clock ms. */
export interface ApprovalCheck {
  readonly fingerprint: string;
  readonly seenFingerprint: string;
  readonly snapshotAt: number;
  readonly now: number;
  /** Some payouts of the batch may already have left: the amounts are frozen, so the age of the rates no longer matters. */
  readonly partlySent: boolean;
  readonly sums: readonly SumToType[];
  readonly typedSums: Readonly<Record<string, string>>;
}

/**
 * Checks an approval by one person who confirms twice, retyping the control sum of every currency.
 * Typed sums are compared as values; thin spaces and group marks are not accepted, so nothing is guessed.
 */
export const checkApproval = (check: ApprovalCheck): ApprovalProblem | null => {
  if (check.fingerprint !== check.seenFingerprint) return { kind: 'fingerprint-differs' };
  const ageMs = check.now - check.snapshotAt;
  if (!check.partlySent && (ageMs > SNAPSHOT_LIFE_MS || ageMs < 0)) {
    return { kind: 'snapshot-too-old', ageMs };
  }
  for (const { key, sum } of check.sums) {
    const typed = (check.typedSums[key] ?? '').trim();
    const read = parseAmount(typed, MAX_DECIMALS);
    if (!read.ok || compareAmounts(read.value, sum) !== 0) {
      return { kind: 'sum-differs', key, typed };
    }
  }
  return null;
};

/** Whether an approval given at `approvedAt` no longer counts; a clock that went back counts as lapsed. */
export const approvalLapsed = (approvedAt: number, now: number): boolean =>
  now - approvedAt > APPROVAL_LIFE_MS || now < approvedAt;
