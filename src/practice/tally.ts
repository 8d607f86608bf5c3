/**
 * The money of one currency id, kept so that the cost of a question does not grow with what is long settled.
 */
import { readingAt, type Reading } from './course.ts';
import type { Withdrawal } from './withdrawal.ts';

/** Sums in smallest units at `now` (ms since 1970). Time never runs back past a reading already counted. */
export interface Tally {
  add(withdrawal: Withdrawal): void;
  /** What the account no longer shows: pending or debited. */
  held(now: number): bigint;
  /** What is held, or will be once late and changing withdrawals have run their course. */
  committed(now: number): bigint;
  /** What is irrevocably taken. */
  debited(now: number): bigint;
}

export const makeTally = (): Tally => {
  let open: Withdrawal[] = [];
  const settled = { held: 0n, debited: 0n };
  const settle = (now: number): void => {
    const done = open.filter(({ course }) => hasEnded(course, now));
    if (done.length === 0) return;
    open = open.filter(({ course }) => !hasEnded(course, now));
    settled.held += sum(done, ({ course }) => holds(readingAt(course, now)));
    settled.debited += sum(done, ({ course }) => isDebited(readingAt(course, now)));
  };
  const total = (
    now: number,
    kind: keyof typeof settled,
    counts: (withdrawal: Withdrawal) => boolean,
  ): bigint => {
    settle(now);
    return settled[kind] + sum(open, counts);
  };
  return {
    add: (withdrawal) => {
      open.push(withdrawal);
    },
    held: (now) => total(now, 'held', ({ course }) => holds(readingAt(course, now))),
    committed: (now) => total(now, 'held', ({ course }) => holdsFrom(course, now)),
    debited: (now) => total(now, 'debited', ({ course }) => isDebited(readingAt(course, now))),
  };
};

const sum = (
  withdrawals: readonly Withdrawal[],
  counts: (withdrawal: Withdrawal) => boolean,
): bigint =>
  withdrawals.filter(counts).reduce((total, withdrawal) => total + BigInt(withdrawal.debit), 0n);

const hasEnded = (course: readonly Reading[], now: number): boolean =>
  (course.at(-1)?.at ?? now) <= now;

const isDebited = (reading: Reading | null): boolean => reading?.debited === true;

/** Pending money is held, so that it cannot be spent twice; a failure without debit gives it back. */
const holds = (reading: Reading | null): boolean =>
  reading !== null && (reading.debited || reading.approve === 0);

/** Whether it holds money now or ever will: a balance checked by this can never fall below zero. */
const holdsFrom = (course: readonly Reading[], now: number): boolean =>
  holds(readingAt(course, now)) || course.some((reading) => reading.at > now && holds(reading));
