import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsOf, refusalStops } from '#core/dispatch/queue.ts';
import { backoffAfter } from '#core/dispatch/retry.ts';
import { PAYOUT_STATES } from '#core/payout/state.ts';

describe('the queue', () => {
  it('stops at a refused canary and at the second refusal in a row', () => {
    expect(refusalStops(true, 1)).toBe(true);
    expect(refusalStops(false, 1)).toBe(false);
    expect(refusalStops(false, 2)).toBe(true);
  });

  it('sorts every state into one bucket, so that the buckets add up to the payouts', () => {
    const counts = fc.record(
      Object.fromEntries(PAYOUT_STATES.map((state) => [state, fc.nat(10_000)])),
    );
    fc.assert(
      fc.property(counts, (perState) => {
        const total = Object.values(perState).reduce((sum, count) => sum + count, 0);
        return Object.values(bucketsOf(perState)).reduce((sum, count) => sum + count, 0) === total;
      }),
    );
  });
});

describe('trying again after a payout did not leave', () => {
  it('waits longer each time and gives up after the third wait', () => {
    expect([1, 2, 3, 4].map((failures) => backoffAfter(failures, 0.999_999))).toEqual([
      2_000,
      10_000,
      60_000,
      null,
    ]);
    expect(backoffAfter(1, 0)).toBe(1_000);
  });
});
