import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eagerScripts } from '../../scripts/benches/eager-scripts.ts';
import {
  atLeast,
  atMost,
  jsonReport,
  median,
  pairedRatio,
  quantile,
  tableReport,
  type Figure,
} from '../../scripts/benches/figure.ts';

const figure: Figure = {
  name: 'B8 one durable change',
  value: 123.456,
  unit: 'µs',
  baseline: 'raw fdatasync 75 µs',
  ratio: 1.64608,
  bar: atMost(1.64608, 2),
  note: 'only for people',
};

const numbers = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });

describe('the median', () => {
  it('is the middle of an odd number of values and the mean of the middle two of an even one', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('has as many values above as below it and leaves them in their order', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const before = [...values];
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
        expect(values).toEqual(before);
      }),
    );
  });

  it('of nothing is a bug, not a number', () => {
    expect(() => median([])).toThrow('nothing');
    expect(() => quantile([], 0.5)).toThrow('nothing');
  });
});

describe('a quantile', () => {
  it('is one of the values, the largest at the end', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(quantile(values, 0)).toBe(1);
    expect(quantile(values, 0.99)).toBe(100);
    expect(quantile(values, 1)).toBe(100);
  });
});

describe('a ratio of runs side by side', () => {
  it('pairs each value with the baseline of its own run, so that one slow run does not count', () => {
    expect(pairedRatio([20, 400, 22], [10, 200, 11])).toBe(2);
  });

  it('refuses runs that do not pair up', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow('pair');
  });
});

describe('the report for programs', () => {
  it('has exactly the documented members, with nothing meant for people', () => {
    const plain: Figure = { name: 'p99', value: 0.000123456, unit: 'ms' };
    expect(JSON.parse(jsonReport([figure, plain], 'a machine'))).toEqual({
      results: [
        {
          name: 'B8 one durable change',
          value: 123.5,
          unit: 'µs',
          baseline: 'raw fdatasync 75 µs',
          ratio: 1.646,
        },
        { name: 'p99', value: 0.0001235, unit: 'ms' },
      ],
      machine: 'a machine',
    });
  });

  it('is one line, so that standard output is one object', () => {
    expect(jsonReport([figure, figure], 'm')).not.toContain('\n');
  });
});

describe('the report for people', () => {
  it('says of every bar whether it is met', () => {
    const missed = { ...figure, name: 'B6 speed', bar: atLeast(7.5, 9) };
    const table = tableReport([figure, missed]);
    expect(table).toMatch(/B8 one durable change .* ≤ 2 met/);
    expect(table).toMatch(/B6 speed .* ≥ 9 MISSED/);
    expect(table).toContain('only for people');
  });
});

describe('the scripts a page loads at start', () => {
  const files: Readonly<Record<string, string>> = {
    'index.html':
      '<script type="module" crossorigin src="./assets/main-1.js"></script>' +
      '<link rel="modulepreload" href="./assets/react-2.js"><link rel="stylesheet" href="./a.css">',
    'assets/main-1.js':
      'import{a as e}from"./react-2.js";import"./side-3.js";const l=()=>import("./later-4.js");',
    'assets/react-2.js': 'export{x}from"./deep-5.js";import{y}from"./main-1.js";',
    'assets/side-3.js': 'console.log(1)',
    'assets/deep-5.js': 'var a;export{a as x};',
  };

  it('are those it names and all they import at once, each once, and nothing that is imported later', () => {
    const scripts = eagerScripts((path) => files[path] ?? '');
    expect(scripts.toSorted()).toEqual([
      'assets/deep-5.js',
      'assets/main-1.js',
      'assets/react-2.js',
      'assets/side-3.js',
    ]);
  });
});
