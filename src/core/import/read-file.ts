/**
 * A file → located records, in two passes: the whole file is judged before any of it is handed on.
 * Synchronous and pure: the caller brings the bytes, pulls the events and may stop at any of them.
 */
import type { ImportAsk, ImportChoices } from './ask.ts';
import type { DecimalMark } from './amount-text.ts';
import type { ColumnMatch } from './columns.ts';
import { columnsAsk } from './columns-ask.ts';
import { decimalMarkAsk, MarkTotals } from './decimal-mark.ts';
import { decodeChunks } from './decode.ts';
import { chooseDelimiter, startSurveys } from './detect.ts';
import { readDelimited, type Delimiter, type DelimitedSurvey } from './delimited.ts';
import { detectEncoding, readHead, type Chunks, type Encoding } from './encoding.ts';
import { blankLines, emptyFile, fileChanged, noRows, tooLarge } from './file-reason.ts';
import { FILE_LIMITS } from './limits.ts';
import { locate, type LocatedRecord } from './located-record.ts';
import { offerEncodings } from './offer-encodings.ts';
import type { RecordBatch } from './record-batch.ts';
import { ReferenceComparison } from './reference-index.ts';
import type { FileReason, RowIssue } from './row.ts';
import type { Survey } from './survey.ts';
import { isZip, judgeWorkbook } from './workbook/judge-workbook.ts';
import { readSheet } from './workbook/sheet-table.ts';

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
  /** Null for a workbook, which says itself how its letters are written. */
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  /** Name of the sheet of a workbook; null for text. */
  readonly sheet: string | null;
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
  | {
      readonly kind: 'refused';
      readonly reasons: readonly FileReason[];
      /** Encodings in which the file can be read after all, to be chosen by what it then says. */
      readonly offer?: ImportAsk;
    };

interface Judged {
  readonly kind: 'judged';
  readonly columns: ColumnMatch;
  readonly reading: FileReading;
  readonly issues: ReadonlyMap<number, RowIssue>;
  readonly records: () => Generator<RecordBatch, void>;
}

type Stopped = Exclude<ReadOutcome, { kind: 'accepted' }>;

/**
 * Reads a whole file: encoding, delimiter or sheet, columns, decimal mark, structure and repeated references are
 * settled over the entire file first, then its records are handed on in batches. Never throws for anything in the bytes.
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
  for (const batch of judged.records()) {
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
  const found = isZip(head)
    ? yield* findSheet(source, choices)
    : yield* findText(source, { head, choices });
  return 'survey' in found ? yield* conclude(source, found, choices) : found;
}

/** One way to read the whole file as records, judged to be the right one. */
interface Found {
  readonly survey: Survey;
  readonly format: Pick<FileReading, 'encoding' | 'delimiter' | 'sheet'>;
  readonly notes: readonly FileReason[];
  /** The data records, again and again; `mark` is the one that amounts are written with. */
  readonly records: (mark: DecimalMark) => Generator<RecordBatch, void>;
}

function* findSheet(
  source: FileSource,
  choices: ImportChoices,
): Generator<ReadEvent, Found | Stopped> {
  const judging = judgeWorkbook(source.chunks, choices);
  let step = judging.next();
  for (; step.done !== true; step = judging.next())
    yield { kind: 'progress', pass: 'judging', bytesRead: step.value };
  const verdict = step.value;
  if (verdict.kind === 'refused') return refused(verdict.reason);
  if (verdict.kind === 'ask') return { kind: 'ask', asks: [verdict.ask] };
  const { table, survey, notes } = verdict;
  const columns = survey.columns?.ok === true ? survey.columns.value : null;
  const amount = columns?.positions.amount ?? -1;
  return {
    survey,
    notes,
    format: { encoding: null, delimiter: null, sheet: table.sheet.name },
    records: (mark) => readSheet(table, { amount, mark }),
  };
}

function* findText(
  source: FileSource,
  { head, choices }: { head: Uint8Array; choices: ImportChoices },
): Generator<ReadEvent, Found | Stopped> {
  const detected = detectEncoding(head, choices.encoding, source.chunks);
  if (detected.kind === 'refused') return refused(detected.reason);
  if (detected.kind === 'ask') return { kind: 'ask', asks: [detected.ask] };
  const { encoding } = detected;
  const surveys = startSurveys(choices);
  const stopped = yield* surveyAll(source, { encoding, surveys });
  if (stopped !== null) return withOffer(stopped, source, choices);
  const chosen = chooseDelimiter(surveys, choices.delimiter);
  if (chosen.kind === 'refused') return refused(chosen.reason);
  if (chosen.kind === 'ask') return { kind: 'ask', asks: [chosen.ask] };
  const { survey } = chosen;
  const { delimiter } = survey;
  return {
    survey,
    notes: [],
    format: { encoding, delimiter, sheet: null },
    records: () => readDelimited(source.chunks, { encoding, delimiter }),
  };
}

const withOffer = (reason: FileReason, source: FileSource, choices: ImportChoices): Stopped => {
  const offer =
    reason.rule === 'encoding-invalid' && choices.encoding === undefined
      ? offerEncodings(source.chunks)
      : null;
  return { kind: 'refused', reasons: [reason], ...(offer === null ? {} : { offer }) };
};

function* surveyAll(
  source: FileSource,
  { encoding, surveys }: { encoding: Encoding; surveys: readonly DelimitedSurvey[] },
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

function* conclude(
  source: FileSource,
  found: Found,
  choices: ImportChoices,
): Generator<ReadEvent, Judged | Stopped> {
  const { survey, format } = found;
  if (survey.columns === null || survey.rows === 0) return refused(noRows());
  if (!survey.columns.ok) return refused(survey.columns.error);
  const columns = survey.columns.value;
  const references = yield* compareReferences(found, columns);
  if (references.repeats.length > 0) return { kind: 'refused', reasons: references.repeats };
  const asks = yield* openQuestions(found, { columns, choices, fileName: source.name });
  if (asks.length > 0) return { kind: 'ask', asks };
  const decimalMark = choices.decimalMark ?? survey.marks.mark ?? '.';
  const blanks = survey.blanks === 0 ? [] : [blankLines(survey.blanks, survey.firstBlank)];
  return {
    kind: 'judged',
    columns,
    issues: references.caseTwins(),
    records: () => found.records(decimalMark),
    reading: {
      ...format,
      header: columns.header,
      columns: columns.fields,
      decimalMark,
      notes: [...found.notes, ...blanks],
      rows: survey.rows,
    },
  };
}

function* compareReferences(
  { survey, records }: Found,
  columns: ColumnMatch,
): Generator<ReadEvent, ReferenceComparison> {
  const comparison = new ReferenceComparison(survey.references.suspects);
  if (survey.references.suspects.size === 0) return comparison;
  let row = 0;
  for (const batch of records('.')) {
    if (batch.kind === 'broken') break;
    for (const { cells, line } of batch.records)
      comparison.add(cells[columns.positions.reference] ?? '', (row += 1), line);
    yield { kind: 'progress', pass: 'judging', bytesRead: batch.bytesRead };
  }
  return comparison;
}

interface Open {
  readonly columns: ColumnMatch;
  readonly choices: ImportChoices;
  readonly fileName: string;
}

function* openQuestions(
  { survey, records }: Found,
  { columns, choices, fileName }: Open,
): Generator<ReadEvent, readonly ImportAsk[]> {
  const { samples } = survey;
  const open = columnsAsk(columns, { samples, products: [...survey.products], fileName });
  const asks: readonly ImportAsk[] = open === null ? [] : [open];
  if (choices.decimalMark !== undefined || survey.marks.mark !== null) return asks;
  const totals = new MarkTotals();
  for (const batch of records('.')) {
    if (batch.kind === 'broken') break;
    for (const record of batch.records) totals.addCell(record, columns.positions.amount);
    yield { kind: 'progress', pass: 'judging', bytesRead: batch.bytesRead };
  }
  return [...asks, decimalMarkAsk(survey.marks.examples, totals)];
}

const refused = (reason: FileReason): Stopped => ({ kind: 'refused', reasons: [reason] });
