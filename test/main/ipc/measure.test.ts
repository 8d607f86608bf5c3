import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measure } from '#main/ipc/measure.ts';

test('plain data measures at least its text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(measure({ text })).toBeGreaterThanOrEqual(text.length);
    }),
  );
});

test.each([
  ['a map', new Map()],
  ['a date', new Date(0)],
  ['a buffer', new Uint8Array(4)],
  ['a bigint', 1n],
  ['a function', () => 1],
])('%s is not plain data and never small enough', (_name, value) => {
  expect(measure({ value })).toBe(Infinity);
});

test('a circle and a deep nest are never small enough', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(measure(circle)).toBe(Infinity);
  expect(measure(Array.from({ length: 12 }).reduce<unknown>((inner) => [inner], 1))).toBe(Infinity);
});

test('many tiny values add up', () => {
  expect(measure(Array.from({ length: 1_000 }, () => 1))).toBeGreaterThanOrEqual(8_000);
});
