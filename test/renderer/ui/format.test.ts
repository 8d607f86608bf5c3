import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, isZero, sumDecimals } from '#renderer/ui/decimal-sum.ts';
import {
  formatAbout,
  formatCount,
  formatMoney,
  groupDecimal,
  roundDecimal,
  THIN_SPACE,
  trimZeros,
} from '#renderer/ui/format.ts';

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 17n }), fc.stringMatching(/^\d{0,18}$/))
  .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

describe('numbers on screen', () => {
  it('are grouped in threes before the point and left alone after it', () => {
    expect(groupDecimal('1234567.8901234')).toBe(`1${THIN_SPACE}234${THIN_SPACE}567.8901234`);
    expect(groupDecimal('999')).toBe('999');
    expect(groupDecimal('0.00000001')).toBe('0.00000001');
  });

  it('lose nothing by grouping, however long', () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(groupDecimal(text).replaceAll(THIN_SPACE, '')).toBe(text);
      }),
    );
  });

  it('leave text that is no number as it is', () => {
    expect(groupDecimal('1e21')).toBe('1e21');
    expect(roundDecimal('n/a', 2)).toBe('n/a');
  });

  it('lose only zeros that do not count', () => {
    expect(trimZeros('1.500')).toBe('1.5');
    expect(trimZeros('100')).toBe('100');
    expect(trimZeros('0.0')).toBe('0');
  });

  it('are rounded half up without a float between', () => {
    expect(roundDecimal('1.005', 2)).toBe('1.01');
    expect(roundDecimal('9.995', 2)).toBe('10.00');
    expect(roundDecimal('123456789012345678.994', 2)).toBe('123456789012345678.99');
    expect(roundDecimal('7', 2)).toBe('7.00');
    expect(roundDecimal('0.5', 0)).toBe('1');
  });

  it('say what they are an amount of, and whether they are exact', () => {
    expect(formatMoney('1204.50', 'USDT')).toBe(`1${THIN_SPACE}204.5 USDT`);
    expect(formatAbout('1204.499')).toBe(`≈${THIN_SPACE}1${THIN_SPACE}204.50 USD`);
    expect(formatCount(120_000)).toBe(`120${THIN_SPACE}000`);
  });
});

describe('sums of decimal text', () => {
  it('are exact where floats are not', () => {
    expect(sumDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(sumDecimals(['0.000000000000000001', null, '1'])).toBe('1.000000000000000001');
  });

  it('do not care about order', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 8 }), (texts) => {
        expect(sumDecimals(texts)).toBe(sumDecimals(texts.toReversed()));
      }),
    );
  });

  it('know nothing from next to nothing', () => {
    expect(isZero('0.000')).toBe(true);
    expect(isZero('0.001')).toBe(false);
  });
});

describe('the order of decimal texts', () => {
  it('is by value, missing ones first', () => {
    const sorted = ['10', null, '9.5', '0.3', '9.45', '100'].sort(compareDecimals);
    expect(sorted).toEqual([null, '0.3', '9.45', '9.5', '10', '100']);
  });
});
