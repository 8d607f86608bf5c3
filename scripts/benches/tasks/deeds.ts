/**
 * What a person waits for beside an import: the end of one that is cancelled, at every stage of it, and single edits
 * of a large batch, each with the rows it speaks of checked again.
 */
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import { answerTask, taskText } from '../child.ts';
import { benchSnapshot } from '../fixture.ts';
import { openDesk } from './open-desk.ts';

export interface DeedsInput {
  readonly large: string;
  readonly small: string;
  readonly folder: string;
  /** Rows of the small file. */
  readonly rows: number;
}

export interface DeedsRun {
  /** How long each cancelled import took to end, ms. */
  readonly cancelMs: readonly number[];
  readonly amountMs: readonly number[];
  readonly referenceMs: readonly number[];
  readonly addressMs: readonly number[];
  readonly undoMs: readonly number[];
}

/** Moments after the start, ms: before the first rows, among them, far on. */
const MOMENTS = [0, 20, 60, 150, 400, 1_000, 2_500];
const EDITS = 20;
const BATCH = 'bench';

const input: DeedsInput = JSON.parse(taskText());
const { ledger, intake } = await openDesk(input.folder);
const snapshot = benchSnapshot();

const begin = (batchId: string, path: string) =>
  intake.start({
    batchId,
    name: batchId,
    source: { kind: 'file', path },
    choices: {},
    snapshot,
  });

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const cancelled = async (batchId: string, until: () => Promise<void>): Promise<number | null> => {
  await until();
  const ms = await timed(() => intake.cancel(batchId));
  const state = (await intake.batch(batchId))?.state.kind;
  await intake.discard(batchId);
  return state === 'cancelled' ? ms : null;
};

const rowsOf = async (batchId: string): Promise<number> => {
  const batch = await intake.batch(batchId);
  return batch?.state.kind === 'reading' ? batch.rows : input.rows;
};

const cancelMs: number[] = [];
for (const moment of MOMENTS) {
  const batchId = `cancelled-${moment}`;
  await begin(batchId, input.large);
  const ms = await cancelled(batchId, () => pause(moment));
  if (ms !== null) cancelMs.push(ms);
}
// As late as can be: while what only the whole file shows is put onto its rows.
await begin('late', input.small);
const late = await cancelled('late', async () => {
  while ((await rowsOf('late')) < input.rows * 0.97) await pause(2);
});
if (late !== null) cancelMs.push(late);

await begin(BATCH, input.small);
while ((await intake.batch(BATCH))?.state.kind === 'reading') await pause(20);
const other = (await intake.rows(BATCH, {}, { offset: 4, limit: 1 })).items[0]?.cells.address ?? '';

const change = async (edit: DraftEdit): Promise<void> => {
  const changed = await intake.change(BATCH, { edit, by: 'Bench', snapshot });
  if (!changed.ok) throw new Error(changed.error);
};

const edits = async (
  field: 'amount' | 'reference' | 'address',
  value: (at: number) => string,
): Promise<readonly number[]> => {
  const waits: number[] = [];
  for (let at = 1; at <= EDITS; at += 1) {
    const cells = [{ row: at * 10 * Math.floor(input.rows / 250) + 5, field, value: value(at) }];
    waits.push(await timed(() => change({ kind: 'cells', cells, how: 'typed' })));
  }
  return waits;
};

const amountMs = await edits('amount', (at) => `${1_000 + at}.25`);
const referenceMs = await edits('reference', (at) => `EDITED-${at}`);
const undoMs: number[] = [];
for (let at = 0; at < EDITS; at += 1) undoMs.push(await timed(() => change({ kind: 'undo' })));
const addressMs = await edits('address', () => other);
answerTask({ cancelMs, amountMs, referenceMs, addressMs, undoMs } satisfies DeedsRun);
await intake.close();
ledger.close();
