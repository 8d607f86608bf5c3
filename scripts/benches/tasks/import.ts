/**
 * One import through the real intake and its threads, with a real and empty ledger behind it: from the choice of the
 * file until every row is checked, converted, compared and durable; then a plan and an export on request.
 */
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { OpenIntake } from '#main/adapters/intake/intake.ts';
import { makeFiles } from '#main/adapters/files.ts';
import type { IntakeBatch } from '#main/ports/intake.ts';
import type { Ledger } from '#main/ports/ledger.ts';
import { resultFile } from '#main/workflow/export.ts';
import { answerTask, taskText } from '../child.ts';
import { quantile } from '../figure.ts';
import { benchSnapshot } from '../fixture.ts';
import { openDesk } from './open-desk.ts';

export interface ImportInput {
  readonly file: string;
  readonly folder: string;
  readonly rows: number;
  /** Asks for pages meanwhile as the window does, and measures how long this thread and its callers wait. */
  readonly watch?: boolean;
  /** Checks every row again at another snapshot afterwards: the plan. */
  readonly plan?: boolean;
  readonly export?: boolean;
}

export interface ImportRun {
  readonly importMs: number;
  readonly planMs: number | null;
  readonly exportMs: number | null;
  /** Resident memory at its highest during the import, less that before it. */
  readonly memoryBytes: number;
  readonly watched: Watched | null;
}

export interface Watched {
  readonly firstRowsMs: number;
  readonly loopP99Ms: number;
  readonly loopMaxMs: number;
  readonly callP99Ms: number;
  readonly callMaxMs: number;
}

const BATCH = 'bench';
const PAGE = { offset: 0, limit: 100 };

const settled = (intake: OpenIntake): Promise<IntakeBatch> =>
  new Promise((resolve) => {
    intake.onChange((batch) => {
      if (batch.state.kind !== 'reading') resolve(batch);
    });
  });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a window at this moment would wait for: the first page of rows and of payouts. */
const askLikeAWindow = async (
  { intake, ledger, began }: { intake: OpenIntake; ledger: Ledger; began: number },
  done: () => boolean,
): Promise<Pick<Watched, 'firstRowsMs' | 'callP99Ms' | 'callMaxMs'>> => {
  const waits: number[] = [];
  let firstRowsMs = 0;
  while (!done()) {
    const asked = performance.now();
    const { items } = await intake.rows(BATCH, {}, PAGE);
    await ledger.payouts({}, PAGE);
    const now = performance.now();
    waits.push(now - asked);
    if (firstRowsMs === 0 && items.length === PAGE.limit) firstRowsMs = now - began;
    await pause(firstRowsMs === 0 ? 5 : 50);
  }
  return { firstRowsMs, callP99Ms: quantile(waits, 0.99), callMaxMs: Math.max(...waits) };
};

type LoopDelay = ReturnType<typeof monitorEventLoopDelay>;

const loopWatch = (): LoopDelay => {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  return histogram;
};

const NANO = 1_000_000;

/** The histogram's own timer of 1 ms is no wait. */
const loopWaits = (histogram: LoopDelay): { p99: number; max: number } => ({
  p99: Math.max(0, histogram.percentile(99) / NANO - 1),
  max: Math.max(0, histogram.max / NANO - 1),
});

const input: ImportInput = JSON.parse(taskText());
const { ledger, intake } = await openDesk(input.folder);
// A file is chosen in a window that has long been open, by when the thread that reads drafts has started.
await intake.rows(BATCH, {}, PAGE);

const runImport = async (): Promise<Pick<ImportRun, 'importMs' | 'memoryBytes' | 'watched'>> => {
  const base = process.memoryUsage.rss();
  const loop = input.watch === true ? loopWatch() : null;
  const ended = settled(intake);
  let isDone = false;
  const began = performance.now();
  await intake.start({
    batchId: BATCH,
    name: 'bench',
    source: { kind: 'file', path: input.file },
    choices: {},
    snapshot: benchSnapshot(),
  });
  const asked = loop === null ? null : askLikeAWindow({ intake, ledger, began }, () => isDone);
  const batch = await ended;
  const importMs = performance.now() - began;
  isDone = true;
  const calls = await asked;
  loop?.disable();
  // Among very many random addresses a few look alike by chance and are stopped.
  const isRight = batch.rows === input.rows && batch.errors < input.rows / 1_000;
  if (batch.state.kind !== 'ready' || !isRight) {
    throw new Error(`the import ended wrongly: ${JSON.stringify(batch.state)} ${batch.toPay}`);
  }
  // Linux counts in KiB, and the highest of the whole process stands for that of the import, which is later than all else.
  const memoryBytes = process.resourceUsage().maxRSS * 1024 - base;
  if (loop === null || calls === null) return { importMs, memoryBytes, watched: null };
  const waits = loopWaits(loop);
  return {
    importMs,
    memoryBytes,
    watched: { ...calls, loopP99Ms: waits.p99, loopMaxMs: waits.max },
  };
};

const planned = async (): Promise<number> => {
  const began = performance.now();
  const batch = await intake.recheck(BATCH, { ...benchSnapshot(), id: 'later' });
  if (batch.rows !== input.rows || batch.errors >= input.rows / 1_000) {
    throw new Error('the plan pays other rows than the import');
  }
  return performance.now() - began;
};

/** The result file as the export writes it: temporary file, sync, rename. */
const exported = async (): Promise<number> => {
  const files = makeFiles({ openFile: async () => null, saveFile: async () => null });
  const began = performance.now();
  const formatTime = (at: number): string => new Date(at).toISOString();
  const lines = resultFile({ ledger, intake, formatTime }, BATCH);
  const written = await files.writeDurably(join(input.folder, 'result.csv'), lines);
  if (!written.ok) throw new Error(written.error.detail);
  return performance.now() - began;
};

const run = await runImport();
const planMs = input.plan === true ? await planned() : null;
const exportMs = input.export === true ? await exported() : null;
answerTask({ ...run, planMs, exportMs } satisfies ImportRun);
await intake.close();
ledger.close();
