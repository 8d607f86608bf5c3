/**
 * Entry of all intake threads; `workerData` names the part this thread plays.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { link } from './link.ts';
import type { MainCalls, ReaderCalls, WriterCalls } from './calls.ts';
import { serveComparing, type ComparingStart } from './comparing-thread.ts';
import { makeReader } from './reader.ts';
import { openStore } from './store.ts';
import { makeWriter } from './writer.ts';

export interface IntakeThread {
  readonly file: string;
  readonly part: 'writer' | 'reader';
  /** Where the code of the threads is: the writing one starts others. */
  readonly code: string;
}

const start: IntakeThread | ComparingStart = workerData;

if (parentPort !== null) {
  const port = parentPort;
  if (start.part === 'comparer') serveComparing(port, start);
  else {
    const { file, part, code } = start;
    const db = openStore(file, part === 'reader');
    if (part === 'reader') {
      link<MainCalls, ReaderCalls>(port).serve(makeReader(db));
    } else {
      const main = link<MainCalls, WriterCalls>(port);
      main.serve(makeWriter(db, main, new URL(code)));
    }
    port.postMessage('ready');
  }
}
