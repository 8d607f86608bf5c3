/** F44 to F46, F49 and F50: what people, pages and files may do to the whole application behind its border. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_CHOICES } from '#core/dispatch/choices.ts';
import { CALL_CHANNEL } from '#contract/channels.ts';
import type { CallInput, CallName, CallReplies } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { BatchView } from '#contract/views/batch.ts';
import type { App } from '#main/app.ts';
import { compose } from '#main/compose.ts';
import { noUpdates } from '#test/support/no-updates.ts';
import { publishEvents } from '#main/ipc/publish.ts';
import { registerCalls } from '#main/ipc/register.ts';
import { endLines, openLine } from './line.ts';
import { noLog } from '../support/no-log.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = 'app://purser/index.html';
const OURS = { contentsId: 7, origin: 'app://purser' };
const OUR_PAGE = { sender: { id: 7 }, senderFrame: { url: PAGE, parent: null } };

type Heard = (event: unknown, ...args: readonly unknown[]) => Promise<Reply<unknown>>;

const folder = mkdtempSync(join(tmpdir(), 'purser-people-'));
let app: App;
let hear: Heard;

beforeAll(async () => {
  app = await compose({
    dataFolder: folder,
    samplesFolder: join(ROOT, 'samples'),
    intakeWorker: new URL('../../src/main/adapters/intake/worker.ts', import.meta.url),
    treasuryWorker: new URL('../../src/main/adapters/treasury/worker.ts', import.meta.url),
    receiverWorker: new URL('../../src/main/adapters/callbacks/worker.ts', import.meta.url),
    rehearsalWorker: new URL('../../src/main/rehearsal-worker.ts', import.meta.url),
    verifyWorker: new URL('../../src/main/adapters/ledger/verify-worker.ts', import.meta.url),
    backupWorker: new URL('../../src/main/adapters/backup/worker.ts', import.meta.url),
    showInFolder: () => undefined,
    openLink: () => Promise.resolve(false),
    dialogs: { openFile: () => Promise.resolve(null), saveFile: () => Promise.resolve(null) },
    power: {
      holdAwake: () => () => undefined,
      onSleep: () => () => undefined,
      onLock: () => () => undefined,
    },
    notifier: { show: () => undefined },
    links: { open: () => Promise.resolve({ ok: true, value: undefined }) },
    policy: { kind: 'none' },
    account: 'tester',
    log: noLog,
    updates: noUpdates,
    version: '0.1.0',
    host: { electron: '', node: process.versions.node, sqlite: '', platform: 'test' },
  });
  registerCalls({
    ipcMain: {
      handle: (channel, listener) => {
        if (channel === CALL_CHANNEL) hear = listener as Heard;
      },
    },
    app: Promise.resolve(app),
    ours: OURS,
    log: { write: () => undefined },
  });
  await must('practice.configure', { intervalMs: 20 });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await endLines();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks over the border, as the page does unless another event is given. */
const ask = <N extends CallName>(
  name: N,
  input: CallInput<N>,
  event: unknown = OUR_PAGE,
): Promise<Reply<CallReplies[N]>> => hear(event, name, input) as Promise<Reply<CallReplies[N]>>;

const must = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallReplies[N]> => {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message} ${reply.error.detail ?? ''}`);
  return reply.value;
};

const until = async (batchId: string, holds: (batch: BatchView) => boolean): Promise<BatchView> => {
  for (;;) {
    const batch = await must('batch.get', { batchId });
    if (holds(batch)) return batch;
    await new Promise((next) => setTimeout(next, 20));
  }
};

/** Every row pays another amount, so that none looks like one paid before. */
let amount = 25;

const textOf = (
  references: readonly string[],
  address = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
): string =>
  [
    'reference,currency,network,address,amount,amount_currency',
    ...references.map((reference) => `${reference},USDT,TRC20,${address},${(amount += 1)},USD`),
    '',
  ].join('\n');

const pasted = async (text: string): Promise<BatchView> => {
  const { id } = await must('batch.import', { source: { kind: 'text', text } });
  return until(id, (batch) => batch.import.kind === 'ready');
};

const submitted = async ({ id: batchId }: BatchView): Promise<BatchView> => {
  const { fingerprint } = await must('batch.plan', { batchId, refresh: false });
  return must('batch.submit', { batchId, fingerprint: fingerprint ?? '', rehearsal: null });
};

const approval = ({ id: batchId, fingerprint, sums }: BatchView) => ({
  batchId,
  fingerprint: fingerprint ?? '',
  choices: DEFAULT_CHOICES,
  typedSums: Object.fromEntries(sums.map(({ currencyId, sum }) => [`${currencyId}`, sum])),
});

describe('F44: a forged call approves or dispatches → refused by sender, state, digest and schema; nothing is sent', () => {
  let batch: BatchView;
  beforeAll(async () => {
    batch = await submitted(await pasted(textOf(['FORGED-1', 'FORGED-2'])));
  });

  test.each([
    ['another window', { ...OUR_PAGE, sender: { id: 8 } }],
    ['a frame inside the page', { ...OUR_PAGE, senderFrame: { url: PAGE, parent: {} } }],
    ['another origin', { ...OUR_PAGE, senderFrame: { url: 'https://evil.example', parent: null } }],
    ['a frame that is gone', { ...OUR_PAGE, senderFrame: null }],
  ])('by %s', async (_who, event) => {
    const refused = { ok: false, error: { code: 'not-allowed' } };
    expect(await ask('batch.approve', approval(batch), event)).toMatchObject(refused);
    expect(await ask('batch.dispatch', { batchId: batch.id }, event)).toMatchObject(refused);
  });

  test('of a batch that is not approved', async () => {
    for (const call of ['batch.dispatch', 'batch.resume'] as const) {
      const reply = await ask(call, { batchId: batch.id });
      expect(reply).toMatchObject({ ok: false, error: { code: 'conflict' } });
    }
  });

  test('with another digest, another sum, or more than is asked', async () => {
    const right = approval(batch);
    const forged = [
      { ...right, fingerprint: 'f'.repeat(64) },
      { ...right, fingerprint: '' },
      { ...right, typedSums: {} },
      { ...right, typedSums: { '71': '1' } },
      { ...right, by: { kind: 'person', name: 'the chief' } },
    ];
    for (const input of forged) expect((await ask('batch.approve', input)).ok).toBe(false);
    expect((await must('batch.get', { batchId: batch.id })).run).toMatchObject({
      state: 'submitted',
      left: 2,
    });
  });
});

test('F45: Send is pressed fifty times at once → one claim for each payout', async () => {
  const batch = await submitted(await pasted(textOf(['FIFTY-1', 'FIFTY-2', 'FIFTY-3'])));
  await must('batch.approve', approval(batch));
  const { id: batchId } = batch;
  const replies = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      ask(index % 2 === 0 ? 'batch.dispatch' : 'batch.resume', { batchId }),
    ),
  );
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  await until(batchId, ({ run }) => run?.state === 'finished');
  const { items } = await must('payout.list', { filter: { batchId }, offset: 0, limit: 10 });
  for (const { id: payoutId } of items) {
    const { life } = await must('payout.get', { payoutId });
    expect(life.filter(({ sentence }) => sentence.startsWith('Sending began'))).toHaveLength(1);
  }
});

test('F46: the file is changed after it was imported → no effect, what was read is kept with its hash', async () => {
  const file = join(folder, 'payroll.csv');
  writeFileSync(file, textOf(['FILE-1', 'FILE-2']));
  const registered = await app.registerDroppedFile(file);
  if (!registered.ok) throw new Error(registered.error.message);
  const { fileToken } = registered.value;
  const { id } = await must('batch.import', { source: { kind: 'file', fileToken } });
  const before = await until(id, (batch) => batch.import.kind === 'ready');
  const plan = await must('batch.plan', { batchId: id, refresh: false });
  writeFileSync(file, textOf(['FILE-1'], 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU'));
  appendFileSync(file, 'more');
  const after = await must('batch.get', { batchId: id });
  expect(after).toMatchObject({ rowsInFile: 2, toPay: 2, sums: before.sums });
  const again = await must('batch.plan', { batchId: id, refresh: false });
  expect(again.fingerprint).toBe(plan.fingerprint);
  rmSync(file);
  const sent = await submitted(after);
  expect(sent).toMatchObject({ rowsInFile: 2, toPay: 2, sums: before.sums });
});

test('F49: the window or its page dies while a run sends → the run goes on, and a new page reads it from the ledger', async () => {
  const batch = await submitted(await pasted(textOf(['PAGE-1', 'PAGE-2', 'PAGE-3'])));
  await must('batch.approve', approval(batch));
  const { id: batchId } = batch;
  let destroyed = false;
  const told: unknown[] = [];
  const contents = {
    isDestroyed: () => destroyed,
    send: (_channel: string, name: unknown) => {
      if (told.length > 1) throw new Error('Object has been destroyed');
      told.push(name);
    },
  };
  const stop = publishEvents(app, contents as unknown as Parameters<typeof publishEvents>[1]);
  await must('batch.dispatch', { batchId });
  const through = await until(batchId, ({ run }) => run?.state === 'finished');
  destroyed = true;
  stop();
  expect(told.length).toBeGreaterThan(0);
  expect(through.run).toMatchObject({ unknown: 0, refused: 0, left: 0, count: 3 });
});

describe('F50: a limit is reached while a run sends → the rest stay approved, the line stops', () => {
  test('the balance: the next payout is not covered', async () => {
    const line = await openLine({ practice: { startingBalances: { 71: '15' } } });
    await line.send();
    expect(await line.states()).toEqual(['ACCEPTED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('passed-over');
    expect(line.wire.posts).toHaveLength(1);
  });
});
