import { describe, expect, it } from 'vitest';
import type { Currency } from '#core/money/currency.ts';
import { doubtfulRates, doubtWords } from '#core/plan/rate-doubt.ts';
import { LIST } from '../currencies.ts';

const usdt = (usdRate: string | null): readonly Currency[] =>
  LIST.currencies.filter(({ id }) => id === 71).map((currency) => ({ ...currency, usdRate }));

const known = (rate: string) => new Map([[71, rate]]);

describe('a price far from the last one known', () => {
  it('is doubted beyond the band either way, and not at it', () => {
    expect(doubtfulRates(usdt('1.03'), known('1'), 300)).toEqual([]);
    expect(doubtfulRates(usdt('0.97'), known('1'), 300)).toEqual([]);
    expect(doubtfulRates(usdt('1.0301'), known('1'), 300)).toHaveLength(1);
    expect(doubtfulRates(usdt('0.9699'), known('1'), 300)).toHaveLength(1);
  });

  it('says both prices, how far they are apart, and what to do', () => {
    const [doubt] = doubtfulRates(usdt('1.05'), known('1'), 300);
    expect(doubt).toMatchObject({ currencyId: 71, previous: '1', now: '1.05', band: 300 });
    const words = doubt === undefined ? '' : doubtWords(doubt);
    expect(words).toContain('the gateway says 1.05 USD');
    expect(words).toContain('was 1 USD');
    expect(words).toContain('more than 3 % is asked about');
    expect(words).toContain('Compare it with another source');
  });

  it('is not doubted where no price was known, or none is listed', () => {
    expect(doubtfulRates(usdt('9'), new Map(), 300)).toEqual([]);
    expect(doubtfulRates(usdt(null), known('1'), 300)).toEqual([]);
  });
});
