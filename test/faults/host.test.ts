/** F36, F48, F52, F54: the program itself breaks or is killed, nobody reads its output, or a person quits in the middle. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { makeClock } from '#main/adapters/clock.ts';
import { openLedger } from '#main/adapters/ledger/open.ts';
import { verifyLedger } from '#main/adapters/ledger/verify.ts';
import { openHeadless } from '#main/headless.ts';
import type { BatchState, PayoutRecord } from '#main/ports/ledger.ts';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { ANNA, approvedBatch, BATCH } from '#test/main/workflow/rig.ts';
import { credentials } from '#test/practice/rig.ts';
import { NODE_FLAGS } from '#test/support/child-env.ts';

const CHILD = join(import.meta.dirname, 'host-child.ts');
/** Every reply takes so long, so that there is a payout under way to break into, ms. */
const REPLY_MS = 150;

let folder: string;
let gateway: PracticeGateway;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-host-'));
  gateway = await startPracticeGateway({
    ...credentials,
    seed: 'host',
    stateFile: null,
    withdrawIntervalMs: 100,
    faults: [{ on: 'withdraw', when: { always: true }, fault: { kind: 'slow', ms: REPLY_MS } }],
    switches: { limits: false },
  });
});
afterEach(async () => {
  expect(gateway.books.blocked()).toBe(false);
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (breaks: string, listens = true): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, CHILD, breaks, gateway.url, folder]);
    child.stderr.resume();
    if (listens) child.stdout.resume();
    else child.stdout.destroy();
    child.once('close', resolve);
  });

/** What the file says, with I1 and I3 asserted on it. */
const books = async (): Promise<{ batch: BatchState | null; payouts: readonly PayoutRecord[] }> => {
  const file = join(folder, 'ledger.sqlite');
  expect(verifyLedger(file)).toMatchObject({ ok: true, value: { payouts: 3 } });
  const opened = openLedger({ file, clock: makeClock(), version: 't' });
  if (!opened.ok) throw new Error(opened.error.detail);
  const [batch, payouts] = [await opened.value.batch(BATCH), await opened.value.payoutsOf(BATCH)];
  opened.value.close();
  for (const { orderId } of payouts) {
    expect(gateway.books.executions(orderId)).toBeLessThanOrEqual(1);
  }
  expect(Object.values(batch?.counts ?? {}).reduce((a, b) => a + b, 0)).toBe(3);
  return { batch, payouts };
};

const states = async (): Promise<readonly string[]> =>
  (await books()).payouts.map(({ state }) => state);

describe('F48: an uncaught exception or rejection in the main process → written down, sending stops, the exit code is not 0', () => {
  test('a rejection nobody handles', async () => {
    expect(await run('rejection')).toBe(1);
    const { batch, payouts } = await books();
    expect(batch).toMatchObject({
      run: 'paused',
      reason: { code: 'internal', detail: 'RangeError' },
    });
    expect(payouts.map(({ state }) => state)).toEqual([
      expect.stringMatching(/ACCEPTED|PENDING/),
      expect.stringMatching(/ACCEPTED|PENDING/),
      'APPROVED',
    ]);
    expect(gateway.books.arrivals()).toHaveLength(2);
    const log = readFileSync(join(folder, 'logs', 'purser.jsonl'), 'utf8');
    expect(log).toContain('"event":"crashed"');
    expect(log).not.toContain('canary');
  });

  test('an exception; the next start pays what is left, once', async () => {
    expect(await run('exception')).toBe(1);
    expect(await run('')).toBe(0);
    for (const state of await states()) expect(state).toMatch(/ACCEPTED|PENDING|CONFIRMED/);
    expect(gateway.books.arrivals()).toHaveLength(3);
  });
});

test('F36: a second start kills the first in the middle of a send → as after any kill: unknown, then found, nothing twice', async () => {
  const first = spawn(process.execPath, [...NODE_FLAGS, CHILD, '', gateway.url, folder]);
  first.stderr.resume();
  first.stdout.resume();
  const closed = once(first, 'close');
  await vi.waitUntil(() => gateway.books.arrivals().length === 1, { timeout: 15_000, interval: 5 });
  first.kill('SIGKILL');
  await closed;
  expect(first.signalCode).toBe('SIGKILL');
  expect(await run('')).toBe(0);
  for (const state of await states()) expect(state).toMatch(/ACCEPTED|PENDING|CONFIRMED/);
  expect(gateway.books.arrivals()).toHaveLength(3);
});

test('F52: nobody reads the output (EPIPE) and the log cannot be written → payments go on, logging never throws', async () => {
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  expect(await run('', false)).toBe(0);
  expect(existsSync(join(folder, 'logs', 'purser.jsonl'))).toBe(false);
  for (const state of await states()) expect(state).toMatch(/ACCEPTED|PENDING|CONFIRMED/);
  expect(gateway.books.arrivals()).toHaveLength(3);
});

test('F54: a person quits while a payout is being sent → it is recorded first, then the program ends', async () => {
  const { session, clock } = await openHeadless({
    gatewayUrl: gateway.url,
    platformId: credentials.platformId,
    key: credentials.apiKey,
    dataFolder: folder,
    withdrawIntervalMs: 100,
    secondReadingMs: 1_000,
    limits: { readEveryMs: 0, listEveryMs: 0 },
  });
  await session.ledger.append(ANNA, approvedBatch(3));
  await session.dispatch.start(BATCH, ANNA);
  while ((await session.ledger.payoutsOf(BATCH))[0]?.state !== 'SEND_STARTED') await clock.sleep(2);
  await session.close();
  const { batch, payouts } = await books();
  // The tracker may ask about it once more before it is stopped.
  expect(payouts[0]?.state).toMatch(/^(?:ACCEPTED|PENDING)$/);
  expect(payouts.slice(1).map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED']);
  expect(payouts[0]?.withdrawalId).not.toBeNull();
  expect(batch).toMatchObject({ run: 'paused', reason: { code: 'restart' } });
  expect(gateway.books.arrivals()).toHaveLength(1);
});
