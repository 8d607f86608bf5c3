import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAmount, formatFixed } from '#core/money/amount.ts';
import { toCoin, toFiat } from '#core/currency/converter.ts';
import { explorerOf } from '#core/currency/explorer.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';

const USD = { usd: 1n, units: 1n };
const TRX = { decimals: 6, usdRate: '0.24513' };

describe('the converter', () => {
  it('cuts what fiat buys once and says what the coin amount is worth', () => {
    const bought = toCoin({ units: 1_200n, decimals: 2 }, USD, TRX);
    expect(bought).not.toBeNull();
    expect(bought === null ? '' : formatAmount(bought.coin)).toBe('48.953616');
    expect(bought?.isExact).toBe(false);
    expect(bought === null ? '' : formatFixed(bought.worth)).toBe('12.00');
  });

  it('shows the nearest minor unit of what a coin is worth, with the exact figure and the direction', () => {
    const worth = toFiat({ units: 48_953_616n, decimals: 6 }, { price: USD, minor: 2 }, TRX);
    expect(worth).toMatchObject({ isExact: false, direction: 'up', exactUsd: '11.99999989008' });
    expect(worth === null ? '' : formatFixed(worth.fiat)).toBe('12.00');
  });

  it('never gives more coin than the fiat is worth, and never a whole unit less', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 13n });
    const rate = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(units, rate, fc.integer({ min: 0, max: 18 }), (cents, price, decimals) => {
        const usdRate = formatAmount({ units: price, decimals: 18 });
        const bought = toCoin({ units: cents, decimals: 2 }, USD, { decimals, usdRate });
        if (bought === null) return;
        const asked = cents * 10n ** BigInt(16 + decimals);
        const given = bought.coin.units * price;
        expect(given <= asked && asked < given + price).toBe(true);
        expect(bought.isExact).toBe(given === asked);
      }),
      { numRuns: 5_000 },
    );
  });

  it('has no answer without rate or accuracy', () => {
    const fiat = { units: 100n, decimals: 2 };
    expect(toCoin(fiat, USD, { decimals: null, usdRate: '1' })).toBeNull();
    expect(toCoin(fiat, USD, { decimals: 2, usdRate: null })).toBeNull();
    expect(toFiat(fiat, { price: USD, minor: 2 }, { decimals: 2, usdRate: null })).toBeNull();
  });
});

describe('the explorer of a network', () => {
  it('is a plain constant host for every network of the practice list', () => {
    for (const currency of practiceCurrencyTable) {
      const host = explorerOf(currency);
      expect(host, `${currency.code} ${currency.network}`).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
      expect(new URL(`https://${host}`).host).toBe(host);
    }
  });

  it('is none where the network is not known, whatever the gateway calls it', () => {
    expect(explorerOf({ code: 'X', network: 'https://evil.example/' })).toBeNull();
  });
});
