/** How a drill ends: by itself, by whoever started it, and by what it cannot do; and what a second one makes of it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { childEnv } from '../support/child-env.ts';
import { expectPromiseKept } from '../support/drill-promise.ts';
import type { Strike } from '../support/other-gateway/mishap.ts';
import { startOtherGateway, type OtherGateway } from '../support/other-gateway/server.ts';
import {
  endOfDrill,
  KEY,
  PLATFORM,
  startDrill,
  summaryOf,
  writePayouts,
  type DrillCall,
} from '../support/run-drill.ts';

const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));
const INTERVAL_MS = 40;

let folder: string;
let gateway: OtherGateway;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-ends-'));
});

afterEach(async () => {
  await gateway.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = async (
  strikes: readonly Strike[],
  payouts: number,
  apiKey = KEY,
): Promise<DrillCall> => {
  gateway = await startOtherGateway({
    platformId: PLATFORM,
    apiKey,
    intervalMs: INTERVAL_MS,
    strikes,
  });
  const file = writePayouts(folder, payouts);
  const more = ['--patience-ms=2000'];
  return { gateway: gateway.url, folder, file, intervalMs: INTERVAL_MS, more };
};

const place = () => ({ register: gateway.register, folder, intervalMs: INTERVAL_MS });

describe('the end of a drill', { timeout: 120_000 }, () => {
  it('is one object on standard output, also when the key is refused and nothing was imported', async () => {
    const ended = await endOfDrill(startDrill(await at([], 2, 'another-key')));
    expect(ended.code).toBe(1);
    expect(summaryOf(ended)).toMatchObject({ payouts: 0, withdrawsSent: 0 });
    expect(summaryOf(ended).stoppedBecause).toMatch(/key/);
  });

  it('is one object also when the plan cannot be paid', async () => {
    const denied = { kind: 'status', status: 404, body: 'html', executed: false } as const;
    const call = await at([{ on: 'balance', nth: { from: 1 }, mishap: denied }], 2);
    const ended = await endOfDrill(startDrill(call));
    expect(ended.code).not.toBe(0);
    expect(summaryOf(ended).withdrawsSent).toBe(0);
    expect(summaryOf(ended).stoppedBecause).toBeTruthy();
  });

  it('leaves the rest for the next drill, which goes on after a refusal of the key', async () => {
    const denied = { kind: 'status', status: 401, body: 'envelope', executed: false } as const;
    const call = await at([{ on: 'withdraw', nth: [2], mishap: denied }], 4);
    const first = await expectPromiseKept(await endOfDrill(startDrill(call)), place());
    expect(first.byState).toEqual({ CONFIRMED: 1, UNKNOWN: 1, APPROVED: 2 });
    const second = await expectPromiseKept(await endOfDrill(startDrill(call)), place());
    expect(second.byState).toEqual({ CONFIRMED: 3, UNKNOWN: 1 });
    expect(second.withdrawsSent).toBe(4);
  });

  it('comes with the end of the command that started it, and the next one has the ledger to itself', async () => {
    const call = await at([], 30);
    const command = spawn(
      'node',
      [
        RUN,
        'drill',
        `--gateway=${call.gateway}`,
        `--platform-id=${PLATFORM}`,
        '--api-key-env=DRILL_KEY',
        `--file=${call.file}`,
        `--data=${folder}`,
        `--interval-ms=${INTERVAL_MS}`,
        '--json',
      ],
      { env: childEnv({ DRILL_KEY: KEY }), stdio: 'ignore' },
    );
    while (gateway.register.arrivals.length < 3) await wait(20);
    command.kill('SIGKILL');
    const summary = await expectPromiseKept(await endOfDrill(startDrill(call)), place());
    const { CONFIRMED = 0, UNKNOWN = 0 } = summary.byState;
    expect(CONFIRMED + UNKNOWN).toBe(30);
    expect(UNKNOWN).toBeLessThanOrEqual(1);
  });
});

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
