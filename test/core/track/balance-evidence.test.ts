import { describe, expect, it } from 'vitest';
import { balanceVerdict } from '#core/track/balance-evidence.ts';

const usdt = (units: bigint) => ({ units, decimals: 2 });
const AMOUNT = usdt(10_00n);

const verdict = (before: bigint | null, after: bigint | null, othersSent = false) =>
  balanceVerdict(AMOUNT, {
    before: before === null ? null : usdt(before),
    after: after === null ? null : usdt(after),
    othersSent,
  });

describe('the balance around one payout', () => {
  it('says nothing without a reading before and after', () => {
    expect(verdict(null, 50_00n)).toBe('missing');
    expect(verdict(50_00n, null)).toBe('missing');
  });

  it('says nothing when other payouts of the currency were sent between', () => {
    expect(verdict(50_00n, 40_00n, true)).toBe('others-moved');
  });

  it('speaks against payment when it is unchanged, and for it when it fell by the amount or by fees more', () => {
    expect(verdict(50_00n, 50_00n)).toBe('unchanged');
    expect(verdict(50_00n, 40_00n)).toBe('fell-by-it');
    expect(verdict(50_00n, 38_90n)).toBe('fell-by-it');
  });

  it('is unclear when it fell by less or rose', () => {
    expect(verdict(50_00n, 45_00n)).toBe('unclear');
    expect(verdict(50_00n, 60_00n)).toBe('unclear');
  });

  it('compares balances of finer accuracy by value', () => {
    const finer = { units: 50_000_000n, decimals: 6 };
    expect(balanceVerdict(AMOUNT, { before: usdt(50_00n), after: finer, othersSent: false })).toBe(
      'unchanged',
    );
  });
});
