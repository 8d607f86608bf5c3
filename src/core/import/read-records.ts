/**
 * The data records of a file whose encoding and delimiter are known: header, "sep=" line and blank lines left out.
 */
import { CsvReader, type CsvRecord } from './csv.ts';
import { decodeChunks } from './decode.ts';
import type { Chunks, Encoding } from './encoding.ts';
import { FILE_LIMITS } from './limits.ts';
import { announcedDelimiter, isBlank, type Delimiter } from './survey.ts';

/** Records completed by one chunk, or the news that the file no longer reads as it was judged. */
export type RecordBatch =
  | {
      readonly kind: 'records';
      readonly records: readonly CsvRecord[];
      readonly bytesRead: number;
    }
  | { readonly kind: 'broken' };

/** Reads a judged file once more from the beginning. */
export function* readRecords(
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
