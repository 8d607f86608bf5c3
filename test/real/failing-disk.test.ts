/**
 * A disk that fails (F26 to F29): every single sync, and every single write, of a short run fails once, by strace. The
 * line stops in that life, nothing more leaves, and the next life on the surviving files pays the rest and nothing twice. A full disk is tried at every
 * third write, or at every one: PURSER_EVERY=1 npm test -- test/real/failing-disk
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childEnv } from '#test/support/child-env.ts';
import type { FailingArgs, FailingCase } from '#test/support/life/failing.ts';
import { watchProcess, whyNotTraced } from '#test/support/watched/strace.ts';

const FAILING = fileURLToPath(new URL('../support/life/failing.ts', import.meta.url));
/** More than the calls of a life, and than those of the next one and the checks after it. */
const EVERY = { fsync: 100, pwrite64: 450 } as const;

const STEP = process.env['PURSER_EVERY'] === '1' ? 1 : 3;

const why = whyNotTraced();
if (why !== null) console.log(`skipped: ${why}`);

interface Sweep {
  readonly call: FailingArgs['call'];
  readonly error: 'EIO' | 'ENOSPC';
  readonly step: number;
  readonly dies: boolean;
}

const SWEEPS: readonly (readonly [string, Sweep])[] = [
  ['every sync fails and the life closes', { call: 'fsync', error: 'EIO', step: 1, dies: false }],
  ['every sync fails and the process dies', { call: 'fsync', error: 'EIO', step: 1, dies: true }],
  [
    'every write fails and the process dies',
    { call: 'pwrite64', error: 'EIO', step: 1, dies: true },
  ],
  [
    'the disk is full and the life closes',
    { call: 'pwrite64', error: 'ENOSPC', step: STEP, dies: false },
  ],
];

/** Two processes, each with every other call of the sweep. */
const failEach = async (sweep: Sweep): Promise<readonly FailingCase[]> => {
  const half = { ...sweep, step: 2 * sweep.step };
  const halves = [failFrom(1, half), failFrom(1 + sweep.step, half)];
  return (await Promise.all(halves)).flat();
};

const failFrom = async (
  first: number,
  { call, error, step, dies }: Sweep,
): Promise<readonly FailingCase[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'purser-failing-'));
  const every = EVERY[call];
  const args = { call, every, folder, first, step, dies } satisfies FailingArgs;
  const inject = `inject=${call}:error=${error}:when=${every}+${every}`;
  try {
    const run = { args: [FAILING, JSON.stringify(args)], env: childEnv() };
    const options = ['-e', `trace=${call}`, '-e', inject];
    const { code, out, words } = await watchProcess('/dev/null', options, run);
    if (code !== 0) throw new Error(words);
    const lines = out.trim().split('\n');
    return lines.map((line) => JSON.parse(line) as FailingCase);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const figures = (struck: readonly FailingCase[], seconds: string): string => {
  const doubles = struck.filter(({ executions }) => Math.max(...executions) > 1).length;
  const unknown = struck.filter(({ states }) => states.includes('UNKNOWN')).length;
  return `${struck.length} lives stopped, ${doubles} doubles, ${unknown} with a payout left unknown; ${seconds} s`;
};

describe
  .skipIf(why !== null)
  .concurrent('one failure of the disk, at one call after another:', () => {
    it.for(SWEEPS)(
      '%s: the line stops, the next life finishes',
      { timeout: 300_000 },
      async ([name, sweep]) => {
        const began = performance.now();
        const cases = await failEach(sweep);
        const struck = cases.filter(({ failure }) => failure !== null);
        console.log(
          `${name}: ${figures(struck, ((performance.now() - began) / 1_000).toFixed(1))}`,
        );
        expect(struck.length).toBeGreaterThan(15);
        for (const one of cases) {
          const at = `${sweep.call} ${one.nth}`;
          expect(one.arrived, at).toBeLessThanOrEqual(one.recorded);
          expect(one.arrivedLater, `${at}: requests after the failure`).toBe(one.arrived);
          expect(one.verdict, at).toBe('good');
          for (const [row, state] of one.states.entries()) {
            const known = [
              ['CONFIRMED', 1],
              ['UNKNOWN', 0],
            ];
            expect(known, at).toContainEqual([state, one.executions[row]]);
          }
        }
      },
    );
  });
