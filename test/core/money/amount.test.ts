import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  formatFixed,
  parseAmount,
  subtractAmounts,
  type Amount,
} from '#core/money/amount.ts';

const amounts = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), fc.integer({ min: 0, max: 18 }))
  .map(([units, decimals]): Amount => ({ units, decimals }));
const pairs = fc.integer({ min: 0, max: 18 }).chain((decimals) => {
  const units = fc.bigInt({ min: 0n, max: 10n ** 30n });
  const amount = units.map((value): Amount => ({ units: value, decimals }));
  return fc.tuple(amount, amount, amount);
});

describe('an exact amount', () => {
  it('comes back unchanged from its text, at any accuracy', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        for (const text of [formatAmount(amount), formatFixed(amount)]) {
          expect(parseAmount(text, amount.decimals)).toEqual({ ok: true, value: amount });
        }
      }),
    );
  });

  it('is written without exponent, sign, group marks or trailing zeros', () => {
    fc.assert(
      fc.property(amounts, (amount) => /^(0|[1-9]\d*)(\.\d*[1-9])?$/.test(formatAmount(amount))),
    );
  });

  it.each(['', '-1', '+1', '1e3', '.5', '5.', '007', '0x10', '1,000', ' 1', '１', 'NaN', '1_000'])(
    'refuses "%s"',
    (text) => {
      expect(parseAmount(text, 8)).toEqual({ ok: false, error: 'not-decimal' });
    },
  );

  it('never rounds: a digit beyond the accuracy is refused, a zero there is not', () => {
    expect(parseAmount('1.001', 2)).toEqual({ ok: false, error: 'too-many-decimals' });
    expect(parseAmount('1.000', 2)).toEqual({ ok: true, value: { units: 100n, decimals: 2 } });
  });

  it('refuses more than eighteen digits before the point as too large', () => {
    expect(parseAmount('9'.repeat(19), 2)).toEqual({ ok: false, error: 'too-large' });
  });

  it('adds in any order to the same sum, and takes away what was added', () => {
    fc.assert(
      fc.property(pairs, ([a, b, c]) => {
        expect(addAmounts(addAmounts(a, b), c)).toEqual(addAmounts(a, addAmounts(c, b)));
        expect(subtractAmounts(addAmounts(a, b), b)).toEqual(a);
      }),
    );
  });

  it('compares by value whatever the accuracy', () => {
    expect(compareAmounts({ units: 10n, decimals: 1 }, { units: 100n, decimals: 2 })).toBe(0);
    expect(compareAmounts({ units: 1n, decimals: 8 }, { units: 1n, decimals: 2 })).toBe(-1);
  });
});
