import { describe, expect, it } from 'vitest';
import { firstDrift } from '#core/review/drift.ts';

const pair = (quoted: string, now: string) => ({ label: 'LTC LTC', quoted, now });

describe('the rates of a plan beside those of now', () => {
  it.each([
    ['100', '100'],
    ['100', '103'],
    ['100', '97'],
    ['0.000000000000000100', '0.000000000000000103'],
  ])('%s and %s are near enough', (quoted, now) => {
    expect(firstDrift([pair(quoted, now)])).toBeNull();
  });

  it.each([
    ['100', '103.000000000000000001'],
    ['100', '96.999999999999999999'],
    ['100', '110'],
    ['100', '90'],
    ['100', '0'],
    ['0', '0'],
    ['100', 'about 100'],
  ])('%s and %s are not', (quoted, now) => {
    expect(firstDrift([pair('1', '1'), pair(quoted, now)])).toEqual(pair(quoted, now));
  });
});
