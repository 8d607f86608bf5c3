/** The receiver port: a thread of its own while it is on, none while it is off. */
import { Worker } from 'node:worker_threads';
import { err, ok, type Result } from '#core/result.ts';
import type { CallbackStore, ProvenCallback, ReceiverSettings } from '#main/ports/callbacks.ts';
import type {
  FreshCallback,
  Receiver,
  ReceiverState,
  ReceiverTally,
} from '#main/ports/receiver.ts';
import { keyObjectOf } from '../gateway/sign.ts';
import type { UseKey } from '../gateway/signed.ts';
import { link, type Answers, type Link } from '../intake/link.ts';
import type { OwnerCalls, ReceiverCalls, ReceiverThread } from './calls.ts';
import { noTally } from './counting.ts';

export interface ReceiverParts {
  /** Where the code of the thread is: `worker.ts` beside this file, or what the build made of it; null: there is none. */
  readonly worker: URL | null;
  readonly platformId: number;
  readonly key: UseKey;
  readonly store: Pick<CallbackStore, 'keep' | 'disbelieve'>;
  /** ms since 1970. */
  readonly now: () => number;
  /** Callbacks that were kept for the first time; called after they are durable. */
  readonly fresh: (callbacks: readonly FreshCallback[]) => void;
  /** The state or the tally is another one. */
  readonly changed: () => void;
}

/** How long the thread may take to answer what is under way when it is stopped, ms. */
const STOP_MS = 4_000;

const NOWHERE = 'Callbacks are not received here.';

interface Running {
  readonly worker: Worker;
  readonly link: Link<ReceiverCalls, OwnerCalls>;
}

export class ThreadedReceiver implements Receiver {
  readonly #parts: ReceiverParts;
  #state: ReceiverState = { kind: 'off' };
  #tally: ReceiverTally = noTally();
  #running: Running | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
  }

  state(): ReceiverState {
    return this.#state;
  }

  tally(): ReceiverTally {
    return this.#tally;
  }

  start(settings: ReceiverSettings): Promise<ReceiverState> {
    return this.#inTurn(async () => {
      await this.#end();
      this.#tally = noTally();
      const { worker } = this.#parts;
      if (worker === null) return this.#become({ kind: 'failed', detail: NOWHERE });
      this.#become({ kind: 'starting' });
      const running = this.#spawn(worker);
      const started = await running.link
        .call('start', settings)
        .catch((error: unknown) => err(String(error)));
      if (!started.ok) {
        await this.#end();
        return this.#become({ kind: 'failed', detail: started.error });
      }
      const { addresses } = started.value;
      return this.#become({ kind: 'on', addresses, since: this.#parts.now() });
    });
  }

  async stop(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#end();
      this.#become({ kind: 'off' });
    });
  }

  dropKey(): void {
    void this.#running?.link.call('dropKey', null).catch(() => undefined);
  }

  /** Switching on and off follow each other, so that two never hold the port at once. */
  #inTurn<T>(deed: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(deed);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #become(state: ReceiverState): ReceiverState {
    this.#state = state;
    this.#parts.changed();
    return state;
  }

  #spawn(code: URL): Running {
    const { platformId } = this.#parts;
    const worker = new Worker(code, { workerData: { platformId } satisfies ReceiverThread });
    const running: Running = { worker, link: link<ReceiverCalls, OwnerCalls>(worker) };
    running.link.serve(this.#answers());
    const lost = (why: string): void => {
      running.link.fail(new Error(why));
      if (this.#running !== running) return;
      this.#running = null;
      const detail = `The receiver stopped by itself (${why}). What it answered is kept. Switch it on again.`;
      this.#become({ kind: 'failed', detail });
    };
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => lost('its thread ended'));
    this.#running = running;
    return running;
  }

  async #end(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), STOP_MS);
    });
    await Promise.race([running.link.call('stop', null).catch(() => null), late]);
    clearTimeout(timer);
    this.#running = null;
    running.link.fail(new Error('the receiver is off'));
    await running.worker.terminate();
  }

  #answers(): Answers<OwnerCalls> {
    const { key, store } = this.#parts;
    return {
      key: async () => {
        const held = await key(keyObjectOf);
        return held.ok ? held : err(held.error.detail);
      },
      keep: (callbacks) => this.#keep(callbacks),
      told: async ({ tally, more }) => {
        this.#tally = tally;
        this.#parts.changed();
        // What was not believed is worth a look, not a failure: a store that takes nothing now loses a count.
        if (more.counts.length > 0) await store.disbelieve(more);
        return null;
      },
    };
  }

  async #keep(
    callbacks: readonly ProvenCallback[],
  ): Promise<Result<{ readonly fresh: readonly string[] }, string>> {
    const kept = await this.#parts.store.keep(callbacks);
    if (!kept.ok) return err(kept.error.detail);
    const fresh = new Set(kept.value.fresh);
    const news = callbacks.filter(({ digest }) => fresh.delete(digest));
    if (news.length > 0) this.#parts.fresh(news.map(({ digest, claim }) => ({ digest, claim })));
    return ok(kept.value);
  }
}
