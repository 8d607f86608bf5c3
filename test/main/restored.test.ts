/**
 * The one thing that counts of a restore: an older ledger takes the place of a newer one, a person walks the way out, and
 * nothing is paid twice. The whole application behind its border, over its practice gateway, whose own books count.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import type { DataTaskView } from '#contract/views/data.ts';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { composeOptions } from '../support/compose-options.ts';
import { seeded } from '../support/seeded.ts';
import { askApp } from '#test/support/ask-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let folder: string;
let file: string;
let app: App;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-restored-'));
  file = join(folder, 'kept.purser-backup');
  app = await start();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const books = (): string => join(folder, 'books');

const start = async (): Promise<App> => {
  const dialogs = {
    openFile: () => Promise.resolve(file),
    saveFile: () => Promise.resolve(file),
  };
  app = await compose(composeOptions(books(), { dialogs }));
  await must('practice.configure', { intervalMs: 20 });
  return app;
};

const { ask, must } = askApp(() => app);

const until = async <T>(read: () => Promise<T>, holds: (value: T) => boolean): Promise<T> => {
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((next) => setTimeout(next, 30));
  }
};

const batchOf = (batchId: string) => (): Promise<BatchView> => must('batch.get', { batchId });

const rowsOf = (references: readonly string[]): string =>
  [
    'reference,currency,network,address,amount,amount_currency',
    ...references.map(
      (reference, n) =>
        `${reference},USDT,TRC20,TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd,${20 + reference.length}.${10 + n},USD`,
    ),
    '',
  ].join('\n');

const submitted = async (references: readonly string[]): Promise<BatchView> => {
  const { id } = await must('batch.import', {
    source: { kind: 'text', text: rowsOf(references) },
  });
  await until(batchOf(id), (batch) => batch.import.kind === 'ready');
  const { fingerprint } = await must('batch.plan', { batchId: id, refresh: false });
  return must('batch.submit', { batchId: id, fingerprint: fingerprint ?? '', rehearsal: null });
};

const approve = (batch: BatchView): Promise<BatchView> =>
  must('batch.approve', {
    batchId: batch.id,
    fingerprint: batch.fingerprint ?? '',
    typedSums: Object.fromEntries(batch.sums.map(({ currencyId, sum }) => [`${currencyId}`, sum])),
    choices: DEFAULT_CHOICES,
  });

const FIRST = ['FIRST-1', 'FIRST-2', 'FIRST-3', 'FIRST-4'];
const LATER = ['LATER-01', 'LATER-02', 'LATER-03'];

/** A run stops at every payout the gateway already has, taken over; whoever resumes it goes on to the next. */
const settled = async (id: string): Promise<void> => {
  for (let resumed = 0; resumed <= LATER.length + FIRST.length; resumed += 1) {
    const rests = ({ run }: BatchView): boolean => run?.state !== 'running' && run?.sending === 0;
    const { run } = await until(batchOf(id), rests);
    if (run?.state !== 'paused' || run.left === 0) return;
    expect(run.reason).toMatchObject({ code: 'held' });
    await must('batch.resume', { batchId: id });
  }
};

const send = async (batch: BatchView): Promise<void> => {
  await must('batch.dispatch', { batchId: batch.id });
  await settled(batch.id);
};

const task = (): Promise<DataTaskView> => must('data.task', {});

const ended = async (): Promise<DataTaskView> =>
  until(task, ({ kind }) => kind !== 'working' && kind !== 'idle');

const backUp = async (): Promise<void> => {
  await must('data.backUp', {});
  expect(await ended()).toMatchObject({ kind: 'written', file });
};

const examined = async (): Promise<Extract<DataTaskView, { kind: 'examined' }>> => {
  await must('data.examine', {});
  const now = await ended();
  if (now.kind !== 'examined') throw new Error(JSON.stringify(now));
  return now;
};

const restore = async (): Promise<void> => {
  const { backup } = await examined();
  const after = await must('data.restore', { head: backup.head, takeSettings: false });
  expect(after.ledger).toMatchObject({ kind: 'locked', cause: 'restored' });
};

/** Asks the gateway about everything open, and unlocks with a reason and the retyped number. */
const walkOut = async (): Promise<void> => {
  await must('unlock.ask', {});
  const view = await until(
    () => must('unlock.get', {}),
    (now) => now?.asking === false && now.asked?.ended === true,
  );
  if (view === null) throw new Error('not locked');
  const after = await must('unlock.confirm', {
    seenHead: view.head,
    typedCount: `${view.open}`,
    reason: 'compared with the dashboard',
  });
  expect(after.ledger).toEqual({ kind: 'open' });
};

/** How often each order was executed, from the practice gateway's own file. */
const executions = (): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  const lines = readFileSync(join(books(), 'practice', 'practice-gateway.json'), 'utf8').split(
    '\n',
  );
  for (const line of lines) {
    if (!line.includes('"kind":"withdrawal"')) continue;
    const { withdrawal } = JSON.parse(line) as { withdrawal: { orderId: string | null } };
    const orderId = withdrawal.orderId ?? '';
    counts.set(orderId, (counts.get(orderId) ?? 0) + 1);
  }
  return counts;
};

/** Approves anew and sends whatever the unlocked ledger still has to pay. */
const resumeAll = async (): Promise<void> => {
  for (const { id, run } of await must('batch.list', {})) {
    if (run === null) continue;
    if (run.state === 'submitted') await send(await approve(await batchOf(id)()));
    else if (run.state === 'paused' && run.left > 0) {
      await must('batch.resume', { batchId: id });
      await settled(id);
    }
  }
};

describe('After a restore of an older ledger', () => {
  it.each(['approved', 'while it is sent', 'sent'])(
    'no payout is sent twice, and none is lost, when the backup was made with a batch %s',
    async (when) => {
      const draw = seeded(`restore/${when}`);
      const first = await approve(await submitted(FIRST));
      if (when === 'approved') await backUp();
      await must('batch.dispatch', { batchId: first.id });
      if (when === 'while it is sent') {
        const many = draw(3) + 1;
        await until(
          batchOf(first.id),
          ({ run }) => (run?.accepted ?? 0) + (run?.paid ?? 0) >= many,
        );
        await backUp();
      }
      await settled(first.id);
      if (when === 'sent') await backUp();
      await send(await approve(await submitted(LATER)));
      expect([...executions().values()]).toEqual(Array.from({ length: 7 }, () => 1));
      await restore();
      const refused = await ask('batch.dispatch', { batchId: first.id });
      expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
      await walkOut();
      await resumeAll();
      // The batch this ledger knows nothing of is imported again by somebody who thinks it was never paid.
      await send(await approve(await submitted(LATER)));
      const counts = executions();
      expect(counts.size).toBe(7);
      expect([...counts.values()]).toEqual(Array.from({ length: 7 }, () => 1));
      const paid = await must('payout.list', {
        filter: { states: ['ACCEPTED', 'PENDING', 'CONFIRMED'] },
        offset: 0,
        limit: 50,
      });
      expect(paid.total).toBe(7);
    },
  );

  it('it stays locked over restarts until the way out was walked, and the ledger says who did what', async () => {
    const batch = await approve(await submitted(FIRST));
    await backUp();
    await restore();
    await app.close();
    app = await start();
    const again = await must('app.state', {});
    expect(again.ledger).toMatchObject({ kind: 'locked', cause: 'restored' });
    await walkOut();
    await app.close();
    app = await start();
    expect((await must('app.state', {})).ledger).toEqual({ kind: 'open' });
    expect((await batchOf(batch.id)()).run?.state).toBe('submitted');
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    await app.close();
    const db = new DatabaseSync(join(books(), 'profiles', 'practice', 'ledger.sqlite'));
    const entry = db.prepare(`SELECT payload FROM journal WHERE kind = 'ledger.unlocked'`).get();
    db.close();
    app = await start();
    expect(entry?.['payload']).toMatch(/put in place by Operator .* from the backup of /);
  });

  it('what was there is kept aside and can be put back, locked as well', async () => {
    await send(await approve(await submitted(FIRST)));
    await backUp();
    await send(await approve(await submitted(LATER)));
    await restore();
    const { kept } = await must('data.get', {});
    expect(kept).toHaveLength(1);
    expect((await must('payout.list', { filter: {}, offset: 0, limit: 1 })).total).toBe(4);
    const back = await must('data.putBack', { name: kept[0]?.name ?? '' });
    expect(back.ledger).toMatchObject({ kind: 'locked', restored: { madeAt: null } });
    expect((await must('payout.list', { filter: {}, offset: 0, limit: 1 })).total).toBe(7);
    await walkOut();
    expect((await must('data.get', {})).kept).toHaveLength(1);
    expect([...executions().values()]).toEqual(Array.from({ length: 7 }, () => 1));
  });
});

describe('A restore is refused', () => {
  it('while a run is open, paused or not, and nothing is moved', async () => {
    const batch = await approve(await submitted(FIRST));
    await backUp();
    await must('practice.configure', { intervalMs: 3_000 });
    await must('batch.dispatch', { batchId: batch.id });
    await must('batch.pause', { batchId: batch.id });
    const { backup, runOpen } = await examined();
    expect(runOpen).toBe(true);
    const refused = await ask('data.restore', { head: backup.head, takeSettings: false });
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect((await must('app.state', {})).ledger).toEqual({ kind: 'open' });
    expect((await must('data.get', {})).kept).toEqual([]);
    await must('data.dismiss', {});
    expect(readdirSync(join(books(), 'profiles'))).toEqual(['practice']);
  });

  it('of another backup than the one that was looked at', async () => {
    await submitted(FIRST);
    await backUp();
    await examined();
    const refused = await ask('data.restore', { head: 'ab'.repeat(32), takeSettings: false });
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});

describe('A backup opened from outside', () => {
  it('is verified and shown, and puts nothing in place by itself', async () => {
    await submitted(FIRST);
    await backUp();
    const heard: string[] = [];
    app.onEvent((name) => heard.push(name));
    app.askToRestore(file);
    expect((await ended()).kind).toBe('examined');
    expect(heard).toContain('backup.shown');
    expect((await must('app.state', {})).ledger).toEqual({ kind: 'open' });
    expect((await must('data.get', {})).kept).toEqual([]);
    expect(existsSync(file)).toBe(true);
  });
});
