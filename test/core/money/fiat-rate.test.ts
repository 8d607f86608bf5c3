import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount } from '#core/money/amount.ts';
import { parseRate } from '#core/money/convert.ts';
import {
  convertThrough,
  faultOf,
  priceOf,
  rateWords,
  readRateList,
  worthIn,
  type FiatRate,
} from '#core/money/fiat-rate.ts';

const NOW = 1_764_000_000_000;

const EUR: FiatRate = {
  fiat: 'EUR',
  rate: '1.0842',
  per: 'usd-for-one',
  source: 'ECB',
  heldAt: NOW,
  by: 'Anna',
};

const price = (rate: string, per: FiatRate['per'] = 'usd-for-one') => {
  const read = priceOf({ rate, per });
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

const coin = (rate: string) => {
  const read = parseRate(rate);
  if (!read.ok) throw new Error(read.error);
  return read.value;
};

describe('a fiat amount through its reference rate', () => {
  it.each<[string, bigint, number, string, FiatRate['per'], string, number, string]>([
    ['100.00 EUR', 10_000n, 2, '1.0842', 'usd-for-one', '1', 6, '108.42'],
    ['1.234 KWD', 1_234n, 3, '3.25', 'usd-for-one', '1', 2, '4.01'],
    ['100 JPY', 100n, 0, '150', 'for-one-usd', '1', 6, '0.666666'],
    ['3.00 EUR at 3 for one USD', 300n, 2, '3', 'for-one-usd', '1', 6, '1'],
  ])('%s is exact and rounded down once', (_, ...given) => {
    const [units, decimals, rate, per, usdRate, accuracy, expected] = given;
    const by = { price: price(rate, per), rate: coin(usdRate) };
    const bought = convertThrough({ units, decimals }, by, accuracy);
    expect(bought.ok && formatAmount(bought.value)).toBe(expected);
  });

  it('leaves a remainder of at least nothing and less than one unit is worth, as fractions of whole numbers (I14)', () => {
    const rateUnits = fc.bigInt({ min: 1n, max: 10n ** 24n });
    const amount = fc.record({
      units: fc.bigInt({ min: 1n, max: 10n ** 14n }),
      decimals: fc.constantFrom(0, 2, 3),
    });
    const given = fc.record({
      fiat: amount,
      ref: rateUnits,
      usd: rateUnits,
      decimals: fc.integer({ min: 0, max: 18 }),
      per: fc.constantFrom('usd-for-one' as const, 'for-one-usd' as const),
    });
    fc.assert(
      fc.property(given, ({ fiat, ref, usd, decimals, per }) => {
        const text = (units: bigint) => formatAmount({ units, decimals: 18 });
        const by = { price: price(text(ref), per), rate: coin(text(usd)) };
        const bought = convertThrough(fiat, by, decimals);
        if (!bought.ok) {
          expect(bought.error).toBe('too-large');
          return;
        }
        // fiat × (a/b) and crypto × usd over one denominator; a and b are the reference rate either way round.
        const one = 10n ** 18n;
        const [a, b] = per === 'usd-for-one' ? [ref, one] : [one, ref];
        const meant = fiat.units * a * one * 10n ** BigInt(decimals);
        const sent = bought.value.units * usd * b * 10n ** BigInt(fiat.decimals);
        const unit = usd * b * 10n ** BigInt(fiat.decimals);
        expect(meant - sent >= 0n).toBe(true);
        expect(meant - sent < unit).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is worth about what it was when valued back', () => {
    const by = { price: price('1.0842'), rate: coin('0.9997') };
    const bought = convertThrough({ units: 10_000n, decimals: 2 }, by, 6);
    expect(bought.ok && worthIn(bought.value, by, 2)).toEqual({ units: 10_000n, decimals: 2 });
  });
});

describe('a rate a person gives', () => {
  it('is taken as it stands', () => {
    expect(faultOf(EUR, NOW)).toBeNull();
    expect(rateWords(EUR)).toBe('1 EUR = 1.0842 USD');
    expect(rateWords({ fiat: 'JPY', rate: '150', per: 'for-one-usd' })).toBe('1 USD = 150 JPY');
  });

  it.each<[string, Partial<FiatRate>, string]>([
    ['USD', { fiat: 'USD' }, 'fiat'],
    ['no currency in use', { fiat: 'XXX' }, 'fiat'],
    ['a code in lower case', { fiat: 'eur' }, 'fiat'],
    ['a decimal comma', { rate: '1,0842' }, 'rate'],
    ['an exponent', { rate: '1e3' }, 'rate'],
    ['zero', { rate: '0.00' }, 'rate'],
    ['nineteen decimals', { rate: '1.0000000000000000001' }, 'rate'],
    ['no source', { source: '  ' }, 'source'],
    ['the future', { heldAt: NOW + 120_000 }, 'heldAt'],
    ['a date that is none', { heldAt: Number.NaN }, 'heldAt'],
  ])('is refused with the field at fault: %s', (_, change, field) => {
    expect(faultOf({ ...EUR, ...change }, NOW)?.field).toBe(field);
  });
});

describe('a list of rates', () => {
  it.each([',', ';', '\t'])(
    'is read with %j between its columns, with or without a header',
    (mark) => {
      const lines = `EUR${mark}1.0842\r\n\r\nKWD ${mark} 3.25\r\n`;
      const rates = [
        { fiat: 'EUR', rate: '1.0842' },
        { fiat: 'KWD', rate: '3.25' },
      ];
      expect(readRateList(lines)).toEqual({ ok: true, value: rates });
      expect(readRateList(`currency${mark}rate\n${lines}`)).toEqual({ ok: true, value: rates });
    },
  );

  it.each([
    ['a decimal comma', 'EUR,1,0842', /Line 1 is not two columns/],
    ['one column', 'EUR', /Line 1 is not two columns/],
    ['a decimal comma behind a semicolon', 'EUR;1,0842', /Line 1 is not two columns/],
    ['a currency twice', 'EUR,1.1\nEUR,1.2', /Line 2 gives EUR a second time/],
    ['words for a rate', 'EUR,1.1\nKWD,about three', /Line 2: “about three”/],
    ['nothing', '\n', /no rate/],
  ])('with %s is refused by line', (_, text, words) => {
    const read = readRateList(text);
    expect(read.ok ? '' : read.error).toMatch(words);
  });

  it('of any text is rates or words, never an exception', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readRateList(text).ok === 'boolean'));
  });
});
