/**
 * What the practice gateway owes and has paid: withdrawals, balances per currency id, and the evidence tests need.
 * Settling changes nothing here: every figure is computed from the withdrawals and the time.
 */
import type { Fact, Memory } from './state.ts';
import { makeTally, type Tally } from './tally.ts';
import type { Withdrawal } from './withdrawal.ts';

/** How the gateway is asked for a withdrawal. */
export type WithdrawalKey = { readonly transactionId: string } | { readonly orderId: string };

export interface Books {
  /** Writes a withdrawal down, durably against the end of the process, before it counts. */
  enter(withdrawal: Withdrawal): void;
  /** The withdrawal asked for if it is executed by `now`; the newest where an orderId repeats. */
  find(key: WithdrawalKey, now: number): Withdrawal | null;
  /** Whether an orderId was ever kept, late executions included. */
  hasOrderId(orderId: string): boolean;
  /** How many withdrawals were ever entered. */
  count(): number;
  /** Every withdrawal entered, late ones included, in order of arrival. */
  all(): readonly Withdrawal[];
  /** What the account shows of a currency, smallest units: not the pending, not the debited. */
  available(currencyId: number, starting: bigint, now: number): bigint;
  /** What a new withdrawal may take: less than shown while late or changing ones will still need money. */
  spendable(currencyId: number, starting: bigint, now: number): bigint;
  /** Irrevocably taken, smallest units. */
  debited(currencyId: number, now: number): bigint;
}

/** Books that begin with the facts of earlier lives. */
export const makeBooks = (memory: Memory, past: readonly Fact[]): Books => {
  const entered: Withdrawal[] = [];
  const byId = new Map<string, Withdrawal>();
  const byOrderId = new Map<string, readonly Withdrawal[]>();
  const tallies = new Map<number, Tally>();
  const tallyOf = (currencyId: number): Tally => {
    const tally = tallies.get(currencyId) ?? makeTally();
    tallies.set(currencyId, tally);
    return tally;
  };
  const index = (withdrawal: Withdrawal): void => {
    const { transactionId, orderId } = withdrawal;
    entered.push(withdrawal);
    byId.set(transactionId, withdrawal);
    if (orderId !== null) byOrderId.set(orderId, [...(byOrderId.get(orderId) ?? []), withdrawal]);
    tallyOf(withdrawal.currencyId).add(withdrawal);
  };
  const asked = (key: WithdrawalKey): readonly (Withdrawal | undefined)[] =>
    'orderId' in key ? (byOrderId.get(key.orderId) ?? []) : [byId.get(key.transactionId)];
  for (const fact of past) if (fact.kind === 'withdrawal') index(fact.withdrawal);
  return {
    enter: (withdrawal) => {
      memory.keep({ kind: 'withdrawal', withdrawal });
      index(withdrawal);
    },
    find: (key, now) => asked(key).findLast((one) => (one?.executedAt ?? Infinity) <= now) ?? null,
    hasOrderId: (orderId) => byOrderId.has(orderId),
    count: () => entered.length,
    all: () => [...entered],
    available: (currencyId, starting, now) => starting - tallyOf(currencyId).held(now),
    spendable: (currencyId, starting, now) => starting - tallyOf(currencyId).committed(now),
    debited: (currencyId, now) => tallyOf(currencyId).debited(now),
  };
};
