import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, parseAmount, type Amount } from '#core/money/amount.ts';
import { toCrypto, toUsd } from '#core/money/convert.ts';

const usd = (text: string): Amount => {
  const amount = parseAmount(text, 2);
  if (!amount.ok) throw new Error(`not USD: ${text}`);
  return amount.value;
};

const converted = (fiat: string, rate: string, decimals: number): string => {
  const amount = toCrypto(usd(fiat), rate, decimals);
  return amount.ok ? formatAmount(amount.value) : amount.error;
};

const CANONICAL = /^(0|[1-9]\d{0,17})(\.\d{1,18})?$/;

describe('conversion from fiat', () => {
  it.each<[string, string, number, string]>([
    ['100.00', '97123.45', 8, '0.00102961'],
    ['31.42', '0.9997', 2, '31.42'],
    ['3687.98', '60794.28', 18, '0.060663272926334516'],
    ['0.01', '97123.45', 6, '0'],
    ['100', '76.00', 8, '1.31578947'],
  ])('%s USD at %s with %i decimals is %s', (...example) => {
    const [fiat, rate, decimals, crypto] = example;
    expect(converted(fiat, rate, decimals)).toBe(crypto);
  });

  it('refuses a rate that is zero, not decimal or too small for the result to be written', () => {
    expect(converted('1', '0.00', 8)).toBe('rate-zero');
    expect(converted('1', '1e-8', 8)).toBe('rate-not-decimal');
    expect(converted('999999999999', '0.000000000000000001', 8)).toBe('too-large');
  });

  it('leaves a remainder of at least nothing and less than one unit is worth (I14)', () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 14n });
    const rateUnits = fc.bigInt({ min: 1n, max: 10n ** 24n });
    const decimals = fc.integer({ min: 0, max: 18 });
    fc.assert(
      fc.property(cents, rateUnits, decimals, (units, price, accuracy) => {
        const rate = formatAmount({ units: price, decimals: 18 });
        const crypto = toCrypto({ units, decimals: 2 }, rate, accuracy);
        if (!crypto.ok) {
          expect(crypto.error).toBe('too-large');
          return;
        }
        // Both sides over the common denominator 10^(18 + accuracy + 2): exact, without any division.
        const fiatSide = units * 10n ** BigInt(18 + accuracy);
        const cryptoSide = crypto.value.units * price * 100n;
        expect(fiatSide - cryptoSide >= 0n).toBe(true);
        expect(fiatSide - cryptoSide < price * 100n).toBe(true);
        expect(formatAmount(crypto.value)).toMatch(CANONICAL);
      }),
      { numRuns: 20_000 },
    );
  });

  it('never pays more than the fiat amount is worth when valued back', () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 12n });
    const rateCents = fc.bigInt({ min: 1n, max: 10n ** 8n });
    fc.assert(
      fc.property(cents, rateCents, (units, price) => {
        const rate = formatAmount({ units: price, decimals: 4 });
        const crypto = toCrypto({ units, decimals: 2 }, rate, 8);
        const back = crypto.ok ? toUsd(crypto.value, rate) : null;
        expect(back === null || back.units <= units).toBe(true);
      }),
    );
  });
});

describe('a value in USD', () => {
  it('is the nearest cent, half a cent upwards', () => {
    const cents = (units: bigint) => toUsd({ units, decimals: 5 }, '1.00');
    expect(cents(199_999n)).toEqual({ units: 200n, decimals: 2 });
    expect(cents(199_500n)).toEqual({ units: 200n, decimals: 2 });
    expect(cents(199_499n)).toEqual({ units: 199n, decimals: 2 });
  });

  it('of what a round sum bought is that round sum', () => {
    const bought = toCrypto({ units: 10_000n, decimals: 2 }, '104.32', 8);
    expect(bought.ok && toUsd(bought.value, '104.32')).toEqual({ units: 10_000n, decimals: 2 });
  });

  it('is not known without a usable rate', () => {
    expect(toUsd({ units: 1n, decimals: 0 }, null)).toBeNull();
    expect(toUsd({ units: 1n, decimals: 0 }, 'n/a')).toBeNull();
  });
});
