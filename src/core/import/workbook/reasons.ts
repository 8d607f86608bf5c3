/**
 * Why a workbook is refused or worth a note. Every rule is explained in docs/import-rules.md.
 */
import type { FileReason } from '../row.ts';
import type { SheetFacts } from './sheet.ts';
import { ZIP_LIMITS } from './zip.ts';

/** Not what it says of itself: cut, changed, or written wrongly. */
export const workbookDamaged = (what: string): FileReason => ({
  rule: 'workbook-damaged',
  message: `The workbook is damaged at ${quote(what)}: it does not hold what it says it holds. Open it where it was made and save it anew.`,
});

/** Protected with a password. */
export const workbookEncrypted = (): FileReason => ({
  rule: 'workbook-encrypted',
  message:
    'The workbook is protected with a password, so nothing in it can be read. Open it, remove the password under File > Info, and save it anew.',
});

/** Unpacks to more than any list of payments does. */
export const workbookBomb = (what: string): FileReason => ({
  rule: 'workbook-too-large',
  message: `${quote(what)} unpacks to more than a workbook of a million rows does, or to ${ZIP_LIMITS.ratio} times its size. Copy the rows to pay into a new workbook and save that.`,
});

/** No sheet has anything in it. */
export const noContent = (): FileReason => ({
  rule: 'file-no-rows',
  message:
    'No visible sheet of the workbook has rows to pay. Below the line of column names there must be at least one row.',
});

/** A chosen sheet that is not there (any more). */
export const sheetUnknown = (name: string): FileReason => ({
  rule: 'sheet-unknown',
  message: `The workbook has no sheet ${quote(name)}. Import it again and choose one of its sheets.`,
});

/** Rows or cells that do not follow each other. */
export const sheetDisordered = (line: number): FileReason => ({
  rule: 'sheet-disordered',
  message: `Row ${line} of the sheet, or a cell in it, comes twice or out of order. Open the workbook where it was made and save it anew.`,
  line,
});

/** Content where no column has a name. */
export const cellWithoutColumn = (cell: string, line: number, value: string): FileReason => ({
  rule: 'sheet-cell-without-column',
  message: `Cell ${cell} holds ${quote(value)}, and its column has no name. Name the column in the line of column names, or empty the cell.`,
  line,
});

/** More text in one row than a payment has. */
export const sheetRowTooLong = (line: number, bytes: number): FileReason => ({
  rule: 'sheet-row-too-long',
  message: `Row ${line} of the sheet has more than ${bytes} bytes of text. Shorten its cells.`,
  line,
});

const OTHERS: readonly (readonly [RegExp, string, string])[] = [
  [
    /^(?:index\.zip|index\/.*\.iwa|metadata\/.*\.plist)$/,
    'a Numbers document',
    'In Numbers choose File > Export To > Excel or CSV.',
  ],
  [
    /^xl\/workbook\.bin$/,
    'a binary Excel workbook (.xlsb)',
    'Save it as Excel Workbook (.xlsx) or CSV UTF-8.',
  ],
  [
    /^content\.xml$/,
    'an OpenDocument file (.ods)',
    'Save it as Excel 2007-365 (.xlsx) or as CSV with UTF-8.',
  ],
  [/^word\//, 'a Word document', 'Put the rows into a workbook or a CSV file.'],
  [/^ppt\//, 'a presentation', 'Put the rows into a workbook or a CSV file.'],
];

/** What an archive is instead of a workbook, by the names in it (small letters), or null when it may be one. */
export const otherArchive = (names: readonly string[]): FileReason | null => {
  const found = OTHERS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (found !== undefined) return notText(found[1], found[2]);
  return names.includes('[content_types].xml') || names.includes('_rels/.rels')
    ? null
    : notText('a ZIP archive', 'Take the file out of it and import that.');
};

const notText = (what: string, wayOut: string): FileReason => ({
  rule: 'file-not-text',
  message: `This is ${what}, not a text file or .xlsx workbook, whatever its name says. ${wayOut}`,
});

const quote = (text: string): string => `"${text.slice(0, 60)}"`;

/** The sheet Numbers adds to what it exports: a note. */
export const numbersSummary = (): FileReason => ({
  rule: 'sheet-numbers-summary',
  message: 'The sheet "Export Summary", which Numbers adds to its exports, was left out.',
});

/** Hidden sheets that hold something: a note. */
export const hiddenSheets = (names: readonly string[]): FileReason => ({
  rule: 'sheet-hidden',
  message: `${names.length === 1 ? 'A hidden sheet holds' : `${names.length} hidden sheets hold`} something and ${names.length === 1 ? 'was' : 'were'} not read: ${names.slice(0, 5).map(quote).join(', ')}.`,
});

/** What a sheet says beside its rows: notes. */
export const sheetNotes = ({
  formulas,
  merged,
  hiddenColumns,
}: SheetFacts): readonly FileReason[] => [
  ...(formulas === 0
    ? []
    : [
        {
          rule: 'sheet-formulas',
          message: `${formulas === 1 ? 'One cell is a formula; its result counts' : `${formulas} cells are formulas; their results count`} as the spreadsheet program last stored ${formulas === 1 ? 'it' : 'them'}.`,
        },
      ]),
  ...(merged.count === 0
    ? []
    : [
        {
          rule: 'sheet-merged-cells',
          message: `Cells are merged (${merged.first}${merged.count === 1 ? '' : ` and ${merged.count - 1} more`}); only the first cell of a merged area holds its value.`,
        },
      ]),
  ...(hiddenColumns.length === 0
    ? []
    : [
        {
          rule: 'sheet-hidden-columns',
          message: `Hidden columns were read like the others: ${hiddenColumns.join(', ')}.`,
        },
      ]),
];
