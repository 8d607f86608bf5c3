import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import { atTheBound, boundOf, driftOf, isBeyond, stableBecause } from '#core/money/drift.ts';
import { askAboutRate } from '#core/money/rate-band.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import { DEFAULT_TERMS, movedText, percentText } from '#core/money/terms.ts';

const { drift: BOUNDS } = DEFAULT_TERMS;
const pair = (code: string, quoted: string, now: string) => ({ code, network: 'X', quoted, now });

const amount = (text: string, decimals: number) => {
  const read = parseAmount(text, decimals);
  if (!read.ok) throw new Error(text);
  return read.value;
};

describe('the price of a plan beside the price of now', () => {
  it.each([
    ['LTC', '100', '102'],
    ['LTC', '100', '98'],
    ['USDT', '1', '1.005'],
    ['USDT', '1', '0.995'],
    ['LTC', '0.000000000000000100', '0.000000000000000102'],
  ])('%s from %s to %s is within its bound', (...given) => {
    expect(driftOf(pair(...given), BOUNDS)).toBeNull();
  });

  it.each<[string, string, string, bigint | null, number]>([
    ['LTC', '100', '102.000000000000000001', 201n, 200],
    ['LTC', '100', '97.999999999999999999', -201n, 200],
    ['USDT', '1', '1.005000000000000001', 51n, 50],
    ['USDT', '1', '0.9', -1000n, 50],
    ['LTC', '100', '0', null, 200],
    ['LTC', '0', '1', null, 200],
    ['LTC', '100', 'about 100', null, 200],
  ])('%s from %s to %s is not, and both figures are named', (...given) => {
    const [code, quoted, now, moved, bound] = given;
    expect(driftOf(pair(code, quoted, now), BOUNDS)).toEqual({
      ...pair(code, quoted, now),
      moved,
      bound,
    });
  });

  it('holds a coin to the narrow bound only where it says why', () => {
    expect(boundOf('USDC', BOUNDS)).toBe(50);
    expect(stableBecause('USDC')).toMatch(/1 USD/);
    expect(boundOf('BTC', BOUNDS)).toBe(200);
    expect(stableBecause('USDD')).toBeNull();
  });

  it('is beyond exactly when the fraction is, for any rates and any bound', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(units, units, fc.integer({ min: 1, max: 1_000 }), (from, to, bound) => {
        const up = to * 10_000n > from * (10_000n + BigInt(bound));
        const down = to * 10_000n < from * (10_000n - BigInt(bound));
        expect(isBeyond(from, to, bound)).toBe(up || down);
      }),
    );
  });
});

describe('the worst case at the bound', () => {
  it('is never less than what a move within the bound can make of it', () => {
    const cents = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 1_000 }), (units, bound) => {
        const { least, most } = atTheBound({ units, decimals: 2 }, bound);
        expect(most.units * 10_000n >= units * BigInt(10_000 + bound)).toBe(true);
        expect((most.units - 1n) * 10_000n < units * BigInt(10_000 + bound)).toBe(true);
        expect(least.units * 10_000n <= units * BigInt(10_000 - bound)).toBe(true);
      }),
    );
    const { least, most } = atTheBound(amount('1000.01', 2), 200);
    expect([formatAmount(least), formatAmount(most)]).toEqual(['980', '1020.02']);
  });
});

describe('a reference rate beside the one before', () => {
  const given = (rate: string, per: FiatRate['per'] = 'usd-for-one'): FiatRate => ({
    fiat: 'EUR',
    rate,
    per,
    source: 'ECB',
    heldAt: 0,
    by: 'Anna',
  });

  it('is taken when it is the first or near', () => {
    expect(askAboutRate(null, given('1.08'), 300)).toBeNull();
    expect(askAboutRate(given('1'), given('1.03'), 300)).toBeNull();
    expect(askAboutRate(given('1.25'), given('0.8', 'for-one-usd'), 300)).toBeNull();
  });

  it('is asked about with both figures when it is far: a slip of a digit, or the wrong way round', () => {
    expect(askAboutRate(given('1.0842'), given('10.842'), 300)).toEqual({
      fiat: 'EUR',
      previous: '1 EUR = 1.0842 USD',
      now: '1 EUR = 10.842 USD',
      moved: '+900',
      band: 300,
    });
    expect(askAboutRate(given('1.0842'), given('1.0842', 'for-one-usd'), 300)?.moved).toBe(
      '-14.93',
    );
  });
});

describe('percentages', () => {
  it('are written with at most two decimals', () => {
    expect([50, 200, -219, 5, 10_000].map(percentText)).toEqual([
      '0.5',
      '2',
      '-2.19',
      '0.05',
      '100',
    ]);
    expect([219n, -50n, 0n].map(movedText)).toEqual(['+2.19', '-0.5', '0']);
  });
});
