import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameDecimal, plainDecimal } from '#main/adapters/gateway/decimal-text.ts';

describe('decimal text of the gateway', () => {
  test.each([
    ['31.42', '31.42'],
    ['31.4200', '31.42'],
    ['31.00', '31'],
    ['0', '0'],
    ['0.00', '0'],
    ['4.300000000000000000', '4.3'],
    ['0.1000000000000000000000', '0.1'],
    ['1e-8', '0.00000001'],
    ['1.0E-8', '0.00000001'],
    ['1.25E+3', '1250'],
    ['12.5e1', '125'],
    ['0e0', '0'],
    [' 7 ', '7'],
  ])('reads %s as %s', (written, plain) => {
    expect(plainDecimal(written)).toBe(plain);
  });

  test.each([
    '',
    '.',
    '.5',
    '5.',
    '-1',
    '+1',
    '007',
    '1,000',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '1e99',
    '1e-40',
    '1 000',
    '0.0000000000000000001',
    '١',
  ])('reads nothing from "%s"', (written) => {
    expect(plainDecimal(written)).toBeNull();
  });

  test('compares values, not texts', () => {
    expect(isSameDecimal('31.42', '31.420000')).toBe(true);
    expect(isSameDecimal('31.42', '31.4200001')).toBe(false);
    expect(isSameDecimal('0.30000000000000004', '0.3')).toBe(false);
    expect(isSameDecimal('x', 'x')).toBe(false);
  });

  test('keeps every digit of an exponent form', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 15n), fc.nat(18), (units, decimals) => {
        const digits = units.toString().padStart(decimals + 1, '0');
        const at = digits.length - decimals;
        const fixed = decimals === 0 ? digits : `${digits.slice(0, at)}.${digits.slice(at)}`;
        expect(isSameDecimal(`${units}e-${decimals}`, fixed)).toBe(true);
      }),
    );
  });
});
