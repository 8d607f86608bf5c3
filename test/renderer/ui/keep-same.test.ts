import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepSame } from '#renderer/ui/keep-same.ts';

describe('items that come a second time', () => {
  it('stay the objects they were where they say the same, and are the new ones where they do not', () => {
    const before = [
      { row: 1, cells: { amount: '10' }, issues: [] },
      { row: 2, cells: { amount: '20' }, issues: [{ rule: 'tag' }] },
    ];
    const now = structuredClone(before);
    const [, second] = now;
    if (second !== undefined) second.cells.amount = '21';
    const kept = keepSame(before, now);
    expect(kept[0]).toBe(before[0]);
    expect(kept[1]).toBe(now[1]);
    expect(kept).toEqual(now);
  });

  it('say what the newer ones say, whatever crossed the bridge', () => {
    const plain = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.array(plain), fc.array(plain), (before, now) => {
        expect(keepSame(before, now)).toEqual(now);
        const again = keepSame(now, structuredClone(now));
        expect(again.every((item, at) => item === now[at])).toBe(true);
      }),
    );
  });
});
