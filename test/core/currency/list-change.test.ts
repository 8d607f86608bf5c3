import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, ratesMoved } from '#core/currency/list-change.ts';
import { thinned, THINNINGS } from '#core/currency/thinning.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import type { Currency } from '#core/money/currency.ts';

const list: readonly Currency[] = practiceCurrencyTable;
const without = (id: number) => list.filter((currency) => currency.id !== id);
const with_ = (id: number, change: Partial<Currency>) =>
  list.map((currency) => (currency.id === id ? { ...currency, ...change } : currency));

describe('what changed from list to list', () => {
  it('is nothing for the same list, and nothing for prices alone', () => {
    expect(changesOf(list, list)).toEqual([]);
    expect(changesOf(list, with_(10, { usdRate: '1' }))).toEqual([]);
    expect(ratesMoved(list, with_(10, { usdRate: '1' }))).toEqual([
      { currencyId: 10, was: '97123.45', now: '1' },
    ]);
  });

  it('names what is new, what is gone, and a minimum that moved or is not told any more', () => {
    expect(changesOf(without(72), list)).toMatchObject([{ kind: 'new', currency: { id: 72 } }]);
    expect(changesOf(list, without(72))).toMatchObject([{ kind: 'gone', currency: { id: 72 } }]);
    expect(changesOf(list, with_(71, { minWithdraw: '7' }))).toMatchObject([
      { kind: 'changed', currency: { id: 71 }, field: 'minWithdraw', was: '5', now: '7' },
    ]);
    expect(changesOf(list, with_(71, { minDeposit: null }))).toMatchObject([
      { field: 'minDeposit', was: '1', now: null },
    ]);
  });

  it('notices an id that another coin has taken', () => {
    expect(changesOf(list, with_(71, { code: 'SCAM' }))).toMatchObject([
      { field: 'code', was: 'USDT', now: 'SCAM' },
    ]);
  });
});

describe('the thinning of prices', () => {
  const now = 1_764_000_000_000;

  it('keeps every point of the last day and the first of each stretch before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 90 * 24 * 60 }), { maxLength: 400 }),
        (minutes) => {
          const points = minutes.map((ago) => now - ago * 60_000).sort((a, b) => a - b);
          const kept = thinned(points, now);
          for (const { olderThan, every } of THINNINGS) {
            const old = kept.filter((at) => at < now - olderThan);
            const stretches = old.map((at) => Math.floor(at / every));
            expect(new Set(stretches).size).toBe(stretches.length);
          }
          const day = points.filter((at) => at >= now - 24 * 60 * 60_000);
          expect(kept.filter((at) => at >= now - 24 * 60 * 60_000)).toEqual(day);
          // Thinning again changes nothing.
          expect(thinned(kept, now)).toEqual(kept);
        },
      ),
      { numRuns: 500 },
    );
  });
});
