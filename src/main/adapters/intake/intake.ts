/**
 * The intake port: drafts in a store of their own, read and checked on threads of their own.
 */
import { Worker } from 'node:worker_threads';
import { REPEAT_DAYS } from '#core/import/repeat.ts';
import type { Clock } from '#main/ports/host.ts';
import type { Intake, IntakeBatch, RowToPay } from '#main/ports/intake.ts';
import type { History } from '#main/ports/ledger.ts';
import type {
  MainCalls,
  ReaderCalls,
  SourceRow,
  StopFlag,
  TextList,
  WriterCalls,
} from './calls.ts';
import { link, type Answers, type Caller, type CallTable } from './link.ts';
import { THREAD_MEMORY } from './thread-memory.ts';
import type { IntakeThread } from './worker.ts';

export interface IntakeOptions {
  /** Absolute path of the store of drafts; made when absent. */
  readonly file: string;
  /** Where the code of the threads is: `worker.ts` beside this file, or what the build made of it. */
  readonly worker: URL;
  readonly history: History;
  readonly clock: Pick<Clock, 'now'>;
  /** How far back earlier payments are looked for, in days; `REPEAT_DAYS` where absent. */
  readonly repeatDays?: () => number;
}

export interface OpenIntake extends Intake {
  /** Ends both threads; a reading under way is cut and shows as cancelled at the next start. */
  close(): Promise<void>;
}

/** Rows handed over at a time for the result file. */
const SOURCE_PAGE = 1_000;

/** Opens the store and starts its threads. Rejects with words for people when the store cannot be opened. */
export const openIntake = async (options: IntakeOptions): Promise<OpenIntake> => {
  const known = new Map<string, IntakeBatch>();
  const listeners = new Set<(batch: IntakeBatch) => void>();
  const changed = (batch: IntakeBatch): null => {
    known.set(batch.id, batch);
    for (const listener of listeners) listener(batch);
    return null;
  };
  const writing = startThread<WriterCalls>(options, 'writer', answersOf(options, changed));
  await writing.ready;
  // Nobody waits for the reader: what is asked of it before it is there is answered once it is.
  const reading = startThread<ReaderCalls>(options, 'reader', answersOf(options, changed));
  for (const batch of await writing.link.call('batches', null)) known.set(batch.id, batch);
  return {
    ...changesOf(writing.link, { clock: options.clock, known }),
    ...questionsOf(reading.link, writing.link),
    batches: async () => [...known.values()].sort((a, b) => b.createdAt - a.createdAt),
    batch: async (batchId) => known.get(batchId) ?? null,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      listeners.clear();
      await Promise.all([writing.end(), reading.end()]);
    },
  };
};

const DAY_MS = 86_400_000;

const answersOf = (
  { history, clock, repeatDays }: IntakeOptions,
  changed: (batch: IntakeBatch) => null,
): Answers<MainCalls> => ({
  changed,
  now: () => {
    const now = clock.now();
    return { now, repeatsSince: now - (repeatDays?.() ?? REPEAT_DAYS) * DAY_MS };
  },
  past: async ({ references, keys, since, batchId }) => {
    const [used, similar] = await Promise.all([
      history.usedReferences(textsOf(references), batchId),
      history.similarSince(since, textsOf(keys), batchId),
    ]);
    return { used, similar };
  },
  payeesAfter: ({ place, limit }) => history.payeesAfter(place, limit),
  batchOfFile: ({ fileHash, batchId }) => history.batchOfFile(fileHash, batchId),
  batchOfContent: ({ identity, batchId }) => history.batchOfContent(identity, batchId),
});

const textsOf = (list: TextList): readonly string[] => {
  const texts: readonly string[] = JSON.parse(list);
  return texts;
};

interface Thread<T extends CallTable<T>> {
  readonly link: Caller<T>;
  /** Rejects with words for people when its store cannot be opened; every call to it does then, too. */
  readonly ready: Promise<void>;
  end(): Promise<void>;
}

const startThread = <T extends CallTable<T>>(
  { file, worker: code }: IntakeOptions,
  part: IntakeThread['part'],
  answers: Answers<MainCalls>,
): Thread<T> => {
  const worker = new Worker(code, {
    workerData: { file, part, code: code.href } satisfies IntakeThread,
    resourceLimits: THREAD_MEMORY,
  });
  const connected = link<T, MainCalls>(worker);
  connected.serve(answers);
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message) => {
      if (message === 'ready') resolve();
    });
    worker.on('error', (error) => {
      const why = error instanceof Error ? error.message : String(error);
      const lost = new Error(`The store of drafts stopped (${why}). Start Purser again.`);
      connected.fail(lost);
      reject(lost);
    });
  });
  // A thread that is lost says so in every call to it, whether or not anybody waits for its beginning.
  ready.catch(() => undefined);
  return {
    link: connected,
    ready,
    end: async () => {
      connected.fail(new Error('the intake is closed'));
      await worker.terminate();
    },
  };
};

const newStop = (): StopFlag => new Int32Array(new SharedArrayBuffer(4));

type Changes = Pick<
  Intake,
  | 'start'
  | 'answer'
  | 'cancel'
  | 'change'
  | 'stopChange'
  | 'recheck'
  | 'recheckRepeats'
  | 'rename'
  | 'markSubmitted'
  | 'discard'
>;

const changesOf = (
  writer: Caller<WriterCalls>,
  { clock, known }: { clock: Pick<Clock, 'now'>; known: Map<string, IntakeBatch> },
): Changes => {
  const stops = new Map<string, StopFlag>();
  const newStopOf = (batchId: string): StopFlag => {
    const stop = newStop();
    stops.set(batchId, stop);
    return stop;
  };
  const cancel = async (batchId: string): Promise<void> => {
    const stop = stops.get(batchId);
    if (stop === undefined) return;
    Atomics.store(stop, 0, 1);
    await writer.call('settled', { batchId });
  };
  return {
    start: (input) => {
      const stop = newStopOf(input.batchId);
      return writer.call('start', { ...input, createdAt: clock.now(), stop });
    },
    answer: (batchId, choices, snapshot) =>
      writer.call('answer', { batchId, choices, snapshot, stop: newStopOf(batchId) }),
    cancel,
    ...changingOf(writer),
    recheckRepeats: (batchId) => writer.call('recheckRepeats', { batchId }),
    recheck: (batchId, snapshot) => writer.call('recheck', { batchId, snapshot }),
    rename: (batchId, name) => writer.call('rename', { batchId, name }),
    markSubmitted: async (batchId, submitted) => {
      await writer.call('markSubmitted', { batchId, submitted });
    },
    discard: async (batchId) => {
      await cancel(batchId);
      await writer.call('discard', { batchId });
      stops.delete(batchId);
      known.delete(batchId);
    },
  };
};

/** Steps on rows, each with a flag that stops it. */
const changingOf = (writer: Caller<WriterCalls>): Pick<Intake, 'change' | 'stopChange'> => {
  const changing = new Map<string, Set<StopFlag>>();
  return {
    change: async (batchId, { edit, by, snapshot }) => {
      const stop = newStop();
      const running = changing.get(batchId) ?? new Set();
      changing.set(batchId, running.add(stop));
      try {
        return await writer.call('change', { batchId, edit, by, snapshot, stop });
      } finally {
        running.delete(stop);
      }
    },
    stopChange: async (batchId) => {
      for (const stop of changing.get(batchId) ?? []) Atomics.store(stop, 0, 1);
      await writer.call('settled', { batchId });
    },
  };
};

type Questions = Pick<
  Intake,
  | 'rows'
  | 'seek'
  | 'fixes'
  | 'changes'
  | 'changesDigest'
  | 'issueCounts'
  | 'repeats'
  | 'toPay'
  | 'source'
  | 'tied'
  | 'header'
>;

const questionsOf = (reader: Caller<ReaderCalls>, writer: Caller<WriterCalls>): Questions => ({
  rows: (batchId, filter, { offset, limit, sort = null }) =>
    reader.call('rows', { batchId, filter, sort, offset, limit }),
  seek: (batchId, { filter, sort }, seek) => reader.call('seek', { batchId, filter, sort, seek }),
  fixes: (batchId) => reader.call('fixes', { batchId }),
  changes: async (batchId, { offset, limit }) => {
    await writer.call('warm', { batchId });
    return reader.call('changes', { batchId, offset, limit });
  },
  changesDigest: (batchId) => reader.call('changesDigest', { batchId }),
  issueCounts: (batchId) => reader.call('issueCounts', { batchId }),
  repeats: (batchId) => reader.call('repeats', { batchId }),
  toPay: makeToPay(reader),
  source: (batchId) => sourceOf(reader, batchId),
  tied: (batchId) => reader.call('tied', { batchId }),
  header: (batchId) => reader.call('header', { batchId }),
});

const makeToPay = (reader: Caller<ReaderCalls>): Questions['toPay'] => {
  let last = 0;
  return async (batchId, limit) => {
    last += 1;
    const reading = last;
    const rows: RowToPay[] = [];
    for (;;) {
      const piece = await reader.call('toPay', { batchId, limit, reading });
      rows.push(...piece.rows);
      if (piece.isLast) return rows;
    }
  };
};

async function* sourceOf(reader: Caller<ReaderCalls>, batchId: string): AsyncGenerator<SourceRow> {
  let after = 0;
  for (;;) {
    const rows = await reader.call('source', { batchId, after, limit: SOURCE_PAGE });
    yield* rows;
    if (rows.length < SOURCE_PAGE) return;
    after = rows.at(-1)?.row ?? after;
  }
}
