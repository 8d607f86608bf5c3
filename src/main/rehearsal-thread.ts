/** Rehearses on a thread of its own, so that neither the window nor a run waits; stopping ends the thread at once. */
import { Worker } from 'node:worker_threads';
import { rehearsalHash, type RehearsalResult } from '#core/rehearsal/result.ts';
import type { RehearsalNews, RehearsalTask } from './rehearsal-worker.ts';
import { rateOf, type Rehearse, type RehearsalStage } from './workflow/rehearse.ts';

const inThread = (
  script: URL,
  task: RehearsalTask,
  { signal, progress }: Pick<RehearsalStage, 'signal' | 'progress'>,
) =>
  new Promise<RehearsalResult | null>((resolve, reject) => {
    const worker = new Worker(script, { workerData: task });
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
  });

/** `script` is the built entry of rehearsal-worker.ts. */
export const rehearseOnThread =
  (script: URL): Rehearse =>
  async (plan, { profile, signal, progress }) => {
    if (signal.aborted) return null;
    const { kind, platformId } = profile;
    const task: RehearsalTask = { plan, profile: { kind, platformId } };
    const result = await inThread(script, task, { signal, progress });
    if (result === null) return null;
    return { inputs: plan.inputs, result, hash: rehearsalHash(result), usdRateOf: rateOf(plan) };
  };
