import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SENDING_ORDERS } from '#core/dispatch/choices.ts';
import { inSendingOrder, sendingOrder, type Ranked } from '#core/dispatch/sending-order.ts';

const payout = (row: number, units: bigint, more: Partial<Ranked> = {}): Ranked => ({
  row,
  amount: { units, decimals: 2 },
  usdRate: '1',
  ...more,
});

const rows = (payouts: readonly Ranked[], order: (typeof SENDING_ORDERS)[number]) =>
  inSendingOrder(payouts, order).map(({ row }) => row);

describe('the order of sending', () => {
  it('puts the smallest USD value first, whatever the currency and its accuracy', () => {
    const bitcoin = { amount: { units: 1_000n, decimals: 8 }, usdRate: '97123.45' };
    const payouts = [payout(1, 9_000n), payout(2, 97n), payout(3, 98n), payout(4, 0n, bitcoin)];
    expect(rows(payouts, 'smallest-first')).toEqual([2, 4, 3, 1]);
  });

  it('tells apart values that differ only far behind the point', () => {
    const fine = (units: bigint, usdRate: string) => ({ amount: { units, decimals: 18 }, usdRate });
    const more = payout(1, 0n, fine(3n, '0.000000000000000001'));
    const less = payout(2, 0n, fine(2n, '0.000000000000000001'));
    expect(rows([more, less], 'smallest-first')).toEqual([2, 1]);
  });

  it('puts a priority before any size, 1 before 9, and nothing before either', () => {
    const payouts = [
      payout(1, 1n),
      payout(2, 500n, { priority: 9 }),
      payout(3, 900n, { priority: 1 }),
    ];
    expect(rows(payouts, 'smallest-first')).toEqual([3, 2, 1]);
    expect(rows(payouts, 'file')).toEqual([3, 2, 1]);
  });

  it('puts what has no rate behind what has one, in the order of the file', () => {
    const payouts = [
      payout(1, 1n, { usdRate: null }),
      payout(2, 1n, { usdRate: 'soon' }),
      payout(3, 99n),
    ];
    expect(rows(payouts, 'smallest-first')).toEqual([3, 1, 2]);
  });

  it('breaks ties by the row in the file', () => {
    expect(rows([payout(3, 5n), payout(1, 5n), payout(2, 5n)], 'smallest-first')).toEqual([
      1, 2, 3,
    ]);
  });

  it('keeps the order of the file when that was chosen', () => {
    expect(rows([payout(2, 1n), payout(1, 9n)], 'file')).toEqual([1, 2]);
  });

  it('holds approved payouts and no others', () => {
    const states = ['APPROVED', 'CONFIRMED', 'UNKNOWN', 'APPROVED'] as const;
    const payouts = states.map((state, index) => ({ ...payout(index + 1, 5n), state }));
    expect(sendingOrder(payouts, 'smallest-first').map(({ row }) => row)).toEqual([1, 4]);
  });

  it('is the same whatever order the payouts come in, and loses none', () => {
    const any = fc.record({
      units: fc.bigInt({ min: 0n, max: 50n }),
      priority: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      usdRate: fc.constantFrom('1', '0.5', '97123.45', null),
    });
    const batch = fc
      .array(any, { maxLength: 40 })
      .map((items) =>
        items.map(({ units, priority, usdRate }, index) =>
          payout(index + 1, units, { usdRate, ...(priority === null ? {} : { priority }) }),
        ),
      );
    fc.assert(
      fc.property(batch, fc.constantFrom(...SENDING_ORDERS), (payouts, order) => {
        const once = rows(payouts, order);
        const again = rows(payouts.toReversed(), order);
        expect(again).toEqual(once);
        expect(once.toSorted((a, b) => a - b)).toEqual(payouts.map(({ row }) => row));
      }),
    );
  });
});
