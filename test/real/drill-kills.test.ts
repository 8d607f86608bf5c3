/**
 * The drill at another gateway with several mishaps in one run, drawn by a seed, killed with SIGKILL at random moments and
 * started again with the same folder until it ends by itself. More runs: PURSER_RUNS=40 npm test -- test/real/drill-kills
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectPromiseKept } from '#test/support/drill-promise.ts';
import type { Call, Mishap, Strike } from '#test/support/other-gateway/mishap.ts';
import { startOtherGateway } from '#test/support/other-gateway/server.ts';
import {
  endOfDrill,
  KEY,
  PLATFORM,
  startDrill,
  writePayouts,
  type DrillEnd,
} from '#test/support/run-drill.ts';
import { seeded, type Draw } from '#test/support/seeded.ts';

const RUNS = Number(process.env['PURSER_RUNS'] ?? '6');
const SEED = process.env['PURSER_SEED'] ?? '1';
const PAYOUTS = 7;
const MOST_LIVES = 12;
/** The first run keeps the interval of the live gateway, the others a short one. */
const intervalOf = (run: number): number => (run === 1 ? 1_000 : 40);

const MISHAPS: readonly Mishap[] = [
  { kind: 'reset-in-request' },
  { kind: 'reset-after-request', executed: true },
  { kind: 'reset-after-request', executed: false },
  { kind: 'no-answer', executed: true },
  { kind: 'no-answer', executed: false },
  { kind: 'status', status: 502, body: 'html', executed: true },
  { kind: 'status', status: 500, body: 'empty', executed: false },
  { kind: 'status', status: 401, body: 'envelope', executed: false },
  { kind: 'half-json' },
  { kind: 'ten-megabytes' },
  { kind: 'refuse', message: 'insufficient balance', status: 400, executed: false },
  { kind: 'refuse', message: 'Not today', status: 200, executed: true },
  { kind: 'no-transaction-id' },
  { kind: 'echo', field: 'amount' },
  { kind: 'late', ms: 2_000 },
];

const READ_MISHAPS: readonly Mishap[] = [
  { kind: 'reset-after-request', executed: false },
  { kind: 'status', status: 500, body: 'html', executed: false },
  { kind: 'half-json' },
];

const READS: readonly Call[] = ['withdrawstatus', 'currencies', 'balance'];

const pick = <T>(from: readonly T[], draw: Draw): T => {
  const one = from[draw(from.length)];
  if (one === undefined) throw new Error('nothing to draw from');
  return one;
};

/** Two to four mishaps at withdraws and two at reads. */
const drawStrikes = (draw: Draw): readonly Strike[] => [
  ...Array.from({ length: 2 + draw(3) }, (): Strike => {
    const mishap = pick(MISHAPS, draw);
    return { on: 'withdraw', nth: [1 + draw(PAYOUTS)], mishap };
  }),
  ...Array.from({ length: 2 }, (): Strike => {
    const mishap = pick(READ_MISHAPS, draw);
    return { on: pick(READS, draw), nth: [1 + draw(6)], mishap };
  }),
];

interface Drilled {
  readonly ended: DrillEnd;
  readonly kills: number;
}

const untilItEnds = async (
  call: Parameters<typeof startDrill>[0],
  draw: Draw,
): Promise<Drilled> => {
  for (let kills = 0; ; kills += 1) {
    const child = startDrill(call);
    const ends = endOfDrill(child);
    const timer = setTimeout(() => child.kill('SIGKILL'), kills < 3 ? 400 + draw(3_600) : 600_000);
    const ended = await ends;
    clearTimeout(timer);
    if (ended.code !== null || kills === MOST_LIVES) return { ended, kills };
  }
};

describe.concurrent(`${RUNS} drills with several mishaps, killed and started again`, () => {
  const runs = Array.from({ length: RUNS }, (_, index) => index + 1);
  it.for(runs)('seeded run %i', { timeout: 240_000 }, async (run) => {
    const draw = seeded(`${SEED} drill ${run}`);
    const intervalMs = intervalOf(run);
    const strikes = drawStrikes(draw);
    const account = { platformId: PLATFORM, apiKey: KEY };
    const gateway = await startOtherGateway({ ...account, intervalMs, strikes });
    const { url, register } = gateway;
    const folder = mkdtempSync(join(tmpdir(), 'purser-again-'));
    const file = writePayouts(folder, PAYOUTS);
    const more = ['--patience-ms=5500', '--reply-ms=800'];
    const call = { gateway: url, folder, file, intervalMs, more };
    try {
      const { ended, kills } = await untilItEnds(call, draw);
      const summary = await expectPromiseKept(ended, { register, folder, intervalMs });
      const shown = strikes.map(
        ({ on, nth, mishap }) => `${on} ${JSON.stringify(nth)} ${mishap.kind}`,
      );
      console.log(
        `run ${run}: ${kills} kills, ${JSON.stringify(summary.byState)}; ${shown.join(', ')}`,
      );
      expect(summary.payouts).toBe(PAYOUTS);
      const arrived = register.arrivals.length;
      const again = await endOfDrill(startDrill(call));
      const next = await expectPromiseKept(again, { register, folder, intervalMs });
      // What was left approved may go now; what had gone stays as it was.
      expect(register.arrivals.length - arrived).toBe(
        (summary.byState['APPROVED'] ?? 0) - (next.byState['APPROVED'] ?? 0),
      );
    } finally {
      await gateway.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
