import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount, type Amount } from '#core/money/amount.ts';
import {
  conversionAt,
  convertedBounds,
  impliedBeyond,
  impliedMove,
  impliedPrice,
  isTooSmallToConvert,
  USD_PRICE,
  type Conversion,
} from '#core/money/conversion.ts';
import { convertThrough, priceOf } from '#core/money/fiat-rate.ts';

const amount = (text: string, decimals: number): Amount => {
  const read = parseAmount(text, decimals);
  if (!read.ok) throw new Error(text);
  return read.value;
};

const usd = (text: string, rate: string, bound: number): Conversion => {
  const asked = { fiat: amount(text, 2), price: USD_PRICE, bound };
  const conversion = conversionAt(asked, rate);
  if (conversion === null) throw new Error(rate);
  return conversion;
};

const conversions = fc
  .record({
    fiat: fc.record({
      units: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      decimals: fc.constantFrom(0, 2, 3),
    }),
    price: fc.record({
      usd: fc.bigInt({ min: 1n, max: 10n ** 20n }),
      units: fc.bigInt({ min: 1n, max: 10n ** 20n }),
    }),
    rate: fc.record({ units: fc.bigInt({ min: 1n, max: 10n ** 24n }) }),
    bound: fc.integer({ min: 1, max: 1_000 }),
  })
  .map((conversion): Conversion => conversion);

describe('the price that a conversion by the gateway implies', () => {
  it.each([
    ['100.00', '1', '100', false],
    ['100.00', '1', '99.51', false],
    ['100.00', '1', '99.4', true],
    ['100.00', '1', '100.5', false],
    ['100.00', '1', '100.6', true],
    ['100.00', '1', '0', true],
  ])('%s USD planned at %s of which %s came is beyond half a percent: %s', (...given) => {
    const [asked, rate, sent, beyond] = given;
    expect(impliedBeyond(usd(asked, rate, 50), amount(sent, 6))).toBe(beyond);
  });

  it('is beyond exactly when the fraction is, for any amounts, prices and bound', () => {
    fc.assert(
      fc.property(
        conversions,
        fc.bigInt({ min: 1n, max: 10n ** 26n }),
        fc.integer({ min: 0, max: 18 }),
        (conversion, units, decimals) => {
          const { fiat, price, rate, bound } = conversion;
          // implied = fiat × price ÷ sent; within when |implied − rate| × 10,000 ≤ rate × bound.
          const over = fiat.units * price.usd * 10n ** BigInt(18 + decimals);
          const under = 10n ** BigInt(fiat.decimals) * price.units * units;
          const apart = over - rate.units * under;
          const size = apart < 0n ? -apart : apart;
          const expected = size * 10_000n > rate.units * under * BigInt(bound);
          expect(impliedBeyond(conversion, { units, decimals })).toBe(expected);
        },
      ),
    );
  });

  it('is written to the nearest unit, with how far it is from the plan', () => {
    const conversion = usd('100.00', '97123.45', 200);
    const sent = amount('0.001', 8);
    const price = impliedPrice(conversion, sent, 4);
    expect(price === null ? null : formatAmount(price)).toBe('100000');
    expect(impliedMove(conversion, sent)).toBe(297n);
    expect(impliedPrice(conversion, amount('0', 8), 4)).toBeNull();
    expect(impliedMove(conversion, amount('0', 8))).toBeNull();
  });

  it('goes through the reference rate of another fiat, whichever way round it is written', () => {
    const either = [
      { rate: '1.25', per: 'usd-for-one' },
      { rate: '0.8', per: 'for-one-usd' },
    ] as const;
    for (const given of either) {
      const price = priceOf(given);
      if (!price.ok) throw new Error(given.rate);
      const asked = { fiat: amount('80.00', 2), price: price.value, bound: 50 };
      const conversion = conversionAt(asked, '1');
      expect(conversion !== null && impliedBeyond(conversion, amount('100', 2))).toBe(false);
      expect(conversion !== null && impliedBeyond(conversion, amount('80', 2))).toBe(true);
    }
  });
});

describe('what may come of a fiat amount', () => {
  it('is never more or less than the bounds, whatever the accuracy of the answer', () => {
    fc.assert(
      fc.property(
        conversions,
        fc.integer({ min: 0, max: 18 }),
        fc.record({
          units: fc.bigInt({ min: 0n, max: 10n ** 26n }),
          decimals: fc.integer({ min: 0, max: 18 }),
        }),
        (conversion, decimals, answer) => {
          const { least, most } = convertedBounds(conversion, decimals);
          const wide = 10n ** BigInt(18 - decimals);
          const sent = answer.units * 10n ** BigInt(18 - answer.decimals);
          if (impliedBeyond(conversion, answer)) return;
          expect(sent >= least.units * wide && sent <= most.units * wide).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is bounded as tightly as one smallest unit allows', () => {
    fc.assert(
      fc.property(conversions, (conversion) => {
        const { least, most } = convertedBounds(conversion, 18);
        expect(impliedBeyond(conversion, { units: most.units + 1n, decimals: 18 })).toBe(true);
        expect(
          least.units === 0n || impliedBeyond(conversion, { ...least, units: least.units - 1n }),
        ).toBe(true);
      }),
    );
  });

  it('holds what Purser itself expects of it, unless one smallest unit is more than the bound', () => {
    fc.assert(
      fc.property(conversions, fc.integer({ min: 0, max: 8 }), (conversion, decimals) => {
        const { fiat, price, rate, bound } = conversion;
        const expected = convertThrough(fiat, { price, rate }, decimals);
        if (!expected.ok || isTooSmallToConvert(expected.value, bound)) return;
        expect(impliedBeyond(conversion, expected.value)).toBe(false);
      }),
    );
  });

  it('cannot be judged without a price or with a bound that is none', () => {
    const fiat = amount('100.00', 2);
    for (const [rate, bound] of [
      ['n/a', 50],
      ['0', 50],
      ['1', 0],
      ['1', 10_000],
      ['1', 0.5],
    ] as const)
      expect(conversionAt({ fiat, price: USD_PRICE, bound }, rate)).toBeNull();
  });
});
