/** Blocks of cells as spreadsheets put them on the clipboard: tabs between cells, quotes around what needs them. */

const NEEDS_QUOTES = /["\t\r\n]/;

/** Cells as tab-separated text, one line a row. */
export const blockToText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells
        .map((cell) => (NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\n');

/** The end of a quoted cell that begins at `from`; the length of the text when it is never closed. */
const closingQuote = (text: string, from: number): number => {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at;
    at += 1;
  }
  return text.length;
};

/** Tab-separated text as cells; one line end at the end of the text adds no row. */
export const textToBlock = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const close = quoted ? closingQuote(text, at) : at;
    const rest = /[\t\r\n]/g;
    rest.lastIndex = quoted ? close + 1 : at;
    const end = rest.exec(text)?.index ?? text.length;
    const cell = quoted
      ? text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, end)
      : text.slice(at, end);
    rows.at(-1)?.push(cell);
    if (end >= text.length) break;
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text[end] === '\t') continue;
    if (at >= text.length) break;
    rows.push([]);
  }
  return rows;
};
