import { describe, expect, it } from 'vitest';
import { HashTable } from '#core/beneficiary/hash-table.ts';
import { below, sequence } from './sequence.ts';

const SPREAD = 0x9e3779b1;

describe('a table of numbers by hash', () => {
  it('holds what a map of lists would, last added first, however often it grew', () => {
    const random = sequence(3);
    const table = new HashTable();
    const model = new Map<number, (readonly [number, number])[]>();
    for (let value = 0; value < 20_000; value += 1) {
      const hash = Math.imul(below(random, 5_000), SPREAD);
      const mark = below(random, 2 ** 31);
      table.add(hash, value, mark);
      model.set(hash, [[value, mark], ...(model.get(hash) ?? [])]);
    }
    for (const [hash, expected] of model) {
      const found: (readonly [number, number])[] = [];
      for (let entry = table.first(hash); entry !== 0; entry = table.next(entry))
        found.push([table.value(entry), table.mark(entry)]);
      expect(found).toEqual(expected);
    }
  });

  it('never denies a hash that it holds, and rarely suggests one that it does not', () => {
    const random = sequence(5);
    const table = new HashTable();
    const held = Array.from({ length: 10_000 }, () => below(random, 2 ** 32) | 0);
    for (const [value, hash] of held.entries()) table.add(hash, value, 0);
    expect(held.every((hash) => table.mayHold(hash))).toBe(true);
    const others = Array.from({ length: 10_000 }, () => below(random, 2 ** 32) | 0);
    const suggested = others.filter((hash) => table.mayHold(hash) && table.first(hash) === 0);
    expect(suggested.length / others.length).toBeLessThan(0.1);
  });
});
