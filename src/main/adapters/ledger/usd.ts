import type { PayoutContent } from '#core/payout/payout.ts';

const MICRO = 6;

/** Decimal text as a whole number and how many of its digits are decimals. */
const digitsOf = (text: string): { readonly digits: bigint; readonly decimals: number } => {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), decimals: fraction.length };
};

/**
 * What a payout is worth in millionths of a dollar, rounded down: the amount asked for when it was written in USD,
 * otherwise amount × the price at submission. 0 when there was none.
 */
export const microUsdOf = (content: PayoutContent, usdRate: string | null): bigint => {
  const { asked, amount } = content;
  const rate = content.rate ?? usdRate;
  if (asked.unit === 'USD') return scaled(digitsOf(asked.amount));
  if (rate === null) return 0n;
  const price = digitsOf(rate);
  return scaled({
    digits: amount.units * price.digits,
    decimals: amount.decimals + price.decimals,
  });
};

const scaled = ({ digits, decimals }: { digits: bigint; decimals: number }): bigint =>
  decimals <= MICRO
    ? digits * 10n ** BigInt(MICRO - decimals)
    : digits / 10n ** BigInt(decimals - MICRO);
