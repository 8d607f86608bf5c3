import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { thinned } from '#core/currency/thinning.ts';
import type { Currency } from '#core/money/currency.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { given, makePlace, type Place } from './rig.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const MINUTE = 60_000;
const START = 1_764_000_000_000;
const USDT = 71;

const listAt = (minute: number, change: Partial<Currency> = {}) => ({
  takenAt: START + minute * MINUTE,
  currencies: practiceCurrencyTable
    .filter(({ id }) => id === USDT || id === 10)
    .map((currency) => (currency.id === USDT ? { ...currency, ...change } : currency)),
});

const balancesAt = (minute: number, held: Readonly<Record<number, bigint>>) => ({
  takenAt: START + minute * MINUTE,
  balances: Object.entries(held).map(([id, units]) => ({
    currencyId: Number(id),
    held: { units, decimals: 2 },
  })),
});

const whole = { currencyId: USDT, from: START, to: START + 1e9 };

describe('kept lists', () => {
  it('come back after a restart with the one before, and with what changed between them', async () => {
    const first = place.open();
    await first.readings.keepList(listAt(0));
    await first.readings.keepList(listAt(1, { minWithdraw: '7' }));
    await first.close();
    const { readings } = place.open();
    const lists = given(await readings.lists(null));
    expect(lists?.last.takenAt).toBe(START + MINUTE);
    expect(lists?.last.currencies).toMatchObject([{ id: 10 }, { id: USDT, minWithdraw: '7' }]);
    expect(lists?.before?.currencies).toMatchObject([{ id: 10 }, { id: USDT, minWithdraw: '5' }]);
    await readings.keepList({ ...listAt(2), currencies: listAt(2).currencies.slice(0, 1) });
    const changes = given(await readings.changes({ offset: 0, limit: 10 }));
    expect(changes.total).toBe(2);
    expect(changes.items).toMatchObject([
      { at: START + 2 * MINUTE, since: START + MINUTE, change: { kind: 'gone' } },
      { at: START + MINUTE, since: START, change: { field: 'minWithdraw', was: '5', now: '7' } },
    ]);
  });

  it('leave a point of price only where it moved, or after an hour without a move', async () => {
    const { readings } = place.open();
    for (const minute of [0, 1, 2, 59, 60]) await readings.keepList(listAt(minute));
    await readings.keepList(listAt(61, { usdRate: '1.0004' }));
    await readings.keepList(listAt(62, { usdRate: null }));
    const points = given(await readings.rates(whole));
    expect(points.map(({ at, rate }) => [(at - START) / MINUTE, rate])).toEqual([
      [0, '1.0000'],
      [60, '1.0000'],
      [61, '1.0004'],
      [62, null],
    ]);
    const later = given(await readings.rates({ ...whole, from: START + 60.5 * MINUTE }));
    expect(later[0]).toMatchObject({ at: START + 60 * MINUTE });
  });

  it('are thinned in the file exactly as the rule says', async () => {
    const { readings } = place.open();
    const minutes = Array.from({ length: 660 }, (_, place) => place * 97);
    const moments = minutes.map((minute) => START + minute * MINUTE);
    // Written side by side they become durable together, in the order they were asked for.
    await Promise.all(
      minutes.map((minute) =>
        readings.keepList(listAt(minute, { usdRate: `1.${String(minute).padStart(6, '0')}` })),
      ),
    );
    const points = given(await readings.rates({ ...whole, to: START + 1e11 }));
    const now = moments.at(-1) ?? 0;
    expect(points.map(({ at }) => at)).toEqual(thinned(moments, now));
    expect(points.length).toBeLessThan(moments.length);
  }, 120_000);
});

describe('kept balances', () => {
  it('last as long as nothing changes, and begin anew when something does', async () => {
    const { readings } = place.open();
    for (const [minute, units] of [
      [0, 100n],
      [1, 100n],
      [5, 100n],
      [6, 90n],
      [9, 100n],
    ] as const)
      await readings.keepBalances(balancesAt(minute, { [USDT]: units, 10: 5n }));
    const spans = given(await readings.spans(whole));
    expect(spans.map(({ from, until, held }) => [from, until, held?.units])).toEqual([
      [START, START + 5 * MINUTE, 100n],
      [START + 6 * MINUTE, START + 6 * MINUTE, 90n],
      [START + 9 * MINUTE, START + 9 * MINUTE, 100n],
    ]);
    const inside = { ...whole, from: START + 7 * MINUTE, to: START + 8 * MINUTE };
    expect(given(await readings.spans(inside))).toMatchObject([{ held: { units: 90n } }]);
  });

  it('say so when a currency is not named any more, and when it is again', async () => {
    const { readings } = place.open();
    await readings.keepBalances(balancesAt(0, { [USDT]: 100n, 10: 5n }));
    await readings.keepBalances(balancesAt(1, { 10: 5n }));
    await readings.keepBalances(balancesAt(2, { [USDT]: 100n, 10: 5n }));
    const spans = given(await readings.spans(whole));
    expect(spans.map(({ held }) => held?.units ?? null)).toEqual([100n, null, 100n]);
  });

  it('stay in the order they were made when the clock is set back', async () => {
    const { readings } = place.open();
    await readings.keepBalances(balancesAt(10, { [USDT]: 100n }));
    await readings.keepBalances(balancesAt(3, { [USDT]: 90n }));
    const spans = given(await readings.spans(whole));
    expect(spans.map(({ held }) => held?.units)).toEqual([100n, 90n]);
  });

  it('hold amounts of any size exactly', async () => {
    const { readings } = place.open();
    const units = 123_456_789_012_345_678_901_234_567_890n;
    const balances = [{ currencyId: 20, held: { units, decimals: 18 } }];
    await readings.keepBalances({ takenAt: START, balances });
    const spans = given(await readings.spans({ ...whole, currencyId: 20 }));
    expect(spans).toMatchObject([{ held: { units, decimals: 18 } }]);
  });
});

describe('kept thresholds', () => {
  it('are set, marked low, changed and taken away', async () => {
    const { readings } = place.open();
    const by = { by: 'Anna', setAt: START };
    await readings.setThreshold({ currencyId: USDT, least: '500', ...by });
    await readings.noteLow({ currencyId: USDT, since: START + 1 });
    expect(given(await readings.thresholds(null))).toEqual([
      { currencyId: USDT, least: '500', ...by, lowSince: START + 1 },
    ]);
    // Another threshold is another question: whether it is low is judged anew.
    await readings.setThreshold({ currencyId: USDT, least: '200', ...by });
    expect(given(await readings.thresholds(null))).toMatchObject([{ lowSince: null }]);
    await readings.setThreshold({ currencyId: USDT, least: null, ...by });
    expect(given(await readings.thresholds(null))).toEqual([]);
  });
});
