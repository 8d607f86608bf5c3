/** Tier C: two crashes, at one call and at any later one. */
import { describe, expect, it } from 'vitest';
import type { Fate, FaultKind, Plan } from './plan.ts';
import { callsOf, sweep, sweepPlan } from './sweep.ts';

const TROUBLES: readonly Fate[] = [
  'ok',
  'answer-lost',
  'late',
  'refused',
  'error-executed',
  'no-id',
];
const KINDS: readonly FaultKind[] = ['kill-after', 'power-inside', 'kill-before', 'power-after'];

/** Every pair of calls; which two ways of dying meet there changes from pair to pair. */
function* everyPair(fate: Fate, calls: number): Generator<Plan> {
  for (let first = 1; first < calls; first += 1) {
    for (let second = first + 1; second <= calls; second += 1) {
      const [one = 'kill-after', two = 'power-inside'] = [
        KINDS[(first + second) % KINDS.length],
        KINDS[second % KINDS.length],
      ];
      const faults = [
        { at: first, kind: one },
        { at: second, kind: two },
      ];
      yield sweepPlan(fate, { faults });
    }
  }
}

describe('two crashes at every pair of port calls', () => {
  it.each(TROUBLES)(
    'pay nothing twice and lose nothing when the second request is: %s',
    { timeout: 240_000 },
    async (fate) => {
      const calls = await callsOf(fate);
      const swept = await sweep(everyPair(fate, calls));
      expect(swept.broken).toEqual([]);
      expect(swept.schedules).toBe((calls * (calls - 1)) / 2);
    },
  );
});
