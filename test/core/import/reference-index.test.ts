import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  referenceHash,
  ReferenceComparison,
  ReferenceIndex,
} from '#core/import/reference-index.ts';

const compare = (references: readonly string[], suspects?: ReadonlySet<number>) => {
  const index = new ReferenceIndex();
  for (const reference of references) index.add(reference);
  const comparison = new ReferenceComparison(suspects ?? index.suspects);
  for (const [at, reference] of references.entries()) comparison.add(reference, at + 1, at + 2);
  return comparison;
};

const reference = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '1', '-'), maxLength: 3 });

describe('references of one file', () => {
  it('are found repeated exactly when one text comes twice, whatever their number', () => {
    fc.assert(
      fc.property(fc.array(reference, { maxLength: 40 }), (references) => {
        const named = references.filter((text) => text !== '');
        const repeats = named.length - new Set(named).size;
        const listed = compare(references).repeats;
        expect(listed).toHaveLength(repeats > 20 ? 21 : repeats);
      }),
    );
  });

  it('are marked in every row that differs from another only in case', () => {
    fc.assert(
      fc.property(fc.uniqueArray(reference), (references) => {
        const expected = references.flatMap((text, at) =>
          references.some((other) => other !== text && other.toLowerCase() === text.toLowerCase())
            ? [at + 1]
            : [],
        );
        expect([...compare(references).caseTwins().keys()].sort((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  it('are compared as text: a hash that two of them share is no repeat', () => {
    const suspects = new Set([referenceHash('A-1'), referenceHash('A-2')]);
    const comparison = compare(['A-1', 'A-2'], suspects);
    expect(comparison.repeats).toEqual([]);
    expect(comparison.caseTwins().size).toBe(0);
  });

  it('hardly ever share a hash: none among a hundred thousand in a row', () => {
    const index = new ReferenceIndex();
    for (let count = 0; count < 100_000; count += 1) index.add(`PAY-2026-${count}`);
    expect(index.suspects.size).toBe(0);
    index.add('PAY-2026-77777');
    expect(index.suspects.size).toBe(1);
  });

  it('have hashes that are exact whole numbers and never zero', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Number.isSafeInteger(referenceHash(text))).toBe(true);
        expect(referenceHash(text)).toBeGreaterThan(0);
      }),
    );
  });
});
