/** Opens what a power cut left with the code that opens it after a real one, and tells what is there. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { PayoutState } from '#core/payout/state.ts';
import { makeClock, makeIds } from '#main/adapters/clock.ts';
import { makeGateway } from '#main/adapters/gateway/client.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { recover } from '#main/workflow/recover.ts';
import { BATCH } from '../life/approved-batch.ts';
import { keyOf } from '#test/support/lent-key.ts';

export interface Aftermath {
  /** Why the ledger could not be opened; null when it was. */
  readonly problem: string | null;
  /** The last entry and those before it: hash by seq, as found before recovery added its own. */
  readonly hashes: ReadonlyMap<number, string>;
  /** State by order id, before and after recovery. */
  readonly before: ReadonlyMap<string, PayoutState>;
  readonly after: ReadonlyMap<string, PayoutState>;
  /** Entries that a second recovery added. */
  readonly addedBySecond: number;
}

const unopened = (problem: string): Aftermath => ({
  problem,
  hashes: new Map(),
  before: new Map(),
  after: new Map(),
  addedBySecond: 0,
});

const statesIn = async (ledger: OpenLedger): Promise<ReadonlyMap<string, PayoutState>> =>
  new Map((await ledger.payoutsOf(BATCH)).map(({ orderId, state }) => [orderId, state]));

const hashesIn = (file: string): ReadonlyMap<number, string> => {
  const db = new DatabaseSync(file);
  const rows = db.prepare('SELECT seq, hash FROM journal').all();
  db.close();
  return new Map(rows.map(({ seq, hash }) => [Number(seq), String(hash)]));
};

/** A gateway that nobody is behind: recovery needs its reading of stored replies, and nothing of it is asked. */
const nobody = () =>
  makeGateway({
    profile: { platformId: 50, gatewayUrl: 'http://127.0.0.1:9' },
    key: keyOf('no key'),
    clock: makeClock(),
    withdrawIntervalMs: 1_000,
    random: () => 0,
  });

/** Lays the files out in `folder` under the names they had under `root`, opens the ledger and recovers twice. */
export const lookAt = async (
  files: ReadonlyMap<string, Buffer>,
  { root, file, folder }: { root: string; file: string; folder: string },
): Promise<Aftermath> => {
  const moved = (path: string): string => join(folder, path.slice(root.length));
  for (const [path, data] of files) {
    mkdirSync(dirname(moved(path)), { recursive: true });
    writeFileSync(moved(path), data);
  }
  const clock = makeClock();
  try {
    const opened = openLedger({ file: moved(file), clock, version: 'after' });
    if (!opened.ok) return unopened(`${opened.error.kind}: ${opened.error.detail}`);
    const ledger = opened.value;
    const needs = {
      gateway: nobody(),
      ledger,
      clock,
      ids: makeIds(),
      random: () => 0,
      changed: () => undefined,
    };
    const before = await statesIn(ledger);
    await recover(needs);
    const after = await statesIn(ledger);
    const head = ledger.head().seq;
    await recover(needs);
    const addedBySecond = ledger.head().seq - head;
    ledger.close();
    return { problem: null, hashes: hashesIn(moved(file)), before, after, addedBySecond };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
