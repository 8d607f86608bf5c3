/**
 * Lets a long work answer others in between.
 */
const SLICE_MS = 12;

/** How soon a wait for others notices that it is to end. */
const NOTICE_MS = 20;

/** Waits for others, unless `stopped` throws meanwhile: whoever cancels does not wait for them too. */
export const waitUnless = async <T>(stopped: () => void, others: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | null = null;
  const stop = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      try {
        stopped();
      } catch (reason) {
        reject(reason instanceof Error ? reason : new Error(String(reason)));
      }
    }, NOTICE_MS);
  });
  try {
    return await Promise.race([others, stop]);
  } finally {
    if (timer !== null) clearInterval(timer);
  }
};

/** Gives way to waiting messages when this piece of work has taken long enough. */
export const makeBreath = (sliceMs = SLICE_MS) => {
  let since = performance.now();
  return async (): Promise<void> => {
    if (performance.now() - since < sliceMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
};
