/**
 * Works on one batch run one after the other; those on different batches run side by side.
 */
export interface Queue {
  run<T>(batchId: string, work: () => Promise<T>): Promise<T>;
  /** As run, for clearing up that nobody waits for. */
  runBeside(batchId: string, work: () => Promise<unknown>): void;
  /** Resolves once what people asked for is done, however it ended. */
  settled(batchId: string): Promise<void>;
}

export const makeQueue = (): Queue => {
  const tails = new Map<string, Promise<unknown>>();
  const asked = new Map<string, Promise<unknown>>();
  const add = <T>(batchId: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(batchId);
    const run = (async () => {
      // Whoever asked for the work before hears of its failure; the next one starts all the same.
      await before?.catch(() => undefined);
      return work();
    })();
    tails.set(batchId, run);
    forgetDone(tails, batchId, run);
    return run;
  };
  return {
    run: (batchId, work) => {
      const run = add(batchId, work);
      asked.set(batchId, run);
      forgetDone(asked, batchId, run);
      return run;
    },
    runBeside: (batchId, work) => {
      add(batchId, work).catch(() => undefined);
    },
    settled: async (batchId) => {
      await asked.get(batchId)?.catch(() => undefined);
    },
  };
};

const forgetDone = (
  from: Map<string, Promise<unknown>>,
  batchId: string,
  run: Promise<unknown>,
): void => {
  const forget = (): void => {
    if (from.get(batchId) === run) from.delete(batchId);
  };
  run.then(forget, forget);
};
