/** Payouts of which the gateway's fee takes more than a share worth paying it for. */
import { rescale, type Amount } from '../money/amount.ts';
import type { FeeAsked } from './plan.ts';

export interface FeeRow {
  readonly row: number;
  readonly currencyId: number;
  readonly amount: Amount;
}

export interface FeeWarning extends FeeRow {
  readonly fee: Amount;
  /** Of the amount, hundredths of a percent, rounded up. */
  readonly share: bigint;
}

const WHOLE = 10_000n;

/**
 * Rows whose fee is more than `bound` hundredths of a percent of the amount, compared exactly, the worst first.
 * Where no quote is known nothing is said.
 */
export const feeWarnings = (
  rows: readonly FeeRow[],
  feesFor: (asked: FeeAsked) => Amount | null,
  bound: number,
): readonly FeeWarning[] =>
  rows
    .flatMap((row) => {
      const fee = feesFor({ currencyId: row.currencyId, count: 1, sum: row.amount });
      if (fee === null) return [];
      const decimals = Math.max(fee.decimals, row.amount.decimals);
      const [of, whole] = [rescale(fee, decimals).units, rescale(row.amount, decimals).units];
      if (whole === 0n || of * WHOLE <= whole * BigInt(bound)) return [];
      return [{ ...row, fee, share: (of * WHOLE + whole - 1n) / whole }];
    })
    .sort((a, b) => (a.share === b.share ? a.row - b.row : a.share < b.share ? 1 : -1));
