/** One seed, one trace; and what fails can be made small and played again. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mutantNamed } from './mutants.ts';
import { drawPlan, type Plan } from './plan.ts';
import { hunt, runSchedules } from './report.ts';
import { playAll, playOne, plansOf, type Outcome } from './run.ts';
import { ruleOf, shrink } from './shrink.ts';

const SIM = join(import.meta.dirname, '..', '..', 'scripts', 'sim.ts');

const sim = async (...args: readonly string[]): Promise<{ code: number; stdout: string }> => {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [SIM, ...args]);
    return { code: 0, stdout };
  } catch (failure) {
    const { code, stdout } = failure as { readonly code: number; readonly stdout: string };
    return { code, stdout };
  }
};

describe('a seed', () => {
  it('gives the same trace every time, word for word', async () => {
    for (const seed of ['1:0', 'payroll:17', 'Ж:3']) {
      const [once, again] = [await playOne(drawPlan(seed)), await playOne(drawPlan(seed))];
      expect(once.trace.length).toBeGreaterThan(20);
      expect(again.trace).toEqual(once.trace);
    }
  });

  it('comes to the same alone as among many others', async () => {
    const together: Outcome[] = [];
    await playAll(plansOf('crowd', 60), {}, (outcome) => {
      together.push(outcome);
    });
    for (const { plan, ...outcome } of together) {
      const { trace: _, plan: _plan, ...alone } = await playOne(plan);
      expect({ ...alone, trace: [] }).toEqual(outcome);
    }
  });

  it('gives other schedules than another seed', async () => {
    const [one, other] = [await playOne(drawPlan('1:0')), await playOne(drawPlan('2:0'))];
    expect(one.trace).not.toEqual(other.trace);
  });
});

describe('a failing schedule', () => {
  it('is made smaller while it breaks the same rule', { timeout: 120_000 }, async () => {
    const mutant = mutantNamed('M3');
    if (mutant === null) throw new Error('M3 is one of the mutants');
    const { caughtBySeed } = await hunt(mutant, 'shrink');
    const failing = await playOne(drawPlan(caughtBySeed ?? ''), mutant.rules);
    const small = await shrink(failing, mutant.rules);
    expect(ruleOf(small.broken ?? '')).toBe(ruleOf(failing.broken ?? ''));
    const size = ({ faults, presses, payouts }: Plan) => faults.length + presses.length + payouts;
    expect(size(small.plan)).toBeLessThan(size(failing.plan));
  });
});

describe('the command', () => {
  it('prints one object of sums and leaves with 0', { timeout: 120_000 }, async () => {
    const { code, stdout } = await sim(
      '--schedules',
      '40',
      '--seed',
      'x',
      '--json',
      '--no-mutants',
    );
    const { sums } = await runSchedules({ seed: 'x', schedules: 40 });
    const { schedulesPerSecond, ...printed } = JSON.parse(stdout) as Record<string, unknown>;
    const { schedulesPerSecond: _, ...expected } = sums;
    expect(printed).toEqual(expected);
    expect(schedulesPerSecond).toBeGreaterThan(0);
    expect(code).toBe(0);
  });

  it(
    'prints the trace of one schedule, and leaves with 1 where a rule is broken',
    { timeout: 120_000 },
    async () => {
      const fine = await sim('--seed', 'x:7', '--trace');
      expect(fine).toMatchObject({ code: 0 });
      expect(fine.stdout).toContain('No rule was broken.');
      const broken = await sim('--seed', 'x:9', '--mutant', 'M11', '--trace');
      expect(broken).toMatchObject({ code: 1 });
      expect(broken.stdout).toContain('BROKEN: row 1 is sent with another amount');
    },
  );

  it('says what is wrong with its arguments', { timeout: 120_000 }, async () => {
    expect(await sim('--schedules', 'many')).toMatchObject({ code: 64 });
    expect(await sim('--mutant', 'M99')).toMatchObject({ code: 64 });
  });
});
