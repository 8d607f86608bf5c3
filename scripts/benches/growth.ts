/** B3, B4, B5 and the window's promise: what ten times the rows cost, and who waits meanwhile. */
import { inScratch, runTask, say } from './child.ts';
import { longRuns, repeated, type Bench } from './context.ts';
import { atMost, median, pairedRatio, rounded, type Figure } from './figure.ts';
import { rowsFile } from './fixture.ts';
import type { ImportInput, ImportRun, Watched } from './tasks/import.ts';

const FEW = 100_000;
const MANY = 1_000_000;

/** No call of the window may wait longer, ms (design section 2). */
const LONGEST_WAIT = 50;

interface Round {
  readonly few: ImportRun;
  readonly many: ImportRun;
}

const importRun = (rows: number): Promise<ImportRun> => {
  const file = rowsFile(rows);
  return inScratch((folder) => {
    const input: ImportInput = { file, folder, rows, watch: true, export: true };
    return runTask<ImportRun>('import', input);
  });
};

/** The small import on both sides of the large one, because a minute lies between its ends. */
const round = async (): Promise<Round> => {
  const before = await importRun(FEW);
  const many = await importRun(MANY);
  const after = await importRun(FEW);
  const mean = (of: (run: ImportRun) => number): number => (of(before) + of(after)) / 2;
  return {
    many,
    few: {
      ...before,
      importMs: mean((run) => run.importMs),
      exportMs: mean((run) => run.exportMs ?? 0),
    },
  };
};

const growth = (
  rounds: readonly Round[],
  what: 'import' | 'export',
  timeOf: (run: ImportRun) => number,
): Figure => {
  const many = rounds.map((one) => timeOf(one.many));
  const few = rounds.map((one) => timeOf(one.few));
  const ratio = pairedRatio(many, few);
  return {
    name: `B3 ${what} of 1,000,000 rows`,
    value: median(many),
    unit: 'ms',
    baseline: `${what} of 100,000 rows ${rounded(median(few))} ms`,
    ratio,
    bar: atMost(ratio, 10),
    note: `${rounds.length} runs, because one takes longer than 20 s; the first page is asked for all along.`,
  };
};

const waitFigures = (watched: readonly Watched[]): readonly Figure[] => {
  const worst = (name: string, of: (one: Watched) => number): Figure => {
    const value = Math.max(...watched.map(of));
    return { name, value, unit: 'ms', bar: atMost(value, LONGEST_WAIT, ' ms') };
  };
  const usual = (name: string, of: (one: Watched) => number): Figure => ({
    name,
    value: median(watched.map(of)),
    unit: 'ms',
  });
  const during = 'while 1,000,000 rows are imported';
  return [
    usual(`main thread held up ${during}, p99`, (one) => one.loopP99Ms),
    worst(`main thread held up ${during}, worst of all runs`, (one) => one.loopMaxMs),
    usual(`pages of rows and payouts ${during}, p99`, (one) => one.callP99Ms),
    worst(`pages of rows and payouts ${during}, worst of all runs`, (one) => one.callMaxMs),
  ];
};

const figuresOf = (rounds: readonly Round[]): readonly Figure[] => {
  const watched = rounds.flatMap(({ many }) => (many.watched === null ? [] : [many.watched]));
  const memory = median(rounds.map(({ many }) => many.memoryBytes / MANY));
  const first = median(watched.map(({ firstRowsMs }) => firstRowsMs));
  return [
    growth(rounds, 'import', (run) => run.importMs),
    growth(rounds, 'export', (run) => run.exportMs ?? 0),
    {
      name: 'B4 memory above base a row, import of 1,000,000 rows',
      value: memory,
      unit: 'B',
      bar: atMost(memory, 300, ' B'),
    },
    {
      name: 'B5 first checked rows readable, file of 1,000,000 rows',
      value: first,
      unit: 'ms',
      bar: atMost(first, 200, ' ms'),
      note: 'Without the window. They are shown as still being checked until the whole file is read.',
    },
    ...waitFigures(watched),
  ];
};

export const growthBench: Bench = {
  name: 'growth',
  bars: ['B3', 'B4', 'B5'],
  run: async (options) => {
    const runs = longRuns(options);
    const rounds = await repeated(runs, (run) => {
      say(`growth: round ${run + 1} of ${runs}`);
      return round();
    });
    return { figures: figuresOf(rounds) };
  },
};
