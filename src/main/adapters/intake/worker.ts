/**
 * Entry of both intake threads; `workerData` names the store and the part this thread plays.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { link } from './link.ts';
import type { MainCalls, ReaderCalls, WriterCalls } from './calls.ts';
import { makeReader } from './reader.ts';
import { openStore } from './store.ts';
import { makeWriter } from './writer.ts';

export interface IntakeThread {
  readonly file: string;
  readonly part: 'writer' | 'reader';
}

const { file, part }: IntakeThread = workerData;

if (parentPort !== null) {
  const port = parentPort;
  const db = openStore(file, part === 'reader');
  if (part === 'reader') {
    link<MainCalls, ReaderCalls>(port).serve(makeReader(db));
  } else {
    const main = link<MainCalls, WriterCalls>(port);
    main.serve(makeWriter(db, main));
  }
  port.postMessage('ready');
}
