/** Entry of the thread a plan is rehearsed on; `workerData` holds all that it may know. */
import { parentPort, workerData } from 'node:worker_threads';
import type { RehearsalResult } from '#core/rehearsal/result.ts';
import { openRehearsalRoom } from './rehearsal-house.ts';
import { rehearseIn, type RehearsalStage } from './workflow/rehearse.ts';
import type { Prepared } from './workflow/rehearsal-inputs.ts';

export interface RehearsalTask {
  /** Without its rows, which follow as {@link RehearsalRows}. */
  readonly plan: Omit<Prepared, 'rows'>;
  readonly profile: RehearsalStage['profile'];
}

/** Some rows of the plan, in its order; the last ones say so. */
export interface RehearsalRows {
  readonly rows: Prepared['rows'];
  readonly isLast: boolean;
}

export type RehearsalNews =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly result: RehearsalResult }
  | { readonly kind: 'failed'; readonly detail: string };

/** Rows are answered faster than anyone reads. */
const TOLD_EVERY_MS = 50;

const { plan, profile }: RehearsalTask = workerData;

const port = parentPort;

const tell = (news: RehearsalNews): void => port?.postMessage(news);

const nowAndThen = (): RehearsalStage['progress'] => {
  let told = performance.now();
  return (done) => {
    if (performance.now() - told < TOLD_EVERY_MS) return;
    told = performance.now();
    tell({ kind: 'progress', done });
  };
};

const allRows = (): Promise<Prepared['rows']> =>
  new Promise((resolve) => {
    const rows: Prepared['rows'][number][] = [];
    port?.on('message', (piece: RehearsalRows) => {
      rows.push(...piece.rows);
      if (!piece.isLast) return;
      // Nothing more is heard, and a port that is listened to would keep the thread alive.
      port.removeAllListeners('message');
      resolve(rows);
    });
  });

const run = async (): Promise<RehearsalNews> => {
  // Whoever stops it ends the thread.
  const { signal } = new AbortController();
  const rehearse = rehearseIn(openRehearsalRoom);
  try {
    const found = await rehearse(
      { ...plan, rows: await allRows() },
      { profile, signal, progress: nowAndThen() },
    );
    return found === null
      ? { kind: 'failed', detail: 'The rehearsal was ended early.' }
      : { kind: 'done', result: found.result };
  } catch (failure) {
    return { kind: 'failed', detail: failure instanceof Error ? failure.message : String(failure) };
  }
};

tell(await run());
