/** Tier A: ten thousand schedules of eight payouts, with crashes, bad disks, bad gateways and people who err. */
import { describe, expect, it } from 'vitest';
import { runSchedules } from './report.ts';

const CHUNKS = 10;
const SCHEDULES = 1_000;

describe('ten thousand schedules of eight payouts', () => {
  it.each(Array.from({ length: CHUNKS }, (_, chunk) => `A${chunk}`))(
    'pay nothing twice, lose nothing, and leave nothing stuck without a flag (run %s)',
    { timeout: 240_000 },
    async (seed) => {
      const { sums, failures } = await runSchedules({ seed, schedules: SCHEDULES });
      expect(failures.map(({ plan, broken }) => `${plan.seed}: ${broken}`)).toEqual([]);
      expect(sums).toMatchObject({
        schedules: SCHEDULES,
        payouts: 8 * SCHEDULES,
        extraExecutions: 0,
        lost: 0,
        stuckUnflagged: 0,
      });
      expect(sums.minWithdrawGapMs).toBeGreaterThanOrEqual(1_000);
      // A run in which little happened would prove little.
      expect(sums.crashes).toBeGreaterThan(SCHEDULES / 2);
      expect(sums.executions).toBeGreaterThan(4 * SCHEDULES);
    },
  );
});
