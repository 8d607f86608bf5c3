/**
 * Hands proven callbacks over to be kept, many at a time: while one batch becomes durable the next one gathers, so
 * that one sync of the disk serves all that came meanwhile. Each is answered only once it is durable.
 */
import { err, ok, type Result } from '#core/result.ts';
import type { ProvenCallback } from '#main/ports/callbacks.ts';

export type Keep = (
  callbacks: readonly ProvenCallback[],
) => Promise<Result<{ readonly fresh: readonly string[] }, string>>;

export type Kept = Result<'fresh' | 'repeat', string>;

interface Waiting {
  readonly callback: ProvenCallback;
  readonly answer: (kept: Kept) => void;
}

const MOST_AT_ONCE = 256;
/** More than this wait for a disk that has stopped answering; the sender tries again later. */
const MOST_WAITING = 2_000;

export class Keeper {
  readonly #keep: Keep;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  /** Resolves once the callback is durable, or with why it was not kept. Never rejects. */
  keep(callback: ProvenCallback): Promise<Kept> {
    if (this.#waiting.length >= MOST_WAITING) {
      return Promise.resolve(err('the store does not keep up'));
    }
    return new Promise((resolve) => {
      this.#waiting.push({ callback, answer: resolve });
      if (!this.#busy) void this.#work();
    });
  }

  async #work(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      await this.#together(this.#waiting.splice(0, MOST_AT_ONCE));
    }
    this.#busy = false;
  }

  async #together(batch: readonly Waiting[]): Promise<void> {
    const kept = await this.#tried(batch);
    if (kept.ok) {
      const fresh = new Set(kept.value.fresh);
      for (const { callback, answer } of batch) {
        answer(ok(fresh.delete(callback.digest) ? 'fresh' : 'repeat'));
      }
    } else if (batch.length === 1) {
      batch[0]?.answer(kept);
    } else {
      // One that cannot be kept must not keep the others out.
      for (const one of batch) await this.#together([one]);
    }
  }

  #tried(batch: readonly Waiting[]): ReturnType<Keep> {
    return this.#keep(batch.map(({ callback }) => callback)).catch((error: unknown) =>
      err(error instanceof Error ? error.message : String(error)),
    );
  }
}
