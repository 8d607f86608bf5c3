/** The drill as a person runs it: its own process, against a practice gateway with its own key. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startPracticeGateway, type PracticeGateway } from '#practice/server.ts';
import { certificate } from '../support/certificate.ts';
import { NODE_FLAGS } from '../support/child-env.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLATFORM = 4711;
const KEY = 'decade-facade-efface-accede-beaded';
const INTERVAL_MS = 60;

interface Ended {
  readonly code: number | null;
  readonly summary: {
    readonly payouts: number;
    readonly byState: Readonly<Record<string, number>>;
    readonly withdrawsSent: number;
    readonly unknown: number;
    readonly needsPerson: boolean;
    readonly stoppedBecause?: string;
  } | null;
  readonly words: string;
}

let folder: string;
let gateway: PracticeGateway;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'purser-drill-'));
  gateway = await startPracticeGateway({
    platformId: PLATFORM,
    apiKey: KEY,
    seed: 'drill',
    stateFile: null,
    withdrawIntervalMs: INTERVAL_MS,
    settleMs: { min: 50, max: 400 },
  });
});

afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (
  change: { gateway?: string; key?: string; patienceMs?: number; mode?: string } = {},
): ChildProcess =>
  spawn(
    process.execPath,
    [
      ...NODE_FLAGS,
      join(ROOT, 'scripts', 'drill.ts'),
      '--gateway',
      change.gateway ?? gateway.url,
      '--platform-id',
      `${PLATFORM}`,
      '--api-key-env',
      'DRILL_KEY',
      '--file',
      join(ROOT, 'samples', 'payroll-25.csv'),
      '--data',
      folder,
      '--json',
      '--interval-ms',
      `${INTERVAL_MS}`,
      '--patience-ms',
      `${change.patienceMs ?? 20_000}`,
      '--mode',
      change.mode ?? 'crypto-exact',
    ],
    { cwd: ROOT, env: { ...process.env, DRILL_KEY: change.key ?? KEY } },
  );

const finish = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve) => {
    let out = '';
    let words = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('close', (code) => {
      const summary = out === '' ? null : (JSON.parse(out) as Ended['summary']);
      resolve({ code, summary, words });
    });
  });

const executions = (): readonly number[] =>
  gateway.books.withdrawals().map(({ orderId }) => gateway.books.executions(orderId ?? ''));

describe('the drill', { timeout: 120_000 }, () => {
  it('pays every row of the sample once and ends with code 0', async () => {
    const { code, summary } = await finish(start());
    expect(summary).toMatchObject({ payouts: 25, byState: { CONFIRMED: 25 }, withdrawsSent: 25 });
    expect(code).toBe(0);
    expect(gateway.books.withdrawals()).toHaveLength(25);
    expect(executions().every((count) => count === 1)).toBe(true);
    expect(Math.min(...gateway.books.gaps())).toBeGreaterThanOrEqual(INTERVAL_MS);
  });

  it('leaves fiat amounts to the gateway when told so, and pays every row once', async () => {
    const { code, summary } = await finish(start({ mode: 'fiat-exact' }));
    expect(summary).toMatchObject({ payouts: 25, byState: { CONFIRMED: 25 }, withdrawsSent: 25 });
    expect(code).toBe(0);
    expect(executions().every((count) => count === 1)).toBe(true);
  });

  it('goes on where it was killed and sends nothing twice', async () => {
    const first = start();
    const ended = finish(first);
    while (gateway.books.withdrawals().length < 9)
      await new Promise((next) => setTimeout(next, 20));
    first.kill('SIGKILL');
    await ended;
    const sentBefore = gateway.books.withdrawals().length;
    const { code, summary } = await finish(start({ patienceMs: 15_000 }));
    expect(sentBefore).toBeLessThan(25);
    expect(executions().every((count) => count === 1)).toBe(true);
    expect(Math.min(...gateway.books.gaps())).toBeGreaterThanOrEqual(INTERVAL_MS);
    // A request cut off before it left stays unknown for a person; nothing else may be left open.
    const unknown = summary?.unknown ?? -1;
    expect((summary?.byState['CONFIRMED'] ?? 0) + unknown).toBe(25);
    expect(gateway.books.withdrawals()).toHaveLength(25 - unknown);
    expect(code).toBe(unknown === 0 ? 0 : 2);
  });

  it('leaves a payout whose request was lost unknown, sends the rest and asks for a person', async () => {
    gateway.setFaults([
      { on: 'withdraw', when: { nth: 5 }, fault: { kind: 'lost-reply', executed: false } },
    ]);
    const { code, summary } = await finish(start({ patienceMs: 12_000 }));
    expect(summary).toMatchObject({ byState: { CONFIRMED: 24, UNKNOWN: 1 }, needsPerson: true });
    expect(code).toBe(2);
    expect(gateway.books.withdrawals()).toHaveLength(24);
  });

  it('names a refused key and imports nothing', async () => {
    const { code, words } = await finish(start({ key: 'another-key' }));
    expect(code).toBe(1);
    expect(words).toMatch(/refused the request.*Check the key and the platform id/s);
    expect(gateway.books.arrivals()).toHaveLength(0);
  });

  it('stops at the first payout when the computer is not on the list, and blames no row', async () => {
    gateway.setScenario('ip-refused');
    const { code, summary } = await finish(start({ patienceMs: 1_000 }));
    expect(code).toBe(2);
    expect(summary?.stoppedBecause).toMatch(/^not-authorised: /);
    expect(summary?.byState['REJECTED'] ?? 0).toBe(0);
    expect(summary?.byState['APPROVED']).toBe(24);
    expect(gateway.books.withdrawals()).toHaveLength(0);
  });

  it('says that a dead address cannot be reached', async () => {
    const { code, words } = await finish(start({ gateway: 'http://127.0.0.1:9' }));
    expect(code).toBe(1);
    expect(words).toMatch(/could not be reached/);
  });

  it('refuses a gateway whose certificate it cannot trust, before anything is said', async () => {
    const heard: string[] = [];
    const server: Server = createServer(certificate('loopback'), (request, response) => {
      heard.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const { code, words } = await finish(start({ gateway: `https://127.0.0.1:${port}` }));
    server.close();
    expect(code).toBe(1);
    expect(words).toMatch(/not safe/);
    expect(heard).toHaveLength(0);
  });

  it('refuses any gateway that is not on this computer', async () => {
    const { code, words } = await finish(start({ gateway: 'https://api.example.com' }));
    expect(code).toBe(1);
    expect(words).toMatch(/only talks to a gateway on this computer/);
  });
});
