/**
 * A sheet as a table of records: the row of column names, and below it one record a row that holds something.
 */
import type { ImportChoices } from '../ask.ts';
import type { DecimalMark } from '../amount-text.ts';
import type { CsvRecord } from '../csv.ts';
import type { RecordBatch } from '../record-batch.ts';
import type { FileReason } from '../row.ts';
import { Survey } from '../survey.ts';
import { columnName } from './cell-name.ts';
import type { CellFlaw } from './flaw.ts';
import type { SheetInfo, Workbook } from './package.ts';
import { cellWithoutColumn } from './reasons.ts';
import { sheetRows, type SheetFacts, type SheetRow } from './sheet.ts';

export interface SheetTable {
  readonly book: Workbook;
  readonly sheet: SheetInfo;
  /** The sheet's own number of the row that names the columns. */
  readonly headerLine: number;
}

/** Hands on the records of a sheet, the one with the names first; answers what else the sheet says. */
function* sheetRecords(
  table: SheetTable,
): Generator<
  { readonly records: readonly (CsvRecord | FileReason)[]; readonly packed: number },
  SheetFacts | FileReason
> {
  let columns: readonly number[] | null = null;
  const reading = sheetRows(table.book, table.sheet);
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    const records: (CsvRecord | FileReason)[] = [];
    for (const row of step.value.rows) {
      if (row.line < table.headerLine || isEmptyRow(row)) continue;
      columns ??= namedColumns(row);
      records.push(recordOf(row, columns));
    }
    yield { records, packed: step.value.packed };
  }
  return step.value;
}

const isEmptyRow = ({ cells, flaws }: SheetRow): boolean =>
  flaws.length === 0 && cells.every((cell) => (cell ?? '').trim() === '');

const namedColumns = ({ cells }: SheetRow): readonly number[] =>
  [...cells.keys()].filter((column) => (cells[column] ?? '').trim() !== '');

const recordOf = (row: SheetRow, columns: readonly number[]): CsvRecord | FileReason => {
  const { line, cells } = row;
  for (const column of cells.keys()) {
    const cell = cells[column] ?? '';
    if (cell.trim() !== '' && !columns.includes(column))
      return cellWithoutColumn(`${columnName(column)}${line}`, line, cell);
  }
  const flaws = row.flaws.flatMap((flaw) => placed(flaw, columns));
  return {
    line,
    cells: columns.map((column) => cells[column] ?? ''),
    numeric: row.numeric.map((column) => columns.indexOf(column)),
    flaws: row.hidden ? [hiddenRow(line), ...flaws] : flaws,
  };
};

const placed = (flaw: CellFlaw, columns: readonly number[]): readonly CellFlaw[] => {
  const column = flaw.column === null ? null : columns.indexOf(flaw.column);
  return column === -1 ? [] : [{ ...flaw, column }];
};

const hiddenRow = (line: number): CellFlaw => ({
  level: 'warning',
  column: null,
  rule: 'row-hidden',
  message: `Row ${line} is hidden in the sheet, by a filter or by hand. Make sure that it is to be paid, or exclude it.`,
});

/** A sheet judged as a whole. */
export interface JudgedSheet {
  readonly survey: Survey;
  readonly facts: SheetFacts;
}

/** Surveys a sheet; answers its survey and facts, or why it is refused. Yields the packed bytes read so far. */
export function* surveySheet(
  table: SheetTable,
  choices: ImportChoices,
): Generator<number, JudgedSheet | FileReason> {
  const survey = new Survey(choices);
  let last = table.headerLine - 1;
  const reading = sheetRecords(table);
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    for (const record of step.value.records) {
      if ('rule' in record) return record;
      if (record.line > last + 1) survey.skip(last + 1, record.line - last - 1);
      last = record.line;
      survey.take(record);
      if (survey.fault !== null) return survey.fault;
    }
    yield step.value.packed;
  }
  return 'rule' in step.value ? step.value : { survey, facts: step.value };
}

/**
 * Reads the data records of a sheet once more. Amounts that are numbers of the sheet are written with the mark that
 * the texts of their column have, because a file has one mark.
 */
export function* readSheet(
  table: SheetTable,
  { amount, mark }: { amount: number; mark: DecimalMark },
): Generator<RecordBatch, void> {
  let isFirst = true;
  const reading = sheetRecords(table);
  let step = reading.next();
  for (; step.done !== true; step = reading.next()) {
    const records: CsvRecord[] = [];
    for (const record of step.value.records) {
      if ('rule' in record) return yield { kind: 'broken' };
      if (isFirst) isFirst = false;
      else records.push(mark === ',' ? withComma(record, amount) : record);
    }
    yield { kind: 'records', records, bytesRead: step.value.packed };
  }
  if ('rule' in step.value) yield { kind: 'broken' };
}

const withComma = (record: CsvRecord, amount: number): CsvRecord =>
  record.numeric?.includes(amount) === true
    ? { ...record, cells: record.cells.with(amount, record.cells[amount]?.replace('.', ',') ?? '') }
    : record;
