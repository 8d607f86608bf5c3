/** A submission of thousands of payouts: one transaction that lets others have their turn, and nothing else differs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import type { OpenLedger } from '#main/adapters/ledger/ledger.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { guardLedger } from '#main/guarded-ledger.ts';
import {
  ANNA,
  batchRecord,
  makeClock,
  move,
  opened,
  submission,
  submitBatch,
  SYSTEM,
  tempFolder,
} from './fixture.ts';

const ROWS = 3_000;

let folder: ReturnType<typeof tempFolder>;
let file: string;
let ledger: OpenLedger;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder.path, 'ledger.sqlite');
  ledger = opened(file);
});
afterEach(() => {
  vi.restoreAllMocks();
  try {
    ledger.close();
  } catch {
    // A test that closes it itself has nothing left to close.
  }
  folder.remove();
});

const large = (id = 'large', rows = ROWS): readonly EntryBody[] => [
  { kind: 'batch.submitted', batch: batchRecord(id) },
  ...Array.from({ length: rows }, (_, at) =>
    submission(id, at + 1, { reference: `${id} ${at + 1}` }),
  ),
];

/** How often the event loop came round while something was under way. */
const roundsDuring = async (work: Promise<unknown>): Promise<number> => {
  let rounds = 0;
  let over = false;
  const count = (): void => {
    rounds += 1;
    if (!over) setImmediate(count);
  };
  setImmediate(count);
  await work;
  over = true;
  return rounds;
};

/** Everything the file holds, table by table. */
const contents = (path: string): unknown => {
  const db = new DatabaseSync(path);
  const tables = ['journal', 'batch', 'payout', 'tally', 'committed', 'attempt'];
  const all = tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
  db.close();
  return all;
};

describe('a large submission', () => {
  it('lets others have their turn many times, and becomes durable as one', async () => {
    const head = ledger.head();
    const appending = ledger.append(ANNA, large());
    expect(ledger.head()).toEqual(head);
    expect(await roundsDuring(appending)).toBeGreaterThan(5);
    expect((await appending).ok).toBe(true);
    expect(ledger.head().seq).toBe(head.seq + ROWS + 1);
    expect((await ledger.batch('large'))?.counts).toEqual({ SUBMITTED: ROWS });
    ledger.close();
    expect(verifyLedger(file)).toMatchObject({ ok: true });
  });

  it('leaves the same chain and tables as it does in small transactions', async () => {
    const clock = makeClock();
    const other = opened(join(folder.path, 'other.sqlite'), clock);
    const [batch, ...payouts] = large('large', 250);
    if (batch === undefined) throw new Error('a batch comes first');
    await ledger.append(ANNA, [batch, ...payouts]);
    await other.append(ANNA, [batch]);
    for (let at = 0; at < payouts.length; at += 50)
      await other.append(ANNA, payouts.slice(at, at + 50));
    expect(ledger.head()).toEqual(other.head());
    other.close();
    ledger.close();
    expect(contents(file)).toEqual(contents(join(folder.path, 'other.sqlite')));
  });

  it('takes nothing else in, and shows nothing of itself before it is durable', async () => {
    await submitBatch(ledger, 'small', 1);
    const { seq } = ledger.head();
    const early: string[] = [];
    const watch = async (name: string, work: Promise<unknown>): Promise<void> => {
      await work;
      if (ledger.head().seq < seq + ROWS + 1) early.push(name);
    };
    const appending = ledger.append(ANNA, large());
    const behind = ledger.append(ANNA, [move('small-p1', 'SUBMITTED', 'approved')]);
    const asked: readonly Promise<unknown>[] = [
      ledger.batch('large'),
      ledger.batches(),
      ledger.payout('large-p1'),
      ledger.payouts({}, { offset: 0, limit: 1 }),
      ledger.payouts({ text: 'large 1' }, { offset: 0, limit: 1 }),
      ledger.payoutsOf('large'),
      ledger.openPayouts(),
      ledger.claimants({ addresses: ['TAddress1x919'], withdrawalId: 'w', states: ['SUBMITTED'] }),
      ledger.entriesOf({ payoutId: 'large-p1' }),
      ledger.replyOf('large-p1', 1),
      ledger.carried({}),
      ledger.coversOf('large-p1'),
      ledger.usedReferences(['large 1']),
      ledger.similarSince(0, ['TAddress1x919|']),
      ledger.payeesAfter(0, 10),
      ledger.batchOfFile('hash of large'),
      ledger.batchOfContent('c'),
      ledger.lastSendEnded(),
      ledger.hasCapability('order-id-lookup'),
      ledger.volume(0),
      ledger.committed(),
      ledger.reserved(),
      ledger.debits({ currencyId: 71, from: 0, to: Number.MAX_SAFE_INTEGER }),
      ledger.payoutNamed({ orderId: 'order-large-1', withdrawalId: null, address: null }),
      ledger.sentSince(0),
      ledger.proofOf('order-id-lookup'),
      ledger.balancesAround({ payoutId: 'large-p1', currencyId: 71, sentSeq: 1 }),
      ledger.fiatRates(),
      ledger.usdRates(),
      ledger.terms(),
      ledger.markAnchored(),
      ledger.clearRestored(),
      ledger.snapshotTo(join(folder.path, 'copy.sqlite')),
    ];
    await Promise.all([
      appending,
      watch('append', behind),
      ...asked.map((work, at) => watch(`answer ${at}`, work)),
    ]);
    expect(early).toEqual([]);
    // What answers at once: none of it reads what is not durable. One method is asked twice.
    const atOnce = new Set(['path', 'schema', 'head', 'busy', 'entryAt', 'close', 'append']);
    const notes = new Set(['isAnchored', 'restored']);
    const methods = Object.keys(ledger).filter((name) => !atOnce.has(name) && !notes.has(name));
    expect(methods).toHaveLength(asked.length - 1);
    expect((await ledger.payout('small-p1'))?.state).toBe('APPROVED');
    ledger.close();
    expect(verifyLedger(file)).toMatchObject({ ok: true });
    expect(verifyLedger(join(folder.path, 'copy.sqlite'))).toMatchObject({ ok: true });
  });

  it('waits for another one, and both are recorded whole', async () => {
    const both = await Promise.all([
      ledger.append(ANNA, large('one', 400)),
      ledger.append(ANNA, large('two', 400)),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    ledger.close();
    expect(verifyLedger(file)).toMatchObject({ ok: true });
  });

  it('that does not fit at its last row is not recorded at all, and the ledger goes on', async () => {
    await submitBatch(ledger, 'small', 1);
    const before = ledger.head();
    const taken = submission('large', ROWS + 1, { reference: 'small-pay-000001' });
    expect(await ledger.append(ANNA, [...large(), taken])).toEqual({
      ok: false,
      error: 'conflict',
    });
    expect(ledger.head()).toEqual(before);
    expect(await ledger.batch('large')).toBeNull();
    expect((await ledger.append(ANNA, large('next', 200))).ok).toBe(true);
    ledger.close();
    expect(verifyLedger(file)).toMatchObject({ ok: true });
  });

  it('on a disk that fails at its commit writes nothing, and nothing after it is written either', async () => {
    const before = ledger.head();
    // oxlint-disable-next-line typescript/unbound-method -- called with the database it belongs to
    const real = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (
      this: DatabaseSync,
      sql: string,
    ) {
      if (sql === 'COMMIT') throw Object.assign(new Error('disk I/O error'), { errcode: 1034 });
      return real.call(this, sql);
    });
    await expect(ledger.append(ANNA, large())).rejects.toThrow('could not be written');
    vi.restoreAllMocks();
    await expect(ledger.append(SYSTEM, [])).rejects.toThrow('could not be written');
    expect(ledger.head()).toEqual(before);
    ledger.close();
    ledger = opened(file);
    expect(await ledger.batch('large')).toBeNull();
    expect(ledger.head().seq).toBe(before.seq + 1);
  });

  it('is as if it had never been when the ledger is closed in its middle', async () => {
    const before = ledger.head();
    const appending = ledger.append(ANNA, large());
    await new Promise((resolve) => setImmediate(resolve));
    ledger.close();
    await expect(appending).rejects.toThrow('could not be written');
    ledger = opened(file);
    expect(await ledger.batch('large')).toBeNull();
    expect(ledger.head().seq).toBe(before.seq + 1);
  });

  it('is copied whole or not at all by a copy that was begun before it', async () => {
    await ledger.append(ANNA, large('earlier', 2_000));
    const copy = join(folder.path, 'copy.sqlite');
    // Its first step, a later one, and one while the large submission is under way.
    const first = ledger.snapshotTo(copy);
    const appending = ledger.append(ANNA, large());
    const second = ledger.snapshotTo(`${copy}-2`);
    await Promise.all([first, second, appending]);
    expect(verifyLedger(copy)).toMatchObject({ ok: true });
    expect(verifyLedger(`${copy}-2`)).toMatchObject({ ok: true });
  });

  it('makes whoever waits behind it ask anew whether the ledger is still theirs', async () => {
    let ours = true;
    const guarded = guardLedger(
      ledger,
      () => undefined,
      () => ours,
    ).ledger;
    const appending = guarded.append(ANNA, large());
    const behind = guarded.append(SYSTEM, []);
    ours = false;
    expect((await appending).ok).toBe(true);
    await expect(behind).rejects.toThrow('Another Purser has opened this ledger');
  });
});

describe('a process that is killed in a large submission', () => {
  it('leaves all of it or nothing, wherever it was killed', { timeout: 120_000 }, async () => {
    ledger.close();
    const kills = [0, 1, 4, 9, 16, 'recorded'] as const;
    let whole = 0;
    for (const [at, when] of kills.entries()) {
      const id = `killed-${at}`;
      const child = fork(join(import.meta.dirname, 'long-child.ts'), [file, id, String(ROWS)]);
      const dead = once(child, 'exit');
      for (let step = 0; ; step += 1) {
        const [word]: unknown[] = await once(child, 'message');
        if (word === 'recorded' || step === when) break;
      }
      child.kill('SIGKILL');
      await dead;
      ledger = opened(file);
      const batch = await ledger.batch(id);
      const rows = (await ledger.payoutsOf(id)).length;
      expect([batch === null ? 0 : ROWS, rows]).toEqual([rows, rows]);
      if (rows > 0) whole += 1;
      ledger.close();
      expect(verifyLedger(file)).toMatchObject({ ok: true });
    }
    expect(whole).toBeGreaterThan(0);
    expect(whole).toBeLessThan(kills.length);
    ledger = opened(file);
  });
});
