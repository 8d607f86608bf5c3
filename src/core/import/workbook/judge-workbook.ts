/**
 * A workbook from its bytes to one table of records, or what it leaves open.
 */
import type { ImportAsk, ImportChoices } from '../ask.ts';
import type { Chunks } from '../encoding.ts';
import { tooLarge } from '../file-reason.ts';
import { FILE_LIMITS } from '../limits.ts';
import type { FileReason } from '../row.ts';
import type { Survey } from '../survey.ts';
import { chooseHeader, chooseSheet } from './choose.ts';
import { openWorkbook } from './package.ts';
import { sheetNotes } from './reasons.ts';
import { surveySheet, type SheetTable } from './sheet-table.ts';

export type WorkbookVerdict =
  | {
      readonly kind: 'known';
      readonly table: SheetTable;
      readonly survey: Survey;
      readonly notes: readonly FileReason[];
    }
  | { readonly kind: 'ask'; readonly ask: ImportAsk }
  | { readonly kind: 'refused'; readonly reason: FileReason };

const ZIP_MARKS: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
];

/** Whether a file begins as a ZIP archive does, and so perhaps a workbook. */
export const isZip = (head: Uint8Array): boolean =>
  ZIP_MARKS.some((mark) => mark.every((byte, index) => head[index] === byte));

/**
 * Judges a whole workbook. Its packed bytes are held in memory, at most 256 MiB; what they unpack to never is as a
 * whole, except for the shared texts. Yields the packed bytes read so far.
 */
export function* judgeWorkbook(
  chunks: Chunks,
  choices: ImportChoices,
): Generator<number, WorkbookVerdict> {
  const bytes = yield* gather(chunks);
  if (bytes === null) return { kind: 'refused', reason: tooLarge(FILE_LIMITS.bytes + 1) };
  const book = yield* openWorkbook(bytes);
  if (!book.ok) return { kind: 'refused', reason: book.error };
  const chosen = chooseSheet(book.value, choices.sheet);
  if (chosen.kind !== 'known') return chosen;
  const header = chooseHeader(chosen.head, choices.headerLine);
  if ('ask' in header) return { kind: 'ask', ask: header.ask };
  const { sheet } = chosen.head;
  const table = { book: book.value, sheet, headerLine: header.line };
  const judged = yield* surveySheet(table, choices);
  if ('rule' in judged) return { kind: 'refused', reason: judged };
  const { survey, facts } = judged;
  return { kind: 'known', table, survey, notes: [...chosen.notes, ...sheetNotes(facts)] };
}

function* gather(chunks: Chunks): Generator<number, Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const piece of chunks()) {
    pieces.push(piece.slice());
    size += piece.length;
    if (size > FILE_LIMITS.bytes) return null;
    yield size;
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
