/** Tier D: each rule taken away in turn. The simulation must notice; with all rules in place it must not. */
import { describe, expect, it } from 'vitest';
import { MUTANTS } from './mutants.ts';
import { hunt, MOST_SCHEDULES, runSchedules } from './report.ts';
import { playOne } from './run.ts';
import { drawPlan } from './plan.ts';

const SEED = 'D';

describe('a rule taken away', () => {
  it.each(MUTANTS)('is noticed: $name', { timeout: 240_000 }, async (mutant) => {
    const { caughtBySeed, by } = await hunt(mutant, SEED);
    if (caughtBySeed === null) throw new Error(`not noticed in ${MOST_SCHEDULES} schedules`);
    const replayed = await playOne(drawPlan(caughtBySeed), mutant.rules);
    expect(replayed.broken).toBe(by);
    const control = await playOne(drawPlan(caughtBySeed));
    expect(control.broken).toBeNull();
  });

  it('is what was noticed: with every rule in place the same schedules break none', async () => {
    const { failures } = await runSchedules({ seed: SEED, schedules: 500 });
    expect(failures).toEqual([]);
  });
});
