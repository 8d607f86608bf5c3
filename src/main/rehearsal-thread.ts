/** Rehearses on a thread of its own, so that neither the window nor a run waits; stopping ends the thread at once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { rehearsalHash, type RehearsalResult } from '#core/rehearsal/result.ts';
import type { RehearsalNews, RehearsalRows, RehearsalTask } from './rehearsal-worker.ts';
import type { Prepared } from './workflow/rehearsal-inputs.ts';
import { rateOf, type Rehearse, type RehearsalStage } from './workflow/rehearse.ts';

/** Rows handed over before others get their turn: copying them takes a few milliseconds. */
const AT_ONCE = 500;

const handOver = async (
  rows: RehearsalRows['rows'],
  give: (piece: RehearsalRows) => void,
): Promise<void> => {
  for (let at = 0; at === 0 || at < rows.length; at += AT_ONCE) {
    const isLast = at + AT_ONCE >= rows.length;
    give({ rows: rows.slice(at, at + AT_ONCE), isLast });
    await nextTurn();
  }
};

const inThread = (
  script: URL,
  { plan: { rows, ...plan }, profile }: { plan: Prepared; profile: RehearsalTask['profile'] },
  { signal, progress }: Pick<RehearsalStage, 'signal' | 'progress'>,
) =>
  new Promise<RehearsalResult | null>((resolve, reject) => {
    const worker = new Worker(script, {
      workerData: { plan, profile } satisfies RehearsalTask,
    });
    const end = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      void worker.terminate().then(settle);
    };
    const stop = (): void => end(() => resolve(null));
    signal.addEventListener('abort', stop);
    worker.on('message', (news: RehearsalNews) => {
      if (news.kind === 'progress') progress(news.done);
      else if (news.kind === 'done') end(() => resolve(news.result));
      else end(() => reject(new Error(news.detail)));
    });
    worker.on('error', (error) => end(() => reject(error)));
    void handOver(rows, (piece) => worker.postMessage(piece, []));
  });

/** `script` is the built entry of rehearsal-worker.ts. */
export const rehearseOnThread =
  (script: URL): Rehearse =>
  async (plan, { profile, signal, progress }) => {
    if (signal.aborted) return null;
    const { kind, platformId } = profile;
    const task = { plan, profile: { kind, platformId } };
    const result = await inThread(script, task, { signal, progress });
    if (result === null) return null;
    return { inputs: plan.inputs, result, hash: rehearsalHash(result), usdRateOf: rateOf(plan) };
  };
