/**
 * A file → located records, in two passes: the whole file is judged before any of it is handed on.
 * Synchronous and pure: the caller brings the bytes, pulls the events and may stop at any of them.
 */
import type { ImportAsk, ImportChoices } from './ask.ts';
import type { DecimalMark } from './amount-text.ts';
import { columnsAsk, type ColumnMatch } from './columns.ts';
import { decimalMarkAsk, MarkTotals } from './decimal-mark.ts';
import { decodeChunks } from './decode.ts';
import { chooseDelimiter, startSurveys } from './detect.ts';
import { detectEncoding, readHead, type Chunks, type Encoding } from './encoding.ts';
import { blankLines, emptyFile, fileChanged, noRows, tooLarge } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import { locate, type LocatedRecord } from './located-record.ts';
import { readRecords } from './read-records.ts';
import { ReferenceComparison } from './reference-index.ts';
import type { FileReason, RowIssue } from './row.ts';
import type { Delimiter, Survey } from './survey.ts';

/** The bytes to read. `chunks` may be called several times and must give the same bytes each time. */
export interface FileSource {
  readonly name: string;
  readonly size: number;
  readonly chunks: Chunks;
}

/** How a file is read, once nothing about it is open. */
export interface FileReading {
  readonly header: readonly string[];
  readonly columns: ColumnMatch['fields'];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly decimalMark: DecimalMark;
  /** Notes that do not stop the import. */
  readonly notes: readonly FileReason[];
  /** Data rows the file has. */
  readonly rows: number;
}

/**
 * What happens while a file is read. 'progress' counts the bytes of the current pass, and a file that leaves something
 * open is judged in more than one; 'judged' comes once, before the
 * first records, when the file as a whole is accepted; every record of the file then comes exactly once, in order.
 */
export type ReadEvent =
  | { readonly kind: 'progress'; readonly pass: 'judging' | 'reading'; readonly bytesRead: number }
  | { readonly kind: 'judged'; readonly reading: FileReading }
  | { readonly kind: 'records'; readonly records: readonly LocatedRecord[] };

/** How the reading ended. A refused file may have emitted records only if it changed meanwhile: drop them. */
export type ReadOutcome =
  | ({ readonly kind: 'accepted' } & FileReading)
  | { readonly kind: 'ask'; readonly asks: readonly ImportAsk[] }
  | { readonly kind: 'refused'; readonly reasons: readonly FileReason[] };

interface Judged {
  readonly kind: 'judged';
  readonly columns: ColumnMatch;
  readonly reading: FileReading;
  readonly issues: ReadonlyMap<number, RowIssue>;
}

type Stopped = Exclude<ReadOutcome, { kind: 'accepted' }>;

/**
 * Reads a whole file: encoding, delimiter, columns, decimal mark, structure and repeated references are settled over
 * the entire file first, then its records are handed on in batches. Never throws for anything in the bytes.
 * Source of the rules: safety reference, section 10.
 */
export function* readFile(
  source: FileSource,
  choices: ImportChoices,
): Generator<ReadEvent, ReadOutcome> {
  const judged = yield* judge(source, choices);
  if (judged.kind !== 'judged') return judged;
  const { reading, columns, issues } = judged;
  yield { kind: 'judged', reading };
  let rows = 0;
  for (const batch of readRecords(source.chunks, reading)) {
    if (batch.kind === 'broken') return refused(fileChanged());
    if (rows + batch.records.length > reading.rows) return refused(fileChanged());
    const records = batch.records.map((record) => locate(record, (rows += 1), { columns, issues }));
    if (records.length > 0) yield { kind: 'records', records };
    yield { kind: 'progress', pass: 'reading', bytesRead: batch.bytesRead };
  }
  return rows === reading.rows ? { kind: 'accepted', ...reading } : refused(fileChanged());
}

function* judge(
  source: FileSource,
  choices: ImportChoices,
): Generator<ReadEvent, Judged | Stopped> {
  if (source.size > FILE_LIMITS.bytes) return refused(tooLarge(source.size));
  const head = readHead(source.chunks);
  if (head.length === 0) return refused(emptyFile());
  const detected = detectEncoding(head, choices.encoding);
  if (detected.kind === 'refused') return refused(detected.reason);
  if (detected.kind === 'ask') return { kind: 'ask', asks: [detected.ask] };
  const surveys = startSurveys(choices);
  const stopped = yield* surveyAll(source, { encoding: detected.encoding, surveys });
  if (stopped !== null) return refused(stopped);
  const chosen = chooseDelimiter(surveys, choices.delimiter);
  if (chosen.kind === 'refused') return refused(chosen.reason);
  if (chosen.kind === 'ask') return { kind: 'ask', asks: [chosen.ask] };
  return yield* conclude(source, { survey: chosen.survey, encoding: detected.encoding, choices });
}

function* surveyAll(
  source: FileSource,
  { encoding, surveys }: { encoding: Encoding; surveys: readonly Survey[] },
): Generator<ReadEvent, FileReason | null> {
  const decoded = decodeChunks(source.chunks, encoding);
  let step = decoded.next();
  for (; step.done !== true; step = decoded.next()) {
    const { text, bytesRead } = step.value;
    if (bytesRead > FILE_LIMITS.bytes) return tooLarge(bytesRead);
    for (const survey of surveys) survey.push(text);
    yield { kind: 'progress', pass: 'judging', bytesRead };
  }
  for (const survey of surveys) survey.end();
  return step.value;
}

interface Found {
  readonly survey: Survey;
  readonly encoding: Encoding;
  readonly choices: ImportChoices;
}

function* conclude(source: FileSource, found: Found): Generator<ReadEvent, Judged | Stopped> {
  const { survey, encoding, choices } = found;
  if (survey.columns === null || survey.rows === 0) return refused(noRows());
  if (!survey.columns.ok) return refused(survey.columns.error);
  const columns = survey.columns.value;
  const format = { encoding, delimiter: survey.delimiter };
  const references = yield* compareReferences(source, { survey, columns, format });
  if (references.repeats.length > 0) return { kind: 'refused', reasons: references.repeats };
  const asks = yield* openQuestions(source, { ...found, columns });
  if (asks.length > 0) return { kind: 'ask', asks };
  return {
    kind: 'judged',
    columns,
    issues: references.caseTwins(),
    reading: {
      ...format,
      header: columns.header,
      columns: columns.fields,
      decimalMark: choices.decimalMark ?? survey.marks.mark ?? '.',
      notes: survey.blanks === 0 ? [] : [blankLines(survey.blanks, survey.firstBlank)],
      rows: survey.rows,
    },
  };
}

function* compareReferences(
  source: FileSource,
  { survey, columns, format }: { survey: Survey; columns: ColumnMatch; format: Format },
): Generator<ReadEvent, ReferenceComparison> {
  const comparison = new ReferenceComparison(survey.references.suspects);
  if (survey.references.suspects.size === 0) return comparison;
  let row = 0;
  for (const batch of readRecords(source.chunks, format)) {
    if (batch.kind === 'broken') break;
    for (const { cells, line } of batch.records)
      comparison.add(cells[columns.positions.reference] ?? '', (row += 1), line);
    yield { kind: 'progress', pass: 'judging', bytesRead: batch.bytesRead };
  }
  return comparison;
}

type Format = Pick<FileReading, 'encoding' | 'delimiter'>;

function* openQuestions(
  source: FileSource,
  found: Found & { columns: ColumnMatch },
): Generator<ReadEvent, readonly ImportAsk[]> {
  const { survey, columns, choices, encoding } = found;
  const open = columnsAsk(columns, survey.samples);
  const asks = open === null ? [] : [open];
  if (choices.decimalMark !== undefined || survey.marks.mark !== null) return asks;
  const totals = new MarkTotals();
  for (const batch of readRecords(source.chunks, { encoding, delimiter: survey.delimiter })) {
    if (batch.kind === 'broken') break;
    for (const { cells } of batch.records) totals.add(cells[columns.positions.amount] ?? '');
    yield { kind: 'progress', pass: 'judging', bytesRead: batch.bytesRead };
  }
  return [...asks, decimalMarkAsk(survey.marks.examples, totals)];
}

const refused = (reason: FileReason): Stopped => ({ kind: 'refused', reasons: [reason] });
