/**
 * Delimited text as a way to read a file: surveyed under one delimiter, then read once more from the beginning.
 */
import type { ImportChoices } from './ask.ts';
import { CsvReader, type CsvRecord } from './csv.ts';
import { decodeChunks } from './decode.ts';
import type { Chunks, Encoding } from './encoding.ts';
import { csvFault } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import type { RecordBatch } from './record-batch.ts';
import { isBlank, Survey } from './survey.ts';

export type Delimiter = NonNullable<ImportChoices['delimiter']>;

/** The delimiter a first line such as "sep=;" announces ('' when it names none), or null on any other line. */
const announcedDelimiter = (record: CsvRecord, delimiter: Delimiter): string | null => {
  const text = record.cells.join(delimiter);
  return /^sep=.?$/iu.test(text) ? text.slice(4) : null;
};

/** Collects what a text says of itself under one delimiter. */
export class DelimitedSurvey extends Survey {
  readonly delimiter: Delimiter;
  /** What a line "sep=" before the header announces, or null. */
  announced: string | null = null;
  readonly #reader: CsvReader;
  readonly #keepsRecords: boolean;
  #records = 0;

  /** One that keeps records answers the rows as it takes them, and cuts out all of their cells. */
  constructor(delimiter: Delimiter, choices: ImportChoices, { keepsRecords = false } = {}) {
    super(choices);
    this.delimiter = delimiter;
    this.#keepsRecords = keepsRecords;
    this.#reader = new CsvReader({ delimiter, maxRecordBytes: FILE_LIMITS.recordBytes });
  }

  /** Whether there was anything before the header, if only blank lines. */
  get hasContent(): boolean {
    return this.blanks > 0 || this.#records > 0;
  }

  push(text: string): readonly CsvRecord[] {
    return this.fault === null ? this.#takeAll(this.#reader.push(text)) : [];
  }

  end(): readonly CsvRecord[] {
    return this.fault === null ? this.#takeAll(this.#reader.end()) : [];
  }

  #takeAll(records: readonly CsvRecord[]): readonly CsvRecord[] {
    const rows: CsvRecord[] = [];
    for (const record of records) {
      const before = this.rows;
      this.take(record);
      if (this.fault !== null) return rows;
      if (this.#keepsRecords && this.rows > before) rows.push(record);
    }
    const { issue } = this.#reader;
    if (issue !== null) this.fault = csvFault(issue);
    if (!this.#keepsRecords && this.watched !== null) this.#reader.keepOnly(this.watched);
    return rows;
  }

  protected override open(record: CsvRecord): void {
    this.#records += 1;
    if (this.#records === 1) this.announced = announcedDelimiter(record, this.delimiter);
    if (this.#records > 1 || this.announced === null) super.open(record);
  }
}

/** Reads the data records of a text once more: header, "sep=" line and blank lines left out. */
export function* readDelimited(
  chunks: Chunks,
  { encoding, delimiter }: { encoding: Encoding; delimiter: Delimiter },
): Generator<RecordBatch, void> {
  const reader = new CsvReader({ delimiter, maxRecordBytes: FILE_LIMITS.recordBytes });
  const dropHeader = headerDropper(delimiter);
  const decoded = decodeChunks(chunks, encoding);
  let bytesRead = 0;
  let step = decoded.next();
  for (; step.done !== true; step = decoded.next()) {
    ({ bytesRead } = step.value);
    yield { kind: 'records', records: dropHeader(reader.push(step.value.text)), bytesRead };
    if (reader.issue !== null) break;
  }
  yield { kind: 'records', records: dropHeader(reader.end()), bytesRead };
  if (step.value !== null || reader.issue !== null) yield { kind: 'broken' };
}

/** Leaves out blank lines always, and the header with what may stand before it once. */
const headerDropper = (
  delimiter: Delimiter,
): ((records: readonly CsvRecord[]) => readonly CsvRecord[]) => {
  let first = true;
  let open = true;
  return (records) =>
    records.filter((record) => {
      if (isBlank(record)) return false;
      if (!open) return true;
      open = first && announcedDelimiter(record, delimiter) !== null;
      first = false;
      return false;
    });
};
