/** Entry of the thread that checks a copy of a ledger; `workerData` names the copy. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Findings } from '#core/audit/verdict.ts';
import { inspectLedger } from './inspect.ts';
import { openReadable } from './private-copy.ts';

export interface VerifyTask {
  readonly file: string;
  readonly spacingMs: number | null;
}

export type VerifyNews =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly findings: Findings }
  | { readonly kind: 'failed'; readonly detail: string };

const { file, spacingMs }: VerifyTask = workerData;
const port = parentPort;

const tell = (news: VerifyNews): void => port?.postMessage(news);

const check = (): VerifyNews => {
  const opened = openReadable(file);
  if (!opened.ok) return { kind: 'failed', detail: opened.error.detail };
  try {
    const findings = inspectLedger(opened.value.db, {
      spacingMs,
      onProgress: (done, total) => {
        tell({ kind: 'progress', done, total });
        return true;
      },
    });
    return findings === null
      ? { kind: 'failed', detail: 'The check was ended early.' }
      : { kind: 'done', findings };
  } finally {
    opened.value.close();
  }
};

tell(check());
