/** B1 and B2: what an import of 100,000 rows costs beside reading the bytes, parsing them, and the usual parts. */
import { inScratch, runTask, say } from './child.ts';
import { repeated, type Bench } from './context.ts';
import { atLeast, atMost, median, pairedRatio, rounded, type Figure } from './figure.ts';
import { rowsFile } from './fixture.ts';
import type { ImportInput, ImportRun } from './tasks/import.ts';
import type { Timed } from './tasks/raw.ts';

const ROWS = 100_000;

interface Round {
  readonly raw: number;
  readonly papaparse: number;
  readonly csvParse: number;
  readonly ours: number;
  readonly withPlan: number;
  readonly usual: number;
}

const BASELINES: Readonly<Record<keyof Round, string>> = {
  raw: 'raw read, decode, count lines',
  papaparse: 'papaparse alone',
  csvParse: 'csv-parse alone',
  usual: 'csv-parse + multicoin + decimal.js + node:sqlite',
  ours: 'the import',
  withPlan: 'the import and its plan',
};

const round = async (file: string): Promise<Round> => {
  const raw = await runTask<Timed>('raw', { file });
  const papaparse = await runTask<Timed>('parse', { file, library: 'papaparse' });
  const csvParse = await runTask<Timed>('parse', { file, library: 'csv-parse' });
  const ours = await inScratch((folder) =>
    runTask<ImportRun>('import', { file, folder, rows: ROWS, plan: true } satisfies ImportInput),
  );
  const usual = await inScratch((folder) => runTask<Timed>('usual', { file, folder }));
  if ([raw, papaparse, csvParse].some(({ rows }) => rows < ROWS)) throw new Error('rows are lost');
  return {
    raw: raw.ms,
    papaparse: papaparse.ms,
    csvParse: csvParse.ms,
    ours: ours.importMs,
    withPlan: ours.importMs + (ours.planMs ?? 0),
    usual: usual.ms,
  };
};

const figuresOf = (rounds: readonly Round[]): readonly Figure[] => {
  const of = (key: keyof Round): readonly number[] => rounds.map((one) => one[key]);
  const against = (base: keyof Round): string =>
    `${BASELINES[base]} ${rounded(median(of(base)))} ms`;
  const figure = (name: string, key: keyof Round, base: keyof Round) => ({
    name,
    value: median(of(key)),
    unit: 'ms',
    baseline: against(base),
    ratio: pairedRatio(of(key), of(base)),
  });
  const b1 = figure('B1 import of 100,000 rows, durable', 'ours', 'raw');
  const faster = pairedRatio(of('usual'), of('ours'));
  return [
    { ...b1, bar: atMost(b1.ratio, 25) },
    figure('import, check and plan of 100,000 rows', 'withPlan', 'papaparse'),
    figure('import, check and plan of 100,000 rows', 'withPlan', 'csvParse'),
    {
      name: 'B2 import of 100,000 rows, times faster than the usual parts',
      value: median(of('ours')),
      unit: 'ms',
      baseline: against('usual'),
      ratio: faster,
      bar: atLeast(faster, 5),
      note: 'The usual parts compare no address with another and look into no history.',
    },
  ];
};

export const importBench: Bench = {
  name: 'import',
  bars: ['B1', 'B2'],
  run: async ({ runs }) => {
    const file = rowsFile(ROWS);
    const rounds = await repeated(runs, (run) => {
      say(`import: round ${run + 1} of ${runs}`);
      return round(file);
    });
    return { figures: figuresOf(rounds) };
  },
};
