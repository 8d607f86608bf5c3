import type { Destination } from '../beneficiary/destination.ts';
import { formatAmount, type Amount } from '../money/amount.ts';

/**
 * What two payouts have in common when one may be the other paid twice:
 * `address|tag|amount|currencyId`, the amount as canonical decimal text, an absent tag as nothing.
 * Source: invariant I12, duplicates by address, amount and currency.
 */
export const similarityKey = (content: {
  readonly destination: Pick<Destination, 'address' | 'tag' | 'currencyId'>;
  readonly amount: Amount;
}): string => {
  const { address, tag, currencyId } = content.destination;
  return `${address}|${tag ?? ''}|${formatAmount(content.amount)}|${currencyId}`;
};
