/** What the other gateway remembers: every withdraw that came, and every payout it carried out. */
import type { Mishap, Reading } from './mishap.ts';

/** A payout that was carried out, or will be. Times are ms of the monotonic clock. */
export interface Executed {
  readonly orderId: string;
  readonly transactionId: string;
  readonly paymentId: number;
  readonly addressTo: string;
  readonly amount: string;
  readonly at: number;
  readonly readings: readonly Reading[];
}

export interface Arrival {
  readonly at: number;
  readonly orderId: string | null;
}

/** Evidence for tests; every member answers for the present moment. */
export interface Register {
  readonly arrivals: readonly Arrival[];
  /** Executions per order id, late ones once their time has come. */
  executions(): ReadonlyMap<string, number>;
  /** Milliseconds between neighbouring withdraws. */
  gaps(): readonly number[];
  /** Requests per path. */
  readonly calls: Readonly<Record<string, number>>;
}

const SETTLED_MS = 150;

export class Books implements Register {
  readonly arrivals: { at: number; orderId: string | null }[] = [];
  readonly calls: Record<string, number> = {};
  readonly #executed: Executed[] = [];

  /** The how-many-eth request of its path this is. */
  count(path: string): number {
    const count = (this.calls[path] ?? 0) + 1;
    this.calls[path] = count;
    return count;
  }

  execute(order: Omit<Executed, 'at' | 'readings' | 'transactionId'>, at: number, why?: Mishap) {
    const readings: readonly Reading[] =
      why?.kind === 'course'
        ? why.readings
        : [
            { afterMs: 0, approve: 0 },
            { afterMs: SETTLED_MS, approve: 1, hash: true, debited: true },
          ];
    const transactionId = Buffer.from(`w${this.#executed.length + 1}`).toString('base64url');
    const done = { ...order, transactionId, at, readings };
    this.#executed.push(done);
    return done;
  }

  find(key: { orderId?: string | undefined; transactionId?: string | undefined }, now: number) {
    return this.#executed.find(
      ({ orderId, transactionId, at }) =>
        at <= now && (transactionId === key.transactionId || orderId === key.orderId),
    );
  }

  executions(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    const now = performance.now();
    for (const { orderId, at } of this.#executed) {
      if (at <= now) counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
    }
    return counts;
  }

  gaps(): readonly number[] {
    return this.arrivals.flatMap(({ at }, index, all) =>
      index === 0 ? [] : [at - (all[index - 1]?.at ?? at)],
    );
  }
}
