/** A delimited file read by a parser that is not Purser's own, so that the two check each other. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type Cells = Readonly<Record<string, string>>;

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Cells[];
}

export const readTable = (path: string): Table => {
  const records: string[][] = parse(readFileSync(path), { bom: true });
  const [columns = [], ...rest] = records;
  const rows = rest.map((record) =>
    Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ''])),
  );
  return { columns, rows };
};
