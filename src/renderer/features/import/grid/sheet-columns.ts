/** The cells of a row in the order a person reads a payment, and where each stands. */
import type { RowField } from '#core/import/row.ts';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import type { CallInput } from '#contract/contract.ts';

export type RowSort = NonNullable<CallInput<'batch.rows'>['sort']>;
export type SortKey = RowSort['key'];

/** Fields left to right; a pasted block runs over them in this order. */
export const SHEET_FIELDS: readonly RowField[] = [
  'reference',
  'beneficiary',
  'amount',
  'amount_currency',
  'currency',
  'network',
  'address',
  'tag',
  'note',
  'priority',
];

/** Columns before the first field: the mark and the row's number. */
export const LEADING = 2;

/** All columns: leading ones, fields, and what the row pays. */
export const SHEET_WIDTH = LEADING + SHEET_FIELDS.length + 1;

/** The next order of a column: up, down, as in the file. */
export const nextSort = (sort: RowSort | null, key: SortKey): RowSort | null => {
  if (sort?.key !== key) return { key, direction: 'up' };
  return sort.direction === 'up' ? { key, direction: 'down' } : null;
};

/** Rows of the batch, those of the file and those added. */
export const rowsOf = (batch: BatchView): number => batch.rowsInFile + batch.rowsAdded;

/** The cells of a row between two columns of fields. */
export const cellsBetween = (row: RowView, first: number, last: number): readonly string[] =>
  SHEET_FIELDS.slice(first, last + 1).map((field) => row.cells[field]);
