import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#core/audit/canonical.ts';

const shuffled = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member)]),
  );
};

describe('canonical text', () => {
  it('is the same whatever the order of keys, and is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalText(value);
        expect(canonicalText(shuffled(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('writes whole numbers of money as quoted decimals and leaves undefined out', () => {
    expect(canonicalText({ b: 12345678901234567890n, a: undefined, c: [null, true] })).toBe(
      '{"b":"12345678901234567890","c":[null,true]}',
    );
  });

  it('refuses what JSON cannot say', () => {
    expect(() => canonicalText(Number.NaN)).toThrow(/finite/);
    expect(() => canonicalText(() => 1)).toThrow(/function/);
  });
});
