/**
 * Works on one batch run one after the other; those on different batches run side by side.
 */
export const makeQueue = () => {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(batchId: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(batchId);
    const run = (async () => {
      // Whoever asked for the work before hears of its failure; the next one starts all the same.
      await before?.catch(() => undefined);
      return work();
    })();
    tails.set(batchId, run);
    try {
      return await run;
    } finally {
      if (tails.get(batchId) === run) tails.delete(batchId);
    }
  };
};
