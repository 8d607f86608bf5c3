import { describe, expect, it } from 'vitest';
import type { Amount } from '#core/money/amount.ts';
import { feeWarnings, type FeeRow } from '#core/plan/fee-share.ts';

const amount = (units: bigint, decimals = 2): Amount => ({ units, decimals });
const row = (number: number, units: bigint, decimals = 2): FeeRow => ({
  row: number,
  currencyId: 71,
  amount: amount(units, decimals),
});
const oneUnit = () => amount(100n);

describe('a fee that takes much of a payout', () => {
  it('is warned of beyond the bound and not at it', () => {
    // 1 of 20 is exactly 5 %.
    expect(feeWarnings([row(1, 2_000n)], oneUnit, 500)).toEqual([]);
    expect(feeWarnings([row(1, 1_999n)], oneUnit, 500)).toMatchObject([{ row: 1, share: 501n }]);
  });

  it('is compared exactly where fee and amount have different accuracies', () => {
    const fee = () => amount(50_000_001n, 9);
    expect(feeWarnings([row(1, 1n, 0)], fee, 500)).toMatchObject([{ share: 501n }]);
    expect(feeWarnings([row(1, 1n, 0)], () => amount(50_000_000n, 9), 500)).toEqual([]);
  });

  it('names the worst first, and rows of one share in their order', () => {
    const found = feeWarnings([row(3, 1_000n), row(1, 500n), row(2, 1_000n)], oneUnit, 500);
    expect(found.map((one) => one.row)).toEqual([1, 2, 3]);
    expect(found.map(({ share }) => share)).toEqual([2_000n, 1_000n, 1_000n]);
  });

  it('is asked of each payout alone, and says nothing where no quote is known', () => {
    const asked: unknown[] = [];
    const found = feeWarnings(
      [row(1, 500n)],
      (what) => {
        asked.push(what);
        return null;
      },
      500,
    );
    expect(found).toEqual([]);
    expect(asked).toEqual([{ currencyId: 71, count: 1, sum: amount(500n) }]);
  });

  it('may be more than the payout itself', () => {
    expect(feeWarnings([row(1, 40n)], oneUnit, 500)).toMatchObject([{ share: 25_000n }]);
    expect(feeWarnings([row(1, 0n)], oneUnit, 500)).toEqual([]);
  });
});
