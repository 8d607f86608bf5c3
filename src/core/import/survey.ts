/**
 * One reading of a whole file under one delimiter, before anything of it is believed.
 */
import { matchColumns, type ColumnMatch } from './columns.ts';
import type { Result } from '../result.ts';
import type { ImportChoices } from './ask.ts';
import { CsvReader, type CsvRecord } from './csv.ts';
import { MarkEvidence } from './decimal-mark.ts';
import { csvFault, oneColumn, raggedRow, tooManyRows } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import { ReferenceIndex } from './reference-index.ts';
import type { FileReason } from './row.ts';

export type Delimiter = NonNullable<ImportChoices['delimiter']>;

const MOST_SAMPLES = 3;

/** Whether a record is a line without content; such lines are skipped and counted. */
export const isBlank = ({ cells }: CsvRecord): boolean =>
  cells.length === 1 && cells[0]?.trim() === '';

/** The delimiter a first line such as "sep=;" announces ('' when it names none), or null on any other line. */
export const announcedDelimiter = (record: CsvRecord, delimiter: Delimiter): string | null => {
  const text = record.cells.join(delimiter);
  return /^sep=.?$/iu.test(text) ? text.slice(4) : null;
};

/** Collects what a file says of itself under one delimiter; silent after the first fault. */
export class Survey {
  readonly delimiter: Delimiter;
  readonly marks = new MarkEvidence();
  readonly references = new ReferenceIndex();
  readonly samples: CsvRecord[] = [];
  rows = 0;
  blanks = 0;
  firstBlank = 0;
  /** What a line "sep=" before the header announces, or null. */
  announced: string | null = null;
  /** Why the file cannot be read under this delimiter, or null. */
  fault: FileReason | null = null;
  header: CsvRecord | null = null;
  columns: Result<ColumnMatch, FileReason> | null = null;
  readonly #reader: CsvReader;
  readonly #answers: ImportChoices['columns'];
  #records = 0;
  #width = 0;
  #reference = -1;
  #amount = -1;

  constructor(delimiter: Delimiter, answers: ImportChoices['columns']) {
    this.delimiter = delimiter;
    this.#answers = answers;
    this.#reader = new CsvReader({ delimiter, maxRecordBytes: FILE_LIMITS.recordBytes });
  }

  /** Whether there was anything before the header, if only blank lines. */
  get hasContent(): boolean {
    return this.blanks > 0 || this.#records > 0;
  }

  push(text: string): void {
    if (this.fault === null) this.#take(this.#reader.push(text));
  }

  end(): void {
    if (this.fault === null) this.#take(this.#reader.end());
  }

  #take(records: readonly CsvRecord[]): void {
    for (const record of records) {
      if (isBlank(record)) this.#blank(record);
      else if (this.header === null) this.#open(record);
      else this.#row(record);
      if (this.fault !== null) return;
    }
    const { issue } = this.#reader;
    if (issue !== null) this.fault = csvFault(issue);
    // Once the examples are taken only three columns are looked at; the first one also tells a blank line.
    if (this.samples.length === MOST_SAMPLES)
      this.#reader.keepOnly([0, this.#reference, this.#amount]);
  }

  #blank(record: CsvRecord): void {
    if (this.blanks === 0) this.firstBlank = record.line;
    this.blanks += 1;
  }

  #open(record: CsvRecord): void {
    this.#records += 1;
    if (this.#records === 1) this.announced = announcedDelimiter(record, this.delimiter);
    if (this.#records === 1 && this.announced !== null) return;
    this.header = record;
    this.#width = record.cells.length;
    if (this.#width < 2) this.fault = oneColumn(record.line);
    this.columns = matchColumns(record, this.#answers);
    if (!this.columns.ok) return;
    this.#reference = this.columns.value.positions.reference;
    this.#amount = this.columns.value.positions.amount;
  }

  #row(record: CsvRecord): void {
    const { cells, line } = record;
    this.rows += 1;
    if (cells.length !== this.#width)
      this.fault = raggedRow({ line, cells: cells.length, header: this.#width });
    else if (this.rows > FILE_LIMITS.rows) this.fault = tooManyRows(line);
    if (this.samples.length < MOST_SAMPLES) this.samples.push(record);
    this.marks.add(cells[this.#amount] ?? '');
    this.references.add(cells[this.#reference] ?? '');
  }
}
