/** Which rows of a new file pay the payee of an amount that an earlier run carried forward. */
import type { Destination } from '../beneficiary/destination.ts';
import type { CarriedAmount } from '../payout/covered.ts';
import { accountKey, beneficiaryKey, referenceKey } from './across-rows.ts';
import { destinationOf } from './destination-of.ts';
import type { RowContext } from './row-context.ts';
import type { Row } from './row.ts';

/** How an amount carried forward may be paid with a batch. */
export interface CarriedOffer {
  readonly carried: CarriedAmount;
  /** Rows of the same payee, currency and unit that may take it in, in file order. */
  readonly rows: readonly number[];
  /** A row that has the reference of the amount: it is that amount itself, and nothing is added to it. */
  readonly itself: number | null;
}

/** The payee is the same where the account is, or the name on the same coin. */
const isPayee = (
  carried: CarriedAmount,
  { cells }: Pick<Row, 'cells'>,
  destination: Destination | null,
): boolean => {
  if (destination?.currencyId !== carried.destination.currencyId) return false;
  const key = beneficiaryKey(carried);
  return (
    accountKey({ destination }) === accountKey(carried) ||
    (key !== '' && beneficiaryKey(cells) === key)
  );
};

/** The offer of one amount to rows that are not excluded; null where none of them concerns its payee. */
export const carriedOffer = (
  carried: CarriedAmount,
  rows: readonly Pick<Row, 'row' | 'cells' | 'unit'>[],
  context: RowContext,
): CarriedOffer | null => {
  const own = referenceKey(carried.reference);
  const itself = rows.find(({ cells }) => referenceKey(cells.reference) === own)?.row ?? null;
  const payees = rows.filter((row) => isPayee(carried, row, destinationOf(row.cells, context)));
  if (itself === null && payees.length === 0) return null;
  const fitting = payees.filter(({ unit }) => unit === carried.unit).map(({ row }) => row);
  return {
    carried,
    rows: itself === null ? fitting : [],
    itself,
  };
};
