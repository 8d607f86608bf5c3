import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeScrollScale, MAX_HEIGHT } from '#renderer/ui/scroll-scale.ts';

describe('the scaled scroll bar', () => {
  it('never makes an element higher than the browser draws', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000_000 }), (rows) => {
        expect(makeScrollScale(rows * 32, 600).height).toBeLessThanOrEqual(MAX_HEIGHT);
      }),
    );
  });

  it('shows the very last row at its end and the first at its start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 20_000_000 }), (rows) => {
        const scale = makeScrollScale(rows * 32, 600);
        expect(scale.toRows(0)).toBe(0);
        expect(scale.toRows(scale.height - 600) + 600).toBeCloseTo(rows * 32, 3);
      }),
    );
  });

  it('is one to one for tables that fit', () => {
    const scale = makeScrollScale(100_000 * 32, 600);
    expect(scale.toRows(1_234)).toBe(1_234);
  });

  it('turns back what it turned', () => {
    const scale = makeScrollScale(5_000_000 * 32, 600);
    expect(scale.toBar(scale.toRows(98_765))).toBeCloseTo(98_765, 6);
  });
});
