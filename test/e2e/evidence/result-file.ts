/** A delimited file read by a parser that is not Purser's own, so that the two check each other. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Cells = Readonly<Record<string, string>>;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}

/** A cell that a spreadsheet would run is written with an apostrophe in front, such as a hash that begins with a dash. */
const unguarded = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

export const readTable = (path: string): Table => {
  const records: string[][] = parse(readFileSync(path), { bom: true });
  const [columns = [], ...rest] = records;
  const rows = rest.map((record) =>
    Object.fromEntries(columns.map((column, at) => [column, unguarded(record[at] ?? '')])),
  );
  return { columns, rows };
};
