/** The sample batches and the template that come with Purser. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Sample {
  readonly name: string;
  readonly title: string;
  readonly rows: number;
}

const SAMPLES: readonly Sample[] = [
  { name: 'first-three.csv', title: 'Three payouts in one currency, to begin with', rows: 3 },
  { name: 'payroll-25.csv', title: 'Payroll, 25 payouts in ten currencies', rows: 25 },
  { name: 'payroll-500.csv', title: 'Payroll, 500 payouts', rows: 500 },
  { name: 'mistakes.csv', title: 'One of each common mistake', rows: 32 },
  { name: 'excel-export.csv', title: 'Excel export with semicolons and decimal commas', rows: 10 },
];

export interface Samples {
  list(): Promise<readonly Sample[]>;
  /** The path of a sample by its name; null for a name that is not on the list. */
  pathOf(name: string): string | null;
}

export const makeSamples = (folder: string): Samples => ({
  list: () => Promise.resolve(SAMPLES),
  pathOf: (name) => (SAMPLES.some((sample) => sample.name === name) ? join(folder, name) : null),
});

export const readTemplate = (folder: string): Promise<string> =>
  readFile(join(folder, 'template.csv'), 'utf8');
