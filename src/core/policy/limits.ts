/** Whether payouts stay below what a policy allows; exact, and never kinder for want of a price. */
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  MAX_DECIMALS,
  rescale,
  zero,
  type Amount,
} from '../money/amount.ts';
import { currencyLabel } from '../money/currency.ts';
import type { PayoutContent } from '../payout/payout.ts';
import type { Maximum, Policy } from './policy.ts';
import { USD_DECIMALS } from './read-policy.ts';

/** One payment as a limit sees it. */
export interface Limited {
  readonly reference: string;
  readonly label: string;
  readonly amount: Amount;
  /** At the price it was converted at, or the last one listed; rounded up. Null when there is none. */
  readonly usd: Amount | null;
}

const digitsOf = (text: string): { readonly digits: bigint; readonly decimals: number } => {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
};

const roundedUp = (digits: bigint, decimals: number): Amount => {
  if (decimals <= USD_DECIMALS) {
    return { units: digits * 10n ** BigInt(USD_DECIMALS - decimals), decimals: USD_DECIMALS };
  }
  const divisor = 10n ** BigInt(decimals - USD_DECIMALS);
  return { units: (digits + divisor - 1n) / divisor, decimals: USD_DECIMALS };
};

const usdOf = ({ asked, amount, rate }: PayoutContent, usdRate: string | null): Amount | null => {
  if (asked.unit === 'USD') {
    const { digits, decimals } = digitsOf(asked.amount);
    return roundedUp(digits, decimals);
  }
  const price = rate ?? usdRate;
  if (price === null) return null;
  const { digits, decimals } = digitsOf(price);
  return roundedUp(amount.units * digits, amount.decimals + decimals);
};

/** A payment for the limits, at the price it was converted at, else at `usdRate`. */
export const limited = (content: PayoutContent, usdRate: string | null): Limited => ({
  reference: content.reference,
  label: currencyLabel(content.destination),
  amount: content.amount,
  usd: usdOf(content, usdRate),
});

/** Sums of many payments; `unpriced` names those whose worth in USD is not known. */
export interface LimitedSum {
  readonly usd: Amount;
  readonly currencies: ReadonlyMap<string, Amount>;
  readonly unpriced: readonly string[];
}

export const sumOf = (payments: readonly Limited[]): LimitedSum => {
  const currencies = new Map<string, Amount>();
  let usd = zero(USD_DECIMALS);
  const unpriced: string[] = [];
  for (const payment of payments) {
    const before = currencies.get(payment.label) ?? zero(MAX_DECIMALS);
    currencies.set(payment.label, addAmounts(before, rescale(payment.amount, MAX_DECIMALS)));
    if (payment.usd === null) unpriced.push(payment.reference);
    else usd = addAmounts(usd, payment.usd);
  }
  return { usd, currencies, unpriced };
};

const above = (sum: LimitedSum, maximum: Maximum | null, what: string): string | null => {
  if (maximum === null) return null;
  if (maximum.usd !== null) {
    const [first] = sum.unpriced;
    if (first !== undefined) {
      return `${what} cannot be held against the limit in USD, because ${first} has no price in USD.`;
    }
    if (compareAmounts(sum.usd, maximum.usd) > 0) {
      return `${what} is ${formatAmount(sum.usd)} USD, and ${formatAmount(maximum.usd)} USD is allowed.`;
    }
  }
  for (const [label, amount] of sum.currencies) {
    const most = maximum.currencies.get(label);
    // A label that is not there may be a mistyped one; only a limit in USD holds what no other limit does.
    if (most === undefined && maximum.usd === null) {
      return `${what} pays in ${label}, for which the policy names no limit, so none of it is allowed.`;
    }
    if (most !== undefined && compareAmounts(amount, most) > 0) {
      return `${what} is ${formatAmount(amount)} ${label}, and ${formatAmount(most)} ${label} is allowed.`;
    }
  }
  return null;
};

type Maxima = Pick<Policy, 'perPayout' | 'perBatch' | 'perDay'>;

const payoutAbove = ({ perPayout }: Maxima, payment: Limited): string | null =>
  above(sumOf([payment]), perPayout, `Payout ${payment.reference}`);

const DAY = 'What is paid within 24 hours, with this,';

/** Why a batch may not be submitted or approved, one sentence a limit; `spent` is what left within 24 hours. */
export const batchBreaches = (
  maxima: Maxima,
  batch: readonly Limited[],
  spent: readonly Limited[],
): readonly string[] => {
  const tooLarge = batch.flatMap((payment) => payoutAbove(maxima, payment) ?? []);
  const [first] = tooLarge;
  const more = tooLarge.length - 1;
  return [
    first === undefined
      ? null
      : more === 0
        ? first
        : `${first} ${more} more of its payouts are above it too.`,
    above(sumOf(batch), maxima.perBatch, 'The batch'),
    batch.length === 0 ? null : above(sumOf([...spent, ...batch]), maxima.perDay, DAY),
  ].filter((breach) => breach !== null);
};

/** Why one payout may not be sent now, or null. */
export const payoutBreach = (
  maxima: Maxima,
  payment: Limited,
  spent: readonly Limited[],
): string | null =>
  payoutAbove(maxima, payment) ?? above(sumOf([...spent, payment]), maxima.perDay, DAY);
