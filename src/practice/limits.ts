/**
 * How often one may call, as the vendor rules it (gateway reference section 6).
 */
import type { Fact, Memory } from './state.ts';

const WINDOW_MS = 1_000;

/** Calls per second by endpoint; withdraw has its own, harder rule. */
const CALLS_PER_SECOND: ReadonlyMap<string, number> = new Map([
  ['withdrawstatus', 10],
  ['balance', 10],
  ['currencies', 1],
  ['fees', 1],
  ['address', 10],
  ['createorder', 10],
  ['orderstatus', 10],
  ['orderstatus-v3', 10],
  ['estimated', 1],
]);

/** The soft limits: a call too many is refused and nothing else follows. */
export interface CallLimits {
  /** Whether the call may pass; refused calls do not count. Times in ms. */
  admits(endpoint: string, at: number): boolean;
}

export const makeCallLimits = (): CallLimits => {
  const recent = new Map<string, readonly number[]>();
  return {
    admits: (endpoint, at) => {
      const limit = CALLS_PER_SECOND.get(endpoint);
      if (limit === undefined) return true;
      const inside = (recent.get(endpoint) ?? []).filter((past) => Math.abs(at - past) < WINDOW_MS);
      const admitted = inside.length < limit;
      recent.set(endpoint, admitted ? [...inside, at] : inside);
      return admitted;
    },
  };
};

/**
 * The hard rule of withdraw: two arrivals closer than the interval block the account, until a reset. Every arrival
 * counts, refused ones too; the one that breaks the rule is not executed.
 */
export interface WithdrawRule {
  /** Notes an arrival (ms since 1970) and blocks the account when it comes too early. */
  arrive(at: number, intervalMs: number): void;
  blocked(): boolean;
  /** Lifts the block, as the vendor's support would. */
  unblock(at: number): void;
  /** Every arrival, in order; kept across restarts. */
  arrivals(): readonly number[];
}

export const makeWithdrawRule = (memory: Memory, past: readonly Fact[]): WithdrawRule => {
  const arrivals = past.flatMap((fact) => (fact.kind === 'arrival' ? [fact.at] : []));
  let blocked =
    past.findLast(({ kind }) => kind === 'blocked' || kind === 'unblocked')?.kind === 'blocked';
  return {
    arrive: (at, intervalMs) => {
      const last = arrivals.at(-1);
      arrivals.push(at);
      memory.keep({ kind: 'arrival', at });
      // A clock set back between two lives proves nothing about the gap, so it blocks nobody.
      const tooEarly = last !== undefined && at >= last && at - last < intervalMs;
      if (!tooEarly || blocked) return;
      blocked = true;
      memory.keep({ kind: 'blocked', at });
    },
    blocked: () => blocked,
    unblock: (at) => {
      blocked = false;
      memory.keep({ kind: 'unblocked', at });
    },
    arrivals: () => [...arrivals],
  };
};
