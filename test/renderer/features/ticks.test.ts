import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYOUT_STATES } from '#core/payout/state.ts';
import { MAX_TICKS, ticksOf } from '#renderer/features/dispatch/ticks.ts';

const payouts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    row: index + 1,
    reference: `R-${index + 1}`,
    state: 'CONFIRMED' as const,
  }));

describe('the strip of ticks', () => {
  it('shows one tick a payout while they fit', () => {
    const ticks = ticksOf(payouts(MAX_TICKS));
    expect(ticks).toHaveLength(MAX_TICKS);
    expect(ticks[0]).toEqual({ fromRow: 1, toRow: 1, reference: 'R-1', state: 'CONFIRMED' });
  });

  it('puts every payout in exactly one tick, in order, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6_000 }), (count) => {
        const ticks = ticksOf(payouts(count));
        expect(ticks.length).toBeLessThanOrEqual(MAX_TICKS);
        let next = 1;
        for (const { fromRow, toRow } of ticks) {
          expect(fromRow).toBe(next);
          next = toRow + 1;
        }
        expect(next).toBe(count + 1);
      }),
    );
  });

  it('never hides an unknown among paid ones', () => {
    const many = [...payouts(4_000)].map((payout) =>
      payout.row === 1_234 ? { ...payout, state: 'UNKNOWN' as const } : payout,
    );
    const shown = ticksOf(many).filter(({ state }) => state === 'UNKNOWN');
    expect(shown).toHaveLength(1);
    expect(shown[0]?.fromRow).toBeLessThanOrEqual(1_234);
  });

  it('calls a shared tick paid only when all in it are paid', () => {
    for (const state of PAYOUT_STATES) {
      const [tick] = ticksOf([...payouts(1), { row: 2, reference: 'R-2', state }], 1);
      expect(tick?.state === 'CONFIRMED').toBe(state === 'CONFIRMED');
    }
  });
});
