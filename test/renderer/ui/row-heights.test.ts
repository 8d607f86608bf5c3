import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRowHeights } from '#renderer/ui/row-heights.ts';

const LIKELY = 46;

describe('the heights of rows', () => {
  it('add up as a plain list of them does, whatever was drawn in whatever order', () => {
    const drawn = fc.tuple(fc.integer({ min: 0, max: 2_999 }), fc.integer({ min: 46, max: 300 }));
    fc.assert(
      fc.property(
        fc.array(drawn, { maxLength: 60 }),
        fc.integer({ min: 0, max: 3_000 }),
        (rows, upTo) => {
          const heights = makeRowHeights(LIKELY);
          const plain = Array.from({ length: 3_000 }, () => LIKELY);
          for (const [row, height] of rows) {
            expect(heights.set(row, height)).toBe(height - (plain[row] ?? 0));
            plain[row] = height;
          }
          const place = plain.slice(0, upTo).reduce((sum, height) => sum + height, 0);
          expect(heights.offset(upTo)).toBe(place);
          if (upTo === 3_000) return;
          expect(heights.indexAt(place, 3_000)).toBe(upTo);
          expect(heights.indexAt(place + (plain[upTo] ?? 0) - 1, 3_000)).toBe(upTo);
        },
      ),
    );
  });

  it('answer for ten million rows at once', () => {
    const heights = makeRowHeights(LIKELY);
    heights.set(5_000_000, 100);
    expect(heights.offset(10_000_000)).toBe(460_000_054);
    expect(heights.indexAt(460_000_053, 10_000_000)).toBe(9_999_999);
  });
});
