import { mapCells, type ColumnMatch } from './columns.ts';
import { utf8Length, type CsvRecord } from './csv.ts';
import { problem } from './issue.ts';
import { FILE_LIMITS } from './limits.ts';
import { ROW_FIELDS, type RowField, type RowIssue } from './row.ts';

/** One record of a file with its place, its cells by field, and all of its cells as they are in the file. */
export interface LocatedRecord {
  /** Data row from 1. */
  readonly row: number;
  /** Physical line where the record begins, from 1. */
  readonly line: number;
  /** The cells that are mapped to fields; '' where the file has no such column. */
  readonly cells: Readonly<Record<RowField, string>>;
  /** Every cell in file order, for the result file. */
  readonly raw: readonly string[];
  /** What only the file as a whole shows about the row; the checks of the row itself come in addition. */
  readonly issues: readonly RowIssue[];
}

interface Whole {
  readonly columns: ColumnMatch;
  /** Issues by row number that the file as a whole showed. */
  readonly issues: ReadonlyMap<number, RowIssue>;
}

/** Gives a record its row number, its fields and the issues known of it so far. */
export const locate = (record: CsvRecord, row: number, whole: Whole): LocatedRecord => {
  const cells = mapCells(record.cells, whole.columns.positions);
  const known = whole.issues.get(row);
  const long = ROW_FIELDS.filter((field) => isTooLong(cells[field]));
  const issues =
    known === undefined && long.length === 0
      ? NONE
      : [...(known === undefined ? [] : [known]), ...long.map((field) => tooLong(field, cells))];
  return { row, line: record.line, cells, raw: record.cells, issues };
};

const NONE: readonly RowIssue[] = [];

// No UTF-16 unit takes more than three bytes, so most cells need no count.
const isTooLong = (cell: string): boolean =>
  cell.length * 3 > FILE_LIMITS.fieldBytes && utf8Length(cell) > FILE_LIMITS.fieldBytes;

const tooLong = (field: RowField, cells: LocatedRecord['cells']): RowIssue =>
  problem(
    field,
    'field-too-long',
    `The ${field} has ${utf8Length(cells[field])} bytes and begins "${cells[field].slice(0, 40)}"; at most ${FILE_LIMITS.fieldBytes} are allowed. Shorten it in the file.`,
  );
