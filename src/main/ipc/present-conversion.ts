/** What is approved and what the gateway converts → the plain shapes the window sees. */
import type { ConvertedSum, ReviewSum } from '#contract/views/money.ts';
import type { ConversionView } from '#contract/views/payout.ts';
import { formatAmount } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import { RATED_FIAT } from '#core/money/fiat.ts';
import { percentText } from '#core/money/terms.ts';
import { boundsOfConversion, impliedRateOf } from '#core/payout/fiat-exact.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { convertedTotals, type TypedTotal } from '#core/plan/control-sums.ts';

type UsdRateOf = (currencyId: number) => string | null;

/** A sum to be typed again; a fiat is its own value only in USD. */
export const presentTyped = (
  { key, count, sum, coin }: TypedTotal,
  usdRateOf: UsdRateOf,
): ReviewSum => {
  const text = formatAmount(sum);
  if (coin === null) {
    const usd = key === RATED_FIAT ? text : null;
    return { of: key, code: key, network: null, count, sum: text, usd };
  }
  const usd = toUsd(sum, usdRateOf(coin.currencyId));
  const { code, network } = coin;
  return { of: key, code, network, count, sum: text, usd: usd === null ? null : formatAmount(usd) };
};

export const presentConverted = (contents: readonly PayoutContent[]): readonly ConvertedSum[] =>
  convertedTotals(contents).map(({ currencyId, code, network, count, units, decimals, most }) => ({
    currencyId,
    code,
    network,
    count,
    expected: formatAmount({ units, decimals }),
    most: formatAmount({ units: most, decimals }),
  }));

/** How one payout's conversion stands; null where the gateway converts nothing. */
export const presentConversion = (
  payout: PayoutContent & { readonly sent?: string },
): ConversionView | null => {
  const bounds = boundsOfConversion(payout);
  if (bounds === null || payout.fiatExact === undefined) return null;
  const { sent } = payout;
  return {
    sent: sent ?? null,
    expected: formatAmount(payout.amount),
    least: formatAmount(bounds.least),
    most: formatAmount(bounds.most),
    impliedRate: sent === undefined ? null : impliedRateOf(payout, sent),
    percent: percentText(payout.fiatExact.bound),
  };
};
