/** What a person waits for beside an import: cancelling it, editing a large batch, and a batch of 5,000 on its way. */
import { inScratch, runTask, say } from './child.ts';
import { longRuns, repeated, type Bench } from './context.ts';
import { atMost, median, quantile, type Figure } from './figure.ts';
import { rowsFile } from './fixture.ts';
import type { BatchInput, BatchRun, Deed } from './tasks/batch.ts';
import type { DeedsInput, DeedsRun } from './tasks/deeds.ts';

const FEW = 100_000;
const MANY = 1_000_000;
/** As many as a batch may hold that is approved. */
const BATCH = 5_000;

const LONGEST_CANCEL_MS = 200;
const LONGEST_WAIT_MS = 50;

const edits = (name: string, waits: readonly number[]): readonly Figure[] => [
  {
    name: `${name} in a batch of 100,000, p50`,
    value: median(waits),
    unit: 'ms',
    bar: atMost(median(waits), LONGEST_WAIT_MS, ' ms'),
  },
  { name: `${name} in a batch of 100,000, p95`, value: quantile(waits, 0.95), unit: 'ms' },
];

const deedFigures = (runs: readonly DeedsRun[]): readonly Figure[] => {
  const cancels = runs.flatMap(({ cancelMs }) => cancelMs);
  const worst = Math.max(...cancels);
  return [
    {
      name: 'import cancelled, worst of all stages and runs',
      value: worst,
      unit: 'ms',
      bar: atMost(worst, LONGEST_CANCEL_MS, ' ms'),
      note: `${cancels.length} imports, cancelled from 0 ms to 2.5 s after their start and at their last rows.`,
    },
    { name: 'import cancelled, p50', value: median(cancels), unit: 'ms' },
    ...edits(
      'an amount edited',
      runs.flatMap(({ amountMs }) => amountMs),
    ),
    ...edits(
      'a reference edited',
      runs.flatMap(({ referenceMs }) => referenceMs),
    ),
    ...edits(
      'an address edited',
      runs.flatMap(({ addressMs }) => addressMs),
    ),
    ...edits(
      'a change undone',
      runs.flatMap(({ undoMs }) => undoMs),
    ),
  ];
};

const deed = (name: string, done: readonly Deed[], limit?: number): readonly Figure[] => {
  const worst = Math.max(...done.map(({ heldUpMs }) => heldUpMs));
  const busiest = Math.max(...done.map(({ busiestTurnMs }) => busiestTurnMs));
  const took = median(done.map(({ ms }) => ms));
  return [
    {
      name: `${name} of ${BATCH.toLocaleString('en')} payouts`,
      value: took,
      unit: 'ms',
      ...(limit === undefined ? {} : { bar: atMost(took, limit, ' ms') }),
    },
    {
      name: `main thread held up by the ${name}, worst of all runs`,
      value: worst,
      unit: 'ms',
      bar: atMost(worst, LONGEST_WAIT_MS, ' ms'),
    },
    {
      name: `processor time of the main thread in one turn during the ${name}, worst of all runs`,
      value: busiest,
      unit: 'ms',
      bar: atMost(busiest, LONGEST_WAIT_MS, ' ms'),
    },
  ];
};

const batchFigures = (runs: readonly BatchRun[]): readonly Figure[] => [
  ...deed(
    'plan',
    runs.map(({ plan }) => plan),
  ),
  ...deed(
    'rehearsal',
    runs.map(({ rehearsal }) => rehearsal),
  ),
  ...deed(
    'rehearsal stopped half-way',
    runs.map(({ stopped }) => stopped),
    LONGEST_CANCEL_MS,
  ),
  ...deed(
    'submission',
    runs.map(({ submission }) => submission),
  ),
];

export const deedsBench: Bench = {
  name: 'deeds',
  bars: [],
  run: async (options) => {
    const files = { large: rowsFile(MANY), small: rowsFile(FEW) };
    rowsFile(BATCH);
    const runs = longRuns(options);
    const deeds = await repeated(runs, (run) => {
      say(`deeds: run ${run + 1} of ${runs}`);
      return inScratch((folder) =>
        runTask<DeedsRun>('deeds', { ...files, folder, rows: FEW } satisfies DeedsInput),
      );
    });
    const batches = await repeated(runs, () =>
      inScratch((folder) =>
        runTask<BatchRun>('batch', { folder, rows: BATCH } satisfies BatchInput),
      ),
    );
    return { figures: [...deedFigures(deeds), ...batchFigures(batches)] };
  },
};
