import type { PayoutContent } from '../payout/payout.ts';
import { rescale, zero, type Amount } from '../money/amount.ts';

/** A row as far as the question goes where the money ends. */
export interface FundedRow extends Pick<PayoutContent, 'reference' | 'amount' | 'destination'> {
  readonly row: number;
}

/** What one payout takes beyond its amount, in the accuracy of the amount. */
export type FeeOf = (row: FundedRow) => bigint;

/**
 * Per currency id the first row, in the order given, that the free money no longer covers with fees.
 */
export const firstWithoutMoney = (
  rows: readonly FundedRow[],
  free: ReadonlyMap<number, Amount>,
  feeOf: FeeOf,
): ReadonlyMap<number, FundedRow> => {
  const left = new Map<number, bigint>();
  const first = new Map<number, FundedRow>();
  for (const row of rows) {
    const { currencyId } = row.destination;
    if (first.has(currencyId)) continue;
    const { decimals, units } = row.amount;
    const start = free.get(currencyId) ?? zero(decimals);
    const before = left.get(currencyId) ?? rescale(start, Math.max(decimals, start.decimals)).units;
    const scale = 10n ** BigInt(Math.max(0, start.decimals - decimals));
    const after = before - (units + feeOf(row)) * scale;
    if (after < 0n) first.set(currencyId, row);
    else left.set(currencyId, after);
  }
  return first;
};
