/**
 * What the practice gateway owes and has paid: balances per currency id, withdrawals, and the evidence tests need.
 * Nothing is mutated when a withdrawal settles: every figure is computed from the withdrawals and the time.
 */
import { readingAt } from './course.ts';
import type { Fact, Memory } from './state.ts';
import type { Withdrawal } from './withdrawal.ts';

/** How the gateway is asked for a withdrawal. */
export type WithdrawalKey = { readonly transactionId: string } | { readonly orderId: string };

export interface Books {
  /** Writes a withdrawal down, durably against the end of the process, before it counts. */
  enter(withdrawal: Withdrawal): void;
  /** The executed withdrawal asked for, the newest first. */
  find(key: WithdrawalKey, now: number): Withdrawal | null;
  /** Every withdrawal entered, late ones included, in order of arrival. */
  all(): readonly Withdrawal[];
  /** What may still be spent of a currency, smallest units: not the pending, not the debited. */
  available(currencyId: number, starting: bigint, now: number): bigint;
  /** Of executed withdrawals: irrevocably taken, smallest units. */
  debited(currencyId: number, now: number): bigint;
}

/** Books that begin with the facts of earlier lives. */
export const makeBooks = (memory: Memory, past: readonly Fact[]): Books => {
  const entered: Withdrawal[] = past.flatMap((fact) =>
    fact.kind === 'withdrawal' ? [fact.withdrawal] : [],
  );
  const sum = (currencyId: number, counts: (withdrawal: Withdrawal) => boolean): bigint =>
    entered
      .filter((withdrawal) => withdrawal.currencyId === currencyId && counts(withdrawal))
      .reduce((total, withdrawal) => total + BigInt(withdrawal.debit), 0n);
  return {
    enter: (withdrawal) => {
      memory.keep({ kind: 'withdrawal', withdrawal });
      entered.push(withdrawal);
    },
    find: (key, now) =>
      entered.findLast((one) => one.executedAt <= now && isAsked(one, key)) ?? null,
    all: () => [...entered],
    available: (currencyId, starting, now) =>
      starting - sum(currencyId, (withdrawal) => isTakenOrHeld(withdrawal, now)),
    debited: (currencyId, now) =>
      sum(currencyId, ({ course }) => readingAt(course, now)?.debited === true),
  };
};

const isAsked = (withdrawal: Withdrawal, key: WithdrawalKey): boolean =>
  'transactionId' in key
    ? withdrawal.transactionId === key.transactionId
    : withdrawal.orderId === key.orderId;

/** Pending money is held, so that it cannot be spent twice; a failure without debit gives it back. */
const isTakenOrHeld = (withdrawal: Withdrawal, now: number): boolean => {
  const reading = readingAt(withdrawal.course, now);
  return reading !== null && (reading.debited || reading.approve === 0);
};
