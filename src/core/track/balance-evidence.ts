/** What two readings of the balance say about one payout between them. It speaks, it never proves. */
import { compareAmounts, subtractAmounts, type Amount } from '../money/amount.ts';

/**
 * missing: a reading before or after is not there. others-moved: other payouts of the currency were sent between.
 * unchanged: speaks against its having been paid. fell-by-it: fell by the amount or more, as fees come on top;
 * speaks for it. unclear: neither; money came in, or the debit is of another size.
 */
export type BalanceVerdict = 'missing' | 'others-moved' | 'unchanged' | 'fell-by-it' | 'unclear';

export interface BalanceReadings {
  readonly before: Amount | null;
  readonly after: Amount | null;
  /** Whether another payout of the same currency was sent between the two readings. */
  readonly othersSent: boolean;
}

/** Holds the change of the balance against the amount a payout would have taken. */
export const balanceVerdict = (
  amount: Amount,
  { before, after, othersSent }: BalanceReadings,
): BalanceVerdict => {
  if (before === null || after === null) return 'missing';
  if (othersSent) return 'others-moved';
  if (compareAmounts(before, after) === 0) return 'unchanged';
  const fell = subtractAmounts(before, after);
  return compareAmounts(fell, amount) >= 0 ? 'fell-by-it' : 'unclear';
};
