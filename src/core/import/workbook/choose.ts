/**
 * Which sheet of a workbook holds the payments and which of its rows names the columns; asked where more than one may.
 */
import { err, ok, type Result } from '../../result.ts';
import type { ImportAsk, ImportChoices } from '../ask.ts';
import { countKnown } from '../columns.ts';
import type { FileReason } from '../row.ts';
import type { SheetInfo, Workbook } from './package.ts';
import { noContent, numbersSummary, hiddenSheets, sheetUnknown } from './reasons.ts';
import { sheetRows, type SheetRow } from './sheet.ts';

/** Rows looked at before a sheet is chosen. */
const HEAD_ROWS = 20;
const MOST_OPTIONS = 12;

/** A sheet with its first rows that hold something. */
export interface SheetHead {
  readonly sheet: SheetInfo;
  readonly rows: readonly SheetRow[];
}

export type SheetVerdict =
  | { readonly kind: 'known'; readonly head: SheetHead; readonly notes: readonly FileReason[] }
  | { readonly kind: 'ask'; readonly ask: ImportAsk }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/** The chosen sheet, or the only visible one with content; several are asked about, and hidden ones always. */
export const chooseSheet = (book: Workbook, chosen: string | undefined): SheetVerdict => {
  if (chosen !== undefined && !book.sheets.some(({ name }) => name === chosen))
    return { kind: 'refused', reason: sheetUnknown(chosen) };
  const heads: SheetHead[] = [];
  for (const sheet of book.sheets) {
    const head = headOf(book, sheet);
    if (!head.ok) return { kind: 'refused', reason: head.error };
    if (head.value.rows.length > 0) heads.push(head.value);
  }
  const payments = heads.filter((head) => !isNumbersSummary(head));
  const notes = payments.length < heads.length ? [numbersSummary()] : [];
  const visible = payments.filter(({ sheet }) => !sheet.hidden);
  const hidden = payments.filter(({ sheet }) => sheet.hidden).map(({ sheet }) => sheet.name);
  const said = hidden.length === 0 ? notes : [...notes, hiddenSheets(hidden)];
  const named = heads.find(({ sheet }) => sheet.name === chosen);
  if (named !== undefined) return { kind: 'known', head: named, notes: said };
  const [only] = visible;
  if (payments.length === 0 || chosen !== undefined)
    return { kind: 'refused', reason: noContent() };
  if (visible.length === 1 && only !== undefined) return { kind: 'known', head: only, notes: said };
  return { kind: 'ask', ask: sheetAsk(visible.length === 0 ? payments : visible) };
};

const headOf = (book: Workbook, sheet: SheetInfo): Result<SheetHead, FileReason> => {
  const rows: SheetRow[] = [];
  const reading = sheetRows(book, sheet);
  let step = reading.next();
  for (; step.done !== true && rows.length < HEAD_ROWS; step = reading.next())
    rows.push(...step.value.rows.filter(({ cells }) => cells.some((cell) => !isEmpty(cell))));
  if (step.done === true && 'rule' in step.value) return err(step.value);
  return ok({ sheet, rows: rows.slice(0, HEAD_ROWS) });
};

const isEmpty = (cell: string | undefined): boolean => (cell ?? '').trim() === '';

/** Numbers puts a sheet before the tables that says which became which. */
const isNumbersSummary = ({ sheet, rows }: SheetHead): boolean =>
  sheet.name === 'Export Summary' || rows.some(({ cells }) => cells.includes('Numbers Sheet Name'));

const lineText = ({ cells }: SheetRow): string =>
  cells
    .filter((cell) => !isEmpty(cell))
    .join(' · ')
    .slice(0, 200);

const sheetAsk = (heads: readonly SheetHead[]): ImportAsk => ({
  kind: 'sheet',
  options: heads.slice(0, MOST_OPTIONS).map(({ sheet, rows }) => ({
    value: sheet.name,
    hidden: sheet.hidden,
    examples: rows.slice(0, 3).map(lineText),
  })),
});

/**
 * The row that names the columns: the first with content, unless a later one knows more column names or it is a title
 * alone in its row. Then a person chooses, because what stands above it is left out.
 */
export const chooseHeader = (
  { rows }: SheetHead,
  chosen: ImportChoices['headerLine'],
): { readonly line: number } | { readonly ask: ImportAsk } => {
  const [first] = rows;
  if (chosen !== undefined || first === undefined) return { line: chosen ?? 1 };
  const known = countKnown(namesOf(first));
  const better = rows.filter(
    (row) => row !== first && countKnown(namesOf(row)) > Math.max(known, 1),
  );
  const isTitle = namesOf(first).length < 2;
  const wider = isTitle ? rows.filter((row) => namesOf(row).length > 1).slice(0, 4) : [];
  const others = better.length > 0 ? better.slice(0, 3) : wider;
  if (others.length === 0) return { line: first.line };
  const options = [first, ...others].filter((row) => namesOf(row).length > 1);
  return {
    ask: {
      kind: 'header-row',
      options: options.map((row) => ({
        value: row.line,
        examples: [row, ...rows.filter(({ line }) => line > row.line).slice(0, 2)].map(lineText),
      })),
    },
  };
};

const namesOf = ({ cells }: SheetRow): readonly string[] =>
  cells.filter((cell) => cell !== undefined).filter((cell) => !isEmpty(cell));
