import type { PayoutContent } from '../payout/payout.ts';

/** Count and sum of one currency: the totals a reviewer compares. */
export interface ControlTotal {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  /** Sum in smallest units of 10^-`decimals`. */
  readonly units: bigint;
  readonly decimals: number;
}

/**
 * Count and exact sum per currency, ordered by code, network and id whatever the order of the rows.
 * Throws when one currency comes with two accuracies, which only a bug can cause.
 */
export const controlSums = (contents: Iterable<PayoutContent>): readonly ControlTotal[] => {
  const totals = new Map<number, ControlTotal>();
  for (const { destination, amount } of contents) {
    const { currencyId, code, network } = destination;
    const before = totals.get(currencyId);
    if (before !== undefined && before.decimals !== amount.decimals)
      throw new Error(`two accuracies of currency ${currencyId} in one batch`);
    totals.set(currencyId, {
      currencyId,
      code,
      network,
      count: (before?.count ?? 0) + 1,
      units: (before?.units ?? 0n) + amount.units,
      decimals: amount.decimals,
    });
  }
  return [...totals.values()].sort(byCurrency);
};

type Labelled = Pick<ControlTotal, 'code' | 'network' | 'currencyId'>;

/** The one order in which currencies stand beside each other on every step, so that sums can be compared by eye. */
export const byCurrency = (a: Labelled, b: Labelled): number =>
  compareText(a.code, b.code) || compareText(a.network, b.network) || a.currencyId - b.currencyId;

/** By code point, so that the order is the same on every computer whatever its language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
