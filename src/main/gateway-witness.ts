/**
 * What is known of the gateway from the calls that are made anyway: when each kind was last answered, and when and how
 * it last failed. Nothing is asked for the sake of it, and no word of the gateway is kept.
 */
import type { GatewayCall, GatewayFailure } from '#core/log/events.ts';
import type { Result } from '#core/result.ts';
import type { Gateway, NotSendable, ReadFailure } from './ports/gateway.ts';
import type { Clock } from './ports/host.ts';
import type { Log } from './ports/log.ts';

export interface CallRecord {
  readonly call: GatewayCall;
  readonly answered: number;
  /** ms since 1970; null when it never was. */
  readonly answeredAt: number | null;
  readonly failed: number;
  /** The last failure; `status` is the HTTP status of a refusal. Null when it never failed. */
  readonly failure: {
    readonly at: number;
    readonly kind: GatewayFailure;
    readonly status: number | null;
  } | null;
  /** Whether the last one failed. */
  readonly failing: boolean;
}

type Failure = ReadFailure | NotSendable;

interface Needs {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}

const fresh = (call: GatewayCall): CallRecord => ({
  call,
  answered: 0,
  answeredAt: null,
  failed: 0,
  failure: null,
  failing: false,
});

const statusOf = (failure: Failure): number | null =>
  failure.kind === 'refused' ? failure.httpStatus : null;

export class GatewayWitness {
  readonly #needs: Needs;
  readonly #records = new Map<GatewayCall, CallRecord>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** One for each kind of call that was made, in the order of their first. */
  get records(): readonly CallRecord[] {
    return [...this.#records.values()];
  }

  /** The calls of a gateway that are watched; each answers just what the gateway does. */
  watch(
    gateway: Gateway,
  ): Pick<Gateway, 'currencies' | 'balances' | 'fees' | 'lookup' | 'prepare'> {
    return {
      currencies: async () => this.#heard('currencies', await gateway.currencies()),
      balances: async () => this.#heard('balances', await gateway.balances()),
      fees: async (order) => this.#heard('fees', await gateway.fees(order)),
      lookup: async (key) => {
        const found = await gateway.lookup(key);
        this.#note('look-up', found.kind === 'failed' ? found.failure : null);
        return found;
      },
      prepare: async (order) => this.#heard('connect', await gateway.prepare(order)),
    };
  }

  #heard<T, F extends Failure>(call: GatewayCall, reply: Result<T, F>): Result<T, F> {
    this.#note(call, reply.ok ? null : reply.error);
    return reply;
  }

  #note(call: GatewayCall, failure: Failure | null): void {
    const at = this.#needs.clock.now();
    const before = this.#records.get(call) ?? fresh(call);
    this.#say(before, failure);
    this.#records.set(
      call,
      failure === null
        ? { ...before, answered: before.answered + 1, answeredAt: at, failing: false }
        : {
            ...before,
            failed: before.failed + 1,
            failure: { at, kind: failure.kind, status: statusOf(failure) },
            failing: true,
          },
    );
  }

  /** The log hears of changes only: a gateway that is away is asked every few seconds. */
  #say({ call, failing, failure: last }: CallRecord, failure: Failure | null): void {
    const { log } = this.#needs;
    if (failure === null) {
      if (failing) log.write('gateway-answers', { call });
    } else if (!failing || last?.kind !== failure.kind) {
      log.write('gateway-failed', { call, kind: failure.kind, status: statusOf(failure) ?? 0 });
    }
  }
}
