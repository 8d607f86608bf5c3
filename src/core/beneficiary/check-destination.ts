import type { Currency } from '../money/currency.ts';
import type { Destination } from './destination.ts';

/** What is wrong with an address or tag; a row issue of the import has the same shape. */
export interface DestinationIssue {
  readonly level: 'warning' | 'error';
  readonly column: 'address' | 'tag';
  readonly rule: string;
  readonly message: string;
}

export interface CheckedDestination {
  readonly issues: readonly DestinationIssue[];
  /** Address in its one canonical form; null while an issue is an error. */
  readonly destination: Destination | null;
}

/** Checks an address and a tag against the rules of a currency's network. */
export const checkDestination = (
  currency: Currency,
  address: string,
  tag: string,
): CheckedDestination => ({
  issues: [],
  destination: {
    currencyId: currency.id,
    code: currency.code,
    network: currency.network,
    address,
    tag: tag === '' ? null : tag,
  },
});
