/**
 * Entry of all intake threads; `workerData` names the part this thread plays. Each loads only the code of its part,
 * because an import waits for the thread that compares.
 */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { link } from './link.ts';
import type { MainCalls, ReaderCalls, WriterCalls } from './calls.ts';
import type { ComparingStart } from './comparing-thread.ts';

export interface IntakeThread {
  readonly file: string;
  readonly part: 'writer' | 'reader';
  /** Where the code of the threads is: the writing one starts others. */
  readonly code: string;
}

const serve = async (port: MessagePort, start: IntakeThread | ComparingStart): Promise<void> => {
  if (start.part === 'comparer') {
    const { serveComparing } = await import('./comparing-thread.ts');
    return serveComparing(port, start);
  }
  const { file, part, code } = start;
  const { openStore } = await import('./store.ts');
  const db = openStore(file, part === 'reader');
  if (part === 'reader') {
    const { makeReader } = await import('./reader.ts');
    link<MainCalls, ReaderCalls>(port).serve(makeReader(db));
  } else {
    const { makeWriter } = await import('./writer.ts');
    const main = link<MainCalls, WriterCalls>(port);
    main.serve(makeWriter(db, main, new URL(code)));
  }
  port.postMessage('ready');
};

if (parentPort !== null) await serve(parentPort, workerData);
