/**
 * Why a file is refused or worth a note: the stable rule and the words, with the place and the way out.
 * Every rule is explained in docs/import-rules.md.
 */
import type { EarlierBatch } from '../payout/earlier.ts';
import { PAYOUT_STATES } from '../payout/state.ts';
import { STATE_WORDS } from '../payout/words.ts';
import type { CsvFault, CsvIssue } from './csv.ts';
import { FILE_LIMITS } from './limits.ts';
import type { FileReason, RowField } from './row.ts';

/** A file of another kind, told by its first bytes. */
export const notText = (what: string): FileReason => ({
  rule: 'file-not-text',
  message: `This is ${what} and no list of payments, whatever its name says. Open it where it was made and save it as Excel workbook (.xlsx) or CSV (UTF-8).`,
});

/** No byte of content. */
export const emptyFile = (): FileReason => ({
  rule: 'file-empty',
  message: 'The file is empty. Check that the right file was chosen and that its export finished.',
});

/** A header and nothing below it, or blank lines only. */
export const noRows = (): FileReason => ({
  rule: 'file-no-rows',
  message:
    'The file has no rows to pay. Below the line of column names there must be at least one row.',
});

/** More bytes than a file may have. */
export const tooLarge = (bytes: number): FileReason => ({
  rule: 'file-too-large',
  message: `The file has ${bytes} bytes; at most ${FILE_LIMITS.bytes} (256 MiB) can be imported. Split it into several files.`,
});

/** More rows than a file may have. */
export const tooManyRows = (line: number): FileReason => ({
  rule: 'file-too-many-rows',
  message: `The file has more than ${FILE_LIMITS.rows} rows; the first too many is on line ${line}. Split it into several files.`,
  line,
});

/** Bytes that are not text in the encoding; `byte` is null when the file ends within a character. */
export const invalidBytes = (fault: {
  encoding: string;
  line: number;
  offset: number;
  byte: number | null;
}): FileReason => {
  const { encoding, line, offset, byte } = fault;
  const what = byte === null ? 'The file ends in the middle of a character' : hexByte(byte);
  const name = encoding.toUpperCase();
  return {
    rule: 'encoding-invalid',
    message: `${what} at byte ${offset}, line ${line}: the file is not ${name}. Save it as "CSV UTF-8", or choose its encoding when importing.`,
    line,
  };
};

const hexByte = (byte: number): string =>
  `Byte 0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

/** A NUL character in the text. */
export const zeroCharacter = (line: number): FileReason => ({
  rule: 'encoding-nul',
  message: `Line ${line} holds a NUL character, which no text has. The file is damaged or not text: export it again as CSV (UTF-8).`,
  line,
});

const CSV_WORDS: Readonly<Record<CsvFault, readonly [what: string, wayOut: string]>> = {
  'stray-quote': [
    'a quote stands inside a cell that does not begin with one',
    'Enclose the whole cell in quotes and double the quotes inside it.',
  ],
  'text-after-quote': [
    'there is text after the closing quote of a cell',
    'Double the quotes inside the cell, or remove what follows the closing one.',
  ],
  'unclosed-quote': [
    'a quote is opened here and never closed',
    'Close it, or double it if it belongs to the text.',
  ],
  'mixed-line-endings': [
    'this line ends differently from the lines before it',
    'Open the file in an editor and save it with one kind of line ending, or enclose the cell in quotes if the line break belongs to it.',
  ],
  'record-too-long': [
    `the record that begins here is longer than ${FILE_LIMITS.recordBytes} bytes`,
    'Shorten its cells; if they are short, a quote opened in it is never closed.',
  ],
};

/** A structural fault of the delimited text. */
export const csvFault = (issue: CsvIssue): FileReason => {
  const [what, wayOut] = CSV_WORDS[issue.fault];
  const near = JSON.stringify(issue.near);
  return {
    rule: `csv-${issue.fault}`,
    message: `Line ${issue.line}, character ${issue.column} (${near}): ${what}. ${wayOut}`,
    line: issue.line,
  };
};

/** A record with more or fewer cells than the header. */
export const raggedRow = (record: { line: number; cells: number; header: number }): FileReason => ({
  rule: 'csv-ragged-row',
  message: `Line ${record.line} has ${record.cells} cells and the header has ${record.header}. Enclose cells that contain the delimiter in quotes (an amount written with a decimal comma, for example), or add what is missing.`,
  line: record.line,
});

/** No delimiter divides the file. */
export const oneColumn = (line: number): FileReason => ({
  rule: 'csv-one-column',
  message: `None of comma, semicolon, tab and | divides line ${line} into columns. The first line must name the columns, as in the template.`,
  line,
});

/** Two columns of the same name. */
export const headerRepeated = (header: string, line: number): FileReason => ({
  rule: 'header-repeated',
  message:
    header === ''
      ? `Two columns on line ${line} have no name. Name them or remove them.`
      : `Two columns on line ${line} are named ${quote(header)}. Which one counts cannot be guessed: rename or remove one.`,
  line,
});

/** Two columns for one field. */
export const fieldMappedTwice = (
  field: RowField,
  headers: readonly [string, string],
  line: number,
): FileReason => ({
  rule: 'header-field-twice',
  message: `The columns ${quote(headers[0])} and ${quote(headers[1])} on line ${line} both mean ${field}. Keep one of them.`,
  line,
});

/** A first line that holds a payment and no names. */
export const headerMissing = (cell: string, line: number): FileReason => ({
  rule: 'header-missing',
  message: `Line ${line} should name the columns, but it holds ${quote(cell)}, as a payment does. Put a line with the names of the columns above the first payment, as in the template.`,
  line,
});

/** A name that programs give a meaning of their own. */
export const headerReserved = (header: string, line: number): FileReason => ({
  rule: 'header-reserved',
  message: `A column on line ${line} is named ${quote(header)}, which is reserved. Rename it.`,
  line,
});

/** The same reference on two lines. */
export const referenceRepeated = (
  reference: string,
  lines: readonly [number, number],
): FileReason => ({
  rule: 'reference-repeated',
  message: `The reference ${quote(reference)} stands on line ${lines[0]} and again on line ${lines[1]}. A reference is paid once for ever: remove one row, or give it a reference of its own.`,
  line: lines[1],
});

/** Further repeated references beyond those listed. */
export const moreRepeated = (more: number): FileReason => ({
  rule: 'reference-repeated',
  message: `${more} more rows repeat a reference. Correct the ones listed and import again to see the rest.`,
});

/** The same bytes were submitted before, or every row that could be paid was; `batch` is what they became. */
export const alreadyImported = (
  batch: EarlierBatch,
  same: 'bytes' | 'rows' | 'each-row',
): FileReason => ({
  rule: SAME[same].rule,
  message: `${SAME[same].words} “${batch.name}”, submitted on ${batch.submittedAt.slice(0, 10)} (${countWords(batch.counts)}). A file is paid once: look at that batch. If these are new payments, give the rows references of their own.`,
  batchId: batch.batchId,
});

const SAME = {
  bytes: { rule: 'file-already-imported', words: 'This very file was imported before, as' },
  rows: {
    rule: 'file-rows-imported',
    words: 'The rows of this file were imported before, in whatever order and form, as',
  },
  'each-row': {
    rule: 'file-rows-imported',
    words: 'Every row that could be paid was submitted before, most recently in',
  },
} as const;

/** Payouts by state for people: “24 Paid, 1 Refused”. */
const countWords = (counts: EarlierBatch['counts']): string => {
  const words = new Map<string, number>();
  for (const state of PAYOUT_STATES) {
    const count = counts[state] ?? 0;
    if (count > 0) words.set(STATE_WORDS[state], (words.get(STATE_WORDS[state]) ?? 0) + count);
  }
  return [...words].map(([word, count]) => `${count} ${word}`).join(', ');
};

/** The file was another one on the second reading. */
export const fileChanged = (): FileReason => ({
  rule: 'file-changed',
  message: 'The file changed while it was being read. Import it again once it is complete.',
});

/** Blank lines that were skipped: a note. */
export const blankLines = (count: number, first: number): FileReason => ({
  rule: 'blank-lines',
  message:
    count === 1
      ? `Line ${first} is blank and was skipped.`
      : `${count} blank lines were skipped; the first is line ${first}.`,
  line: first,
});

const quote = (text: string): string => `"${text.slice(0, 60)}"`;
