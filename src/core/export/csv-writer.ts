/**
 * Lines to delimited text that every spreadsheet opens and in which no cell runs as a formula.
 */
export type Separator = ',' | ';' | '\t';

const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** The UTF-8 byte order mark, which makes Excel read the file as UTF-8. Written before the header, once. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Writes one record, ended by CRLF. A cell that begins with = + - @ (full-width too), tab, CR or LF gets an
 * apostrophe in front, so that no spreadsheet runs it; this holds for numbers with a sign too. That is the only change ever made to a cell.
 * Source: OWASP, CSV injection.
 */
export const writeRecord = (cells: readonly string[], separator: Separator = ','): string =>
  writeExactRecord(cells.map(guardFormula), separator);

/** Writes one record exactly as it is, for text that Purser reads back itself and no spreadsheet opens. */
export const writeExactRecord = (cells: readonly string[], separator: Separator = ','): string =>
  `${cells.map((cell) => writeCell(cell, separator)).join(separator)}\r\n`;

/** A cell as it is written: with an apostrophe in front when a spreadsheet would run it. */
export const guardFormula = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** Takes the guard off again; the inverse of {@link guardFormula} for every cell that one changed. */
export const unguardFormula = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;

const writeCell = (cell: string, separator: Separator): string =>
  cell.includes(separator) || /["\r\n]|^\s|\s$/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
