/** The letters of sheet columns. */

const A = 65;
/** XFD, the last column a sheet has. */
const LAST = 16_383;

/** The column of a cell name such as "AB12", from 0, or null. */
export const columnNumber = (cell: string): number | null => {
  let column = 0;
  let letters = 0;
  for (; letters < 4; letters += 1) {
    const code = cell.charCodeAt(letters) & 0xdf;
    if (cell.charCodeAt(letters) < A || code > 90) break;
    column = column * 26 + code - A + 1;
  }
  return letters === 0 || letters > 3 || column - 1 > LAST ? null : column - 1;
};

/** The letters of a column counted from 0. */
export const columnName = (column: number): string => {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(A + ((rest - 1) % 26)) + name;
  return name;
};
