/** In which order the payouts of a run leave. */
import { MAX_DECIMALS, powerOfTen, type Amount } from '../money/amount.ts';
import { parseRate } from '../money/convert.ts';
import type { PayoutState } from '../payout/state.ts';
import type { SendingOrder } from './choices.ts';

/** As much of a payout as its place in the queue depends on. */
export interface Ranked {
  /** Data row in the file, from 1. */
  readonly row: number;
  /** 1 to 9, 1 first; absent when the file gives none. */
  readonly priority?: number;
  readonly amount: Amount;
  /** USD price of one unit when it was submitted, or null: then its size compares with nothing. */
  readonly usdRate: string | null;
}

/** Behind every priority that can be written. */
const NO_PRIORITY = 10;

interface Placed<P> {
  readonly payout: P;
  readonly priority: number;
  /** USD value in units of 10^-36, exact; null without a rate. */
  readonly value: bigint | null;
}

const valueOf = ({ amount, usdRate }: Ranked): bigint | null => {
  const rate = usdRate === null ? null : parseRate(usdRate);
  if (rate === null || !rate.ok) return null;
  return amount.units * rate.value.units * powerOfTen(MAX_DECIMALS - amount.decimals);
};

/** Payouts without a rate follow those that have one. */
const byValue = (a: bigint | null, b: bigint | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
};

/**
 * Priority first; then, unless the file's order was chosen, the smallest USD value, compared exactly; then the row
 * in the file, which also breaks ties and orders what has no rate. Total: no two rows of a batch are equal.
 */
export const inSendingOrder = <P extends Ranked>(
  payouts: readonly P[],
  order: SendingOrder,
): readonly P[] => {
  const bySize = order === 'smallest-first';
  return payouts
    .map((payout): Placed<P> => ({
      payout,
      priority: payout.priority ?? NO_PRIORITY,
      value: bySize ? valueOf(payout) : null,
    }))
    .sort(
      (a, b) => a.priority - b.priority || byValue(a.value, b.value) || a.payout.row - b.payout.row,
    )
    .map(({ payout }) => payout);
};

/** The approved payouts in the order they are sent. */
export const sendingOrder = <P extends Ranked & { readonly state: PayoutState }>(
  payouts: readonly P[],
  order: SendingOrder,
): readonly P[] =>
  inSendingOrder(
    payouts.filter((payout) => payout.state === 'APPROVED'),
    order,
  );
