import { mapCells, type ColumnMatch } from './columns.ts';
import { utf8Length, type CsvRecord } from './csv.ts';
import { problem } from './issue.ts';
import { FILE_LIMITS } from './limits.ts';
import { ROW_FIELDS, type RowField, type RowIssue } from './row.ts';
import type { CellFlaw } from './workbook/flaw.ts';
import { mayBeIn } from './workbook/number-format.ts';

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
  const { fills, positions } = whole.columns;
  const raw =
    fills.length === 0
      ? record.cells
      : [...record.cells, ...fills.map(({ cell }) => cell(record.cells, row))];
  const cells = mapCells(raw, positions);
  const known = whole.issues.get(row);
  const broken = raw.some(mayBeBroken) ? cellIssues(cells) : NONE;
  const flawed = record.flaws === undefined ? NONE : flawIssues(record.flaws, whole, cells);
  const issues =
    known === undefined && broken.length === 0 && flawed.length === 0
      ? NONE
      : [...(known === undefined ? [] : [known]), ...flawed, ...broken];
  return { row, line: record.line, cells, raw, issues };
};

const NONE: readonly RowIssue[] = [];

/** Whether a cell needs a closer look; nearly none does. */
const mayBeBroken = (cell: string): boolean => isTooLong(cell) || cell.charCodeAt(0) === HASH;

/** What no cell of a row may be, whatever its field: longer than the cap, or an error of a spreadsheet. */
export const cellIssues = (
  cells: LocatedRecord['cells'],
  fields: readonly RowField[] = ROW_FIELDS,
): readonly RowIssue[] => {
  let issues = NONE;
  for (const field of fields) {
    if (isTooLong(cells[field])) issues = [...issues, tooLong(field, cells)];
    else if (isCellError(field, cells)) issues = [...issues, cellError(field, cells)];
  }
  return issues;
};

const flawIssues = (
  flaws: readonly CellFlaw[],
  { columns }: Whole,
  cells: LocatedRecord['cells'],
): readonly RowIssue[] =>
  flaws.flatMap(({ level, column, rule, message, only, shownIn }): readonly RowIssue[] => {
    if (column === null) return [{ level, column, rule, message }];
    const field = columns.fields[column] ?? null;
    if (field === null || only?.includes(field) === false) return [];
    if (shownIn !== undefined && mayBeIn(shownIn, cells.amount_currency)) return [];
    return [{ level, column: field, rule, message }];
  });

const HASH = 35;
const CELL_ERROR =
  /^#(?:REF!|VALUE!|N\/A|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#{2,})$/;

/** An amount has a rule of its own for this. */
const isCellError = (field: RowField, cells: LocatedRecord['cells']): boolean =>
  cells[field].charCodeAt(0) === HASH && field !== 'amount' && CELL_ERROR.test(cells[field]);

const cellError = (field: RowField, cells: LocatedRecord['cells']): RowIssue =>
  problem(
    field,
    'cell-spreadsheet-error',
    `The ${field} is "${cells[field]}", an error of the spreadsheet. Mend the formula and export again.`,
  );

// No UTF-16 unit takes more than three bytes, so most cells need no count.
const isTooLong = (cell: string): boolean =>
  cell.length * 3 > FILE_LIMITS.fieldBytes && utf8Length(cell) > FILE_LIMITS.fieldBytes;

const tooLong = (field: RowField, cells: LocatedRecord['cells']): RowIssue =>
  problem(
    field,
    'field-too-long',
    `The ${field} has ${utf8Length(cells[field])} bytes and begins "${cells[field].slice(0, 40)}"; at most ${FILE_LIMITS.fieldBytes} are allowed. Shorten it in the file.`,
  );
