/**
 * What becomes of an executed withdrawal over time: decided once at execution, then only read off by the clock.
 */

/** What the gateway knows of a withdrawal from `at` (ms since 1970) until the next reading. */
export interface Reading {
  readonly at: number;
  /** The vendor's code: 0 pending, 1 successful, 2 error. */
  readonly approve: number;
  /** Whether the transaction hash is shown. */
  readonly hash: boolean;
  /** Whether the money is irrevocably taken. */
  readonly debited: boolean;
}

/** Where a withdrawal is heading. */
export type Fate =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'stuck-pending' }
  /** Success at first without a hash, which follows `ms` later. */
  | { readonly kind: 'late-hash'; readonly ms: number }
  /** approve 2; a hash or a debit beside it makes the failure doubtful. */
  | { readonly kind: 'fails'; readonly hash?: boolean; readonly debited?: boolean }
  /** approve `first`, then `next` after `ms`: 2→1, 1→2, 1→0. */
  | {
      readonly kind: 'flap';
      readonly first: 1 | 2;
      readonly next: 0 | 1 | 2;
      readonly ms: number;
    };

/** The readings of a withdrawal, oldest first; the first stands at execution. */
export const courseOf = (fate: Fate, executedAt: number, settledAt: number): readonly Reading[] => {
  const pending: Reading = { at: executedAt, approve: 0, hash: false, debited: false };
  switch (fate.kind) {
    case 'ordinary':
      return [pending, plain(settledAt, 1)];
    case 'stuck-pending':
      return [pending];
    case 'late-hash':
      return [pending, { ...plain(settledAt, 1), hash: false }, plain(settledAt + fate.ms, 1)];
    case 'fails': {
      const { hash = false, debited = false } = fate;
      return [pending, { at: settledAt, approve: 2, hash, debited }];
    }
    default:
      return [pending, plain(settledAt, fate.first), plain(settledAt + fate.ms, fate.next)];
  }
};

const plain = (at: number, approve: number): Reading => ({
  at,
  approve,
  hash: approve === 1,
  debited: approve === 1,
});

/** The reading that holds at `now`, or null before execution. */
export const readingAt = (course: readonly Reading[], now: number): Reading | null =>
  course.findLast((reading) => reading.at <= now) ?? null;

/** When the withdrawal last became successful, or null while it is not. */
export const successSince = (course: readonly Reading[], now: number): number | null => {
  if (readingAt(course, now)?.approve !== 1) return null;
  const past = course.filter((reading) => reading.at <= now);
  const before = past.findLastIndex((reading) => reading.approve !== 1);
  return past[before + 1]?.at ?? null;
};
