/**
 * Comparing the rows of a file on a thread of its own, both sides of it.
 */
import { Worker, type MessagePort } from 'node:worker_threads';
import type { Currency } from '#core/money/currency.ts';
import {
  compareHere,
  rowsOfText,
  textOfRows,
  type Compared,
  type Comparing,
  type Comparison,
} from './comparing.ts';
import { link, type Answers } from './link.ts';
import { THREAD_MEMORY } from './thread-memory.ts';

/** What the thread is started with. */
export interface ComparingStart {
  readonly part: 'comparer';
  readonly currencies: readonly Currency[];
}

interface CompareCalls {
  readonly add: { readonly input: string; readonly output: null };
  readonly result: { readonly input: null; readonly output: Comparison };
}

/** The thread asks nothing back. */
interface NoCalls {
  readonly nothing: { readonly input: null; readonly output: null };
}

/** Pieces on their way at once: enough that the thread never waits, few enough that memory does not fill. */
const MOST_UNDER_WAY = 16;

/** Starts the thread from the code that this one runs. */
export const compareElsewhere = (code: URL, currencies: readonly Currency[]): Comparing => {
  const worker = new Worker(code, {
    workerData: { part: 'comparer', currencies } satisfies ComparingStart,
    resourceLimits: THREAD_MEMORY,
  });
  const other = link<CompareCalls, NoCalls>(worker);
  worker.on('error', (error) => {
    other.fail(error instanceof Error ? error : new Error(String(error)));
  });
  const places = new Map(currencies.map(({ id }, place) => [id, place]));
  const underWay: Promise<null>[] = [];
  return {
    add: async (rows: readonly Compared[]) => {
      if (rows.length === 0) return;
      const sent = other.call('add', textOfRows(rows, places));
      // Who stops in between never waits for the answer.
      sent.catch(() => undefined);
      underWay.push(sent);
      if (underWay.length > MOST_UNDER_WAY) await underWay.shift();
    },
    result: async () => {
      await Promise.all(underWay);
      return other.call('result', null);
    },
    close: () => {
      other.fail(new Error('the comparison was ended'));
      void worker.terminate();
    },
  };
};

/** Answers on the thread. */
export const serveComparing = (port: MessagePort, { currencies }: ComparingStart): void => {
  const comparing = compareHere();
  const answers: Answers<CompareCalls> = {
    add: async (text) => {
      await comparing.add(rowsOfText(text, currencies));
      return null;
    },
    result: () => comparing.result(),
  };
  link<NoCalls, CompareCalls>(port).serve(answers);
};
