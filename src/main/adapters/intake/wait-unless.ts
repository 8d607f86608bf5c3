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
