/**
 * One cell as the text a person sees in it. Text stays verbatim; numbers keep their exact digits.
 * Source: ECMA-376 part 1, 18.3.1.4 and 18.18.11.
 */
import { dateText } from './cell-date.ts';
import { decimalsOf, readCellNumber, timesHundred } from './cell-number.ts';
import type { CellFlaw } from './flaw.ts';
import type { NumberFormat } from './number-format.ts';
import type { Workbook } from './package.ts';
import { unescaped } from './shared-strings.ts';
import { isTrue, wholeNumber } from './xml.ts';

/** The standard's names: n, s, str, inlineStr, b, e, d. */
export type CellType = string;

export interface StoredCell {
  /** Its name, such as E12. */
  readonly at: string;
  readonly type: CellType;
  /** What is stored, or null when nothing is. */
  readonly value: string | null;
  readonly isFormula: boolean;
  readonly format: NumberFormat;
}

export interface ReadCell {
  /** Null when the file is damaged here. */
  readonly text: string | null;
  readonly isNumber: boolean;
  readonly flaw: Omit<CellFlaw, 'column'> | null;
}

/** Reads one cell. */
export const readCell = (
  cell: StoredCell,
  book: Pick<Workbook, 'strings' | 'is1904'>,
): ReadCell => {
  const { type, value } = cell;
  if (value === null) return { ...plain(''), flaw: cell.isFormula ? withoutValue(cell.at) : null };
  if (type === 's') return plain(book.strings[wholeNumber(value.trim()) ?? -1] ?? null);
  if (type === 'b') return plain(isTrue(value.trim()) ? 'TRUE' : 'FALSE');
  if (type === 'n') return numberCell(cell, value.trim(), book);
  // A formula's text, its error or a date of the strict form; inline text has been unescaped already.
  return plain(type === 'str' || type === 'e' ? unescaped(value) : value);
};

const plain = (text: string | null): ReadCell => ({ text, isNumber: false, flaw: null });

const numberCell = (
  { at, format }: StoredCell,
  stored: string,
  { is1904 }: Pick<Workbook, 'is1904'>,
): ReadCell => {
  if (stored === '') return plain('');
  const number = readCellNumber(stored);
  // Too large or small to be an amount, or no number at all: the rules for text say which.
  if (number === null) return plain(stored);
  const { text, doubt } = number;
  if (format.kind === 'date') {
    const date = dateText(text, is1904 ? 1904 : 1900);
    return { text: date ?? text, isNumber: false, flaw: isDate(at, date ?? text) };
  }
  if (format.kind === 'percent') return plain(`${timesHundred(text)}%`);
  return {
    text: doubt === null && !text.includes('.') ? text.padStart(format.width, '0') : text,
    isNumber: true,
    flaw: flawOf({ at, text, doubt, format }),
  };
};

interface Shown {
  readonly at: string;
  readonly text: string;
  readonly doubt: 'lost' | 'endless' | null;
  readonly format: NumberFormat;
}

const flawOf = ({ at, text, doubt, format }: Shown): ReadCell['flaw'] => {
  if (doubt === 'lost') return digitsLost(at, text);
  if (format.decimals !== null && decimalsOf(text) > format.decimals)
    return shownRounded(at, text, format.decimals);
  if (doubt === 'endless') return endless(at, text);
  return format.currency === null ? null : shownIn(at, format.currency);
};

const withoutValue = (at: string): ReadCell['flaw'] => ({
  level: 'error',
  rule: 'cell-formula-without-value',
  message: `Cell ${at} holds a formula whose result is not stored. Open the workbook in a spreadsheet program, let it calculate, and save it.`,
});

const isDate = (at: string, date: string): ReadCell['flaw'] => ({
  level: 'error',
  rule: 'cell-date',
  message: `Cell ${at} is a date (${date}) where none belongs: the spreadsheet has made one of what was typed. Format the column as text and type it anew.`,
  only: ['reference', 'currency', 'network', 'address', 'tag', 'amount', 'amount_currency'],
});

const digitsLost = (at: string, text: string): ReadCell['flaw'] => ({
  level: 'error',
  rule: 'cell-digits-lost',
  message: `Cell ${at} holds the number ${text}, and a spreadsheet keeps only 15 digits of a number: the last ones are gone. Format the column as text and type it anew.`,
});

const shownRounded = (at: string, text: string, decimals: number): ReadCell['flaw'] => ({
  level: 'warning',
  rule: 'cell-shown-rounded',
  message: `Cell ${at} holds ${text} and shows it with ${decimals} decimals. What it holds counts: compare it, or round it in the sheet.`,
  only: ['amount'],
});

const endless = (at: string, text: string): ReadCell['flaw'] => ({
  level: 'warning',
  rule: 'cell-computed',
  message: `Cell ${at} holds a computed number with more digits than a spreadsheet keeps; ${text} are the certain ones. Compare it, or round it in the sheet.`,
  only: ['amount'],
});

const shownIn = (at: string, currency: string): ReadCell['flaw'] => ({
  level: 'error',
  rule: 'cell-other-currency',
  message: `Cell ${at} is shown in ${currency}, but the row says that its amount is in another currency. Correct the format of the cell or the currency of the amount.`,
  only: ['amount'],
  shownIn: currency,
});
