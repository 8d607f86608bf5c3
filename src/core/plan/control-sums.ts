import { addAmounts, parseAmount, MAX_DECIMALS, type Amount } from '../money/amount.ts';
import { fiatDecimals } from '../money/fiat.ts';
import { reservedOf } from '../payout/fiat-exact.ts';
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

/** As {@link controlSums}, with the most that may leave of what the gateway converts. */
export const reservedSums = (contents: Iterable<PayoutContent>): readonly ControlTotal[] =>
  controlSums(Array.from(contents, (content) => ({ ...content, amount: reservedOf(content) })));

/** A sum a reviewer types again: of a coin, or of a fiat whose amounts the gateway converts. */
export interface TypedTotal {
  /** The currency's id, or the fiat's code. */
  readonly key: string;
  readonly count: number;
  readonly sum: Amount;
  /** Null for a fiat: then the coin amounts are known only once they are sent. */
  readonly coin: ControlTotal | null;
}

const askedOf = ({ asked }: PayoutContent): Amount => {
  const read = parseAmount(asked.amount, fiatDecimals(asked.unit) ?? MAX_DECIMALS);
  if (!read.ok) throw new Error('an amount asked for that is none');
  return read.value;
};

/**
 * What was approved, as sums: per currency where the coin amount was, per fiat where that was. Fiats by code behind
 * the coins.
 */
export const typedTotals = (contents: readonly PayoutContent[]): readonly TypedTotal[] => {
  const coins = controlSums(contents.filter(({ fiatExact }) => fiatExact === undefined));
  const fiats = new Map<string, { count: number; sum: Amount }>();
  for (const content of contents.filter(({ fiatExact }) => fiatExact !== undefined)) {
    const before = fiats.get(content.asked.unit);
    const sum = askedOf(content);
    fiats.set(content.asked.unit, {
      count: (before?.count ?? 0) + 1,
      sum: before === undefined ? sum : addAmounts(before.sum, sum),
    });
  }
  return [
    ...coins.map((coin): TypedTotal => {
      const { currencyId, count, units, decimals } = coin;
      return { key: `${currencyId}`, count, sum: { units, decimals }, coin };
    }),
    ...[...fiats]
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, total]): TypedTotal => ({ key, ...total, coin: null })),
  ];
};

/** What the gateway is expected to make of fiat amounts, per currency: at the plan's rates, and at most. */
export interface ConvertedTotal extends ControlTotal {
  /** Most that may leave, smallest units. */
  readonly most: bigint;
}

export const convertedTotals = (contents: readonly PayoutContent[]): readonly ConvertedTotal[] => {
  const converted = contents.filter(({ fiatExact }) => fiatExact !== undefined);
  const most = new Map(reservedSums(converted).map(({ currencyId, units }) => [currencyId, units]));
  return controlSums(converted).map((total) => ({
    ...total,
    most: most.get(total.currencyId) ?? total.units,
  }));
};

type Labelled = Pick<ControlTotal, 'code' | 'network' | 'currencyId'>;

/** The one order in which currencies stand beside each other on every step, so that sums can be compared by eye. */
export const byCurrency = (a: Labelled, b: Labelled): number =>
  compareText(a.code, b.code) || compareText(a.network, b.network) || a.currencyId - b.currencyId;

/** By code point, so that the order is the same on every computer whatever its language. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
