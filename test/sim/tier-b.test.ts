/** Tier B: one crash at every single port call, by kill and by power, for every outcome, with none to two restarts. */
import { describe, expect, it } from 'vitest';
import { FATES, type Fate, type Plan } from './plan.ts';
import { callsOf, CRASHES, MOMENTS, sweep, sweepPlan } from './sweep.ts';

/** 0: it stays dead. 1: it starts again. 2: it dies once more while it recovers. */
const RESTARTS = [0, 1, 2] as const;

/** Recovery of what was being sent takes a handful of calls; the second crash strikes among them. */
const INTO_RECOVERY = 4;

function* everyCrash(fate: Fate, calls: number, converts = false): Generator<Plan> {
  for (let at = 1; at <= calls; at += 1) {
    for (const crash of CRASHES) {
      for (const moment of MOMENTS) {
        for (const restarts of RESTARTS) {
          const kind = `${crash}-${moment}` as const;
          const first = { at, kind };
          const faults = restarts === 2 ? [first, { at: at + INTO_RECOVERY, kind }] : [first];
          yield sweepPlan(fate, { faults, restarts: restarts === 0 ? 0 : null, converts });
        }
      }
    }
  }
}

describe('one crash at every port call', () => {
  it.each(FATES)(
    'pays nothing twice and loses nothing when the second request is: %s',
    { timeout: 240_000 },
    async (fate) => {
      const calls = await callsOf(fate);
      expect(calls).toBeGreaterThan(35);
      const swept = await sweep(everyCrash(fate, calls));
      expect(swept.broken).toEqual([]);
      expect(swept.schedules).toBe(calls * CRASHES.length * MOMENTS.length * RESTARTS.length);
      expect(swept.crashes).toBeGreaterThanOrEqual(swept.schedules);
    },
  );

  // The outcomes in which the gateway says something of the amount, or will when it is asked.
  it.each<Fate>(['ok', 'answer-lost', 'late', 'cut', 'echo-differs', 'no-id'])(
    'does so too when the gateway converts fiat amounts, and the second request is: %s',
    { timeout: 240_000 },
    async (fate) => {
      const calls = await callsOf(fate, true);
      expect(calls).toBeGreaterThan(35);
      const swept = await sweep(everyCrash(fate, calls, true));
      expect(swept.broken).toEqual([]);
      expect(swept.schedules).toBe(calls * CRASHES.length * MOMENTS.length * RESTARTS.length);
    },
  );
});
