/** An amount of a currency in USD, for figures marked as about. */
import type { CurrencyView } from '#contract/views/money.ts';
import { formatFixed, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';

/** To the nearest cent; null without amount or rate. */
export const inUsd = (
  { usdRate }: Pick<CurrencyView, 'usdRate'>,
  amount: string | null,
): string | null => {
  const read = amount === null ? null : parseAmount(amount, MAX_DECIMALS);
  const usd = read?.ok === true ? toUsd(read.value, usdRate) : null;
  return usd === null ? null : formatFixed(usd);
};
