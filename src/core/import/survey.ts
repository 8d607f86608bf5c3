/**
 * One reading of a whole file as records, before anything of it is believed.
 */
import type { ImportChoices } from './ask.ts';
import { matchColumns, type ColumnMatch } from './columns.ts';
import { MOST_PRODUCTS, productColumn } from './columns-ask.ts';
import type { CsvRecord } from './csv.ts';
import { MarkEvidence } from './decimal-mark.ts';
import { oneColumn, raggedRow, tooManyRows } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import { ReferenceIndex } from './reference-index.ts';
import type { Result } from '../result.ts';
import type { FileReason } from './row.ts';

const MOST_SAMPLES = 3;

/**
 * Whether a record is a line without content; such lines are skipped and counted. Spreadsheets write their empty rows
 * as delimiters alone, or as empty quotes between them.
 */
export const isBlank = ({ cells }: CsvRecord): boolean => {
  const [first = ''] = cells;
  if (cells.length === 1) return first.trim() === '';
  return first === '' && cells.every((cell) => cell === '');
};

/** Collects what a file says of itself, record by record; silent after the first fault. */
export class Survey {
  readonly marks = new MarkEvidence();
  readonly references = new ReferenceIndex();
  readonly samples: CsvRecord[] = [];
  /** Distinct values of the column that names coin and network together, where the layout has one. */
  readonly products = new Set<string>();
  rows = 0;
  blanks = 0;
  firstBlank = 0;
  /** Why the file cannot be read so, or null. */
  fault: FileReason | null = null;
  header: CsvRecord | null = null;
  columns: Result<ColumnMatch, FileReason> | null = null;
  readonly #choices: ImportChoices;
  #width = 0;
  #reference = -1;
  #amount = -1;
  #unit = -1;
  #product = -1;

  constructor(choices: ImportChoices) {
    this.#choices = choices;
  }

  /** The columns still looked at once the examples are taken; the first one also tells a blank line. */
  get watched(): readonly number[] | null {
    return this.samples.length < MOST_SAMPLES
      ? null
      : [0, this.#reference, this.#amount, this.#unit, this.#product];
  }

  /** Takes the next record: blank, header or row. */
  take(record: CsvRecord): void {
    if (isBlank(record)) this.skip(record.line, 1);
    else if (this.header === null) this.open(record);
    else this.#row(record);
  }

  /** Counts lines without content. */
  skip(line: number, count: number): void {
    if (this.blanks === 0) this.firstBlank = line;
    this.blanks += count;
  }

  /** Takes the record that names the columns. */
  protected open(record: CsvRecord): void {
    this.header = record;
    this.#width = record.cells.length;
    if (this.#width < 2) this.fault = oneColumn(record.line);
    this.columns = matchColumns(record, this.#choices);
    if (!this.columns.ok) return;
    this.#reference = this.columns.value.positions.reference;
    this.#amount = this.columns.value.positions.amount;
    this.#unit = this.columns.value.positions.amount_currency;
    if (this.columns.value.missing.length > 0) this.#product = productColumn(record.cells);
  }

  #row(record: CsvRecord): void {
    const { cells, line, numeric } = record;
    this.rows += 1;
    if (cells.length !== this.#width)
      this.fault = raggedRow({ line, cells: cells.length, header: this.#width });
    else if (this.rows > FILE_LIMITS.rows) this.fault = tooManyRows(line);
    if (this.samples.length < MOST_SAMPLES) this.samples.push(record);
    // A number of a sheet has a point whatever the column's texts use, so it proves nothing about them.
    if (numeric === undefined || !numeric.includes(this.#amount))
      this.marks.add(cells[this.#amount] ?? '', cells[this.#unit] ?? '');
    this.references.add(cells[this.#reference] ?? '');
    if (this.#product >= 0 && this.products.size < MOST_PRODUCTS)
      this.products.add(cells[this.#product] ?? '');
  }
}
