/** The treasury port: a file of its own, owned by a thread of its own, so that no call of the window waits for a disk. */
import { Worker } from 'node:worker_threads';
import { err, ok } from '#core/result.ts';
import type { Treasury, TreasuryStanding } from '#main/ports/treasury.ts';
import { link } from '../intake/link.ts';
import { portsOf, type Ask } from './ports-of.ts';
import type { OwnerCalls, StoreCalls, TreasuryTask } from './worker.ts';

export interface TreasuryOptions {
  /** Absolute path; made when absent. */
  readonly file: string;
  /** Where the code of the thread is: `worker.ts` beside this file, or what the build made of it. */
  readonly worker: URL;
  /** Why nothing may be written, in words for people; null while the file is ours to write. */
  readonly readOnlyBecause: string | null;
  /** Another process writes the file: a copy is looked at. */
  readonly copy: boolean;
}

export interface OpenTreasury extends Treasury {
  /** Copies the file as it is to a new one; answers false where there is none to copy. */
  snapshotTo(path: string): Promise<boolean>;
  /** What was asked before is answered first. */
  close(): Promise<void>;
}

/** What is known of the file: nothing until its thread first speaks, and then its last word. */
class Standing {
  readonly #first = Promise.withResolvers<void>();
  readonly #readOnlyBecause: string | null;
  #now: TreasuryStanding = { kind: 'unavailable', detail: 'The treasury is not open yet.' };

  constructor(readOnlyBecause: string | null) {
    this.#readOnlyBecause = readOnlyBecause;
  }

  hear(told: TreasuryStanding): null {
    const because = this.#readOnlyBecause;
    this.#now =
      told.kind === 'open' && because !== null ? { kind: 'looking', detail: because } : told;
    this.#first.resolve();
    return null;
  }

  async known(): Promise<TreasuryStanding> {
    await this.#first.promise;
    return this.#now;
  }
}

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Starts opening; what is asked meanwhile waits. Never throws: a file that cannot be used is a standing. */
export const openTreasury = (options: TreasuryOptions): OpenTreasury => {
  const { file, copy } = options;
  const worker = new Worker(options.worker, { workerData: { file, copy } satisfies TreasuryTask });
  const store = link<StoreCalls, OwnerCalls>(worker);
  const standing = new Standing(options.readOnlyBecause);
  store.serve({ standing: (now) => standing.hear(now) });
  const lose = (why: string): void => {
    store.fail(new Error(why));
    const detail = `The treasury store stopped (${why}). Payouts are not affected. Start Purser again.`;
    standing.hear({ kind: 'unavailable', detail });
  };
  worker.on('error', (error) => lose(words(error)));
  worker.on('exit', () => lose('its thread ended'));
  const ask: Ask = async ({ name, manner }, input) => {
    const before = await standing.known();
    if (before.kind === 'unavailable') return err(before);
    if (before.kind === 'looking' && manner === 'write') {
      return err({ kind: 'read-only', detail: before.detail });
    }
    try {
      return ok(await store.call(name, input));
    } catch (error) {
      const after = await standing.known();
      return err(after.kind === 'unavailable' ? after : { kind: 'failed', detail: words(error) });
    }
  };
  return {
    standing: () => standing.known(),
    ...portsOf(ask),
    snapshotTo: async (path) => {
      if ((await standing.known()).kind === 'unavailable') return false;
      await store.call('snapshotTo', path);
      return true;
    },
    close: async () => {
      await standing.known();
      await store.call('close', null).catch(() => null);
      store.fail(new Error('the treasury store is closed'));
      await worker.terminate();
    },
  };
};
