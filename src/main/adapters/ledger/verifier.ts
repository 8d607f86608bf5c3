/** Checks a ledger on a thread of its own, on a private copy, so that neither the window nor a run waits. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Findings } from '#core/audit/verdict.ts';
import type { Verifier, VerifyRequest } from '#main/ports/verifier.ts';
import { privateFolder } from './private-copy.ts';
import type { VerifyNews, VerifyTask } from './verify-worker.ts';

const inThread = (script: URL, task: VerifyTask, request: VerifyRequest) =>
  new Promise<Findings | null>((resolve, reject) => {
    const worker = new Worker(script, { workerData: task });
    const end = (settle: () => void): void => {
      request.stop.removeEventListener('abort', stop);
      void worker.terminate().then(settle);
    };
    const stop = (): void => end(() => resolve(null));
    request.stop.addEventListener('abort', stop);
    worker.on('message', (news: VerifyNews) => {
      if (news.kind === 'progress') request.onProgress(news.done, news.total);
      else if (news.kind === 'done') end(() => resolve(news.findings));
      else end(() => reject(new Error(news.detail)));
    });
    worker.on('error', (error) => end(() => reject(error)));
  });

/** `script` is the built entry of verify-worker.ts. */
export const makeVerifier = (script: URL): Verifier => ({
  verify: async (request) => {
    const folder = privateFolder();
    try {
      const file = join(folder, 'ledger.sqlite');
      await request.snapshotTo(file);
      if (request.stop.aborted) return null;
      return await inThread(script, { file, spacingMs: request.spacingMs }, request);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});
