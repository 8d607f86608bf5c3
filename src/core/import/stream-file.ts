/**
 * A delimited file read in one pass: its records are handed on while it is still being judged as a whole. Only a file
 * that leaves nothing open is accepted so; all others end as 'unsettled' at the first sign, and what was handed on of
 * them must be forgotten.
 */
import type { DecimalMark } from './amount-text.ts';
import type { ImportChoices } from './ask.ts';
import type { ColumnMatch } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { decodeChunks, type DecodedChunk } from './decode.ts';
import { DelimitedSurvey, type Delimiter } from './delimited.ts';
import { startSurveys } from './detect.ts';
import { detectEncoding, readHead, type Encoding } from './encoding.ts';
import { blankLines } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import { locate, type LocatedRecord } from './located-record.ts';
import type { FileReading, FileSource } from './read-file.ts';
import type { FileReason, RowIssue } from './row.ts';
import { isZip } from './workbook/judge-workbook.ts';

/** How a file is read as far as its beginning tells; the end may show that it is not so. */
export type Provisional = Omit<FileReading, 'rows' | 'notes'>;

/** 'opened' comes once, before the first records; every record then comes exactly once, in order. */
export type StreamEvent =
  | { readonly kind: 'opened'; readonly reading: Provisional }
  | {
      readonly kind: 'records';
      readonly records: readonly LocatedRecord[];
      readonly bytesRead: number;
    };

/** 'unsettled': {@link readFile} has to judge the file as a whole, and nothing that came of it here counts. */
export type StreamOutcome =
  ({ readonly kind: 'accepted' } & FileReading) | { readonly kind: 'unsettled' };

const UNSETTLED: StreamOutcome = { kind: 'unsettled' };
const NO_ISSUES: ReadonlyMap<number, RowIssue> = new Map();

type Decoded = Generator<DecodedChunk, FileReason | null>;

/**
 * Reads a file in one pass. Accepted is only what `readFile` would accept, with the same records and the same reading:
 * one delimiter fits, every column is known, the decimal mark is the same to the end, no reference comes twice in any
 * case of letters, and nothing is malformed.
 */
export function* streamFile(
  source: FileSource,
  choices: ImportChoices,
): Generator<StreamEvent, StreamOutcome> {
  if (source.size > FILE_LIMITS.bytes) return UNSETTLED;
  const head = readHead(source.chunks);
  if (head.length === 0 || isZip(head)) return UNSETTLED;
  const detected = detectEncoding(head, choices.encoding, source.chunks);
  if (detected.kind !== 'known') return UNSETTLED;
  const { encoding } = detected;
  const decoded = decodeChunks(source.chunks, encoding);
  const first = decoded.next();
  if (first.done === true) return UNSETTLED;
  const opening = openingOf(first.value.text, encoding, choices);
  if (opening === null) return UNSETTLED;
  yield { kind: 'opened', reading: opening.reading };
  return yield* streamRecords(opening, first.value, { decoded, choices });
}

interface Opening {
  readonly delimiter: Delimiter;
  readonly mark: DecimalMark;
  readonly columns: ColumnMatch;
  readonly reading: Provisional;
}

/** What the first piece of a file settles, or null where it leaves anything open. */
const openingOf = (text: string, encoding: Encoding, choices: ImportChoices): Opening | null => {
  const surveys = startSurveys(choices);
  for (const survey of surveys) survey.push(text);
  const [survey, ...others] = surveys.filter(({ fault }) => fault === null);
  if (survey === undefined || others.length > 0 || survey.columns?.ok !== true) return null;
  const announced = surveys.map((one) => one.announced).find((sign) => sign !== null);
  if (announced !== undefined && announced !== survey.delimiter) return null;
  const columns = survey.columns.value;
  const decimalMark = choices.decimalMark ?? survey.marks.mark;
  if (columns.unknown.length > 0 || columns.missing.length > 0 || decimalMark === null) return null;
  const { delimiter } = survey;
  const { header, fields } = columns;
  const reading = { header, columns: fields, encoding, delimiter, sheet: null, decimalMark };
  return { delimiter, mark: decimalMark, columns, reading };
};

function* streamRecords(
  { delimiter, mark, columns, reading }: Opening,
  first: DecodedChunk,
  { decoded, choices }: { readonly decoded: Decoded; readonly choices: ImportChoices },
): Generator<StreamEvent, StreamOutcome> {
  const survey = new DelimitedSurvey(delimiter, choices, { keepsRecords: true });
  const isOpen = (): boolean =>
    survey.fault !== null ||
    survey.references.suspects.size > 0 ||
    (choices.decimalMark === undefined && survey.marks.mark !== mark);
  let row = 0;
  const located = (records: readonly CsvRecord[]): readonly LocatedRecord[] =>
    records.map((record) => locate(record, (row += 1), { columns, issues: NO_ISSUES }));
  let { bytesRead } = first;
  let step: IteratorResult<DecodedChunk, FileReason | null> = { done: false, value: first };
  for (; step.done !== true; step = decoded.next()) {
    ({ bytesRead } = step.value);
    if (bytesRead > FILE_LIMITS.bytes) return UNSETTLED;
    const records = survey.push(step.value.text);
    if (isOpen()) return UNSETTLED;
    yield { kind: 'records', records: located(records), bytesRead };
  }
  const records = survey.end();
  if (step.value !== null || isOpen() || survey.rows === 0) return UNSETTLED;
  yield { kind: 'records', records: located(records), bytesRead };
  const { blanks, firstBlank, rows } = survey;
  const notes = blanks === 0 ? [] : [blankLines(blanks, firstBlank)];
  return { kind: 'accepted', ...reading, notes, rows };
}
