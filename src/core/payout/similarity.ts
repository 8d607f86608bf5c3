import type { Destination } from '../beneficiary/destination.ts';
import { formatAmount, type Amount } from '../money/amount.ts';

/** What of a payout tells whether another is the same payment. */
export interface Comparable {
  readonly destination: Pick<Destination, 'address' | 'tag' | 'currencyId'>;
  readonly amount: Amount;
  /** Canonical decimal text and its unit, as the payer asked. */
  readonly asked: { readonly amount: string; readonly unit: string };
}

/**
 * What two payouts have in common when one may be the other paid twice, either of two: the same coin amount, or the
 * same amount asked (the same 100 USD is another coin amount at another rate). Each key begins with the address and a
 * bar; amounts are canonical decimal text, an absent tag is nothing. `address` stands in for the one of the payout,
 * where its account is known in another form. Source: invariant I12, duplicates by address, amount and currency.
 */
export const similarityKeys = (
  { destination, amount, asked }: Comparable,
  address: string = destination.address,
): readonly [coin: string, asked: string] => {
  const place = `${address}|${destination.tag ?? ''}|${destination.currencyId}`;
  return [`${place}|${formatAmount(amount)}`, `${place}|${asked.amount} ${asked.unit}`];
};

/** The address a key of {@link similarityKeys} begins with. */
export const addressOfKey = (key: string): string => key.slice(0, key.indexOf('|'));
