import { checkDestination } from '../beneficiary/check-destination.ts';
import type { Destination } from '../beneficiary/destination.ts';
import { findCurrency } from './check-currency.ts';
import type { RowContext } from './row-context.ts';
import type { RowCells } from './row-edit.ts';

/** Where cells pay, whatever else is wrong with their row; null when it cannot be told. */
export const destinationOf = (cells: RowCells, context: RowContext): Destination | null => {
  const { found } = findCurrency(cells.currency, cells.network, context);
  return found === null
    ? null
    : checkDestination(found.currency, cells.address, cells.tag).destination;
};
