/**
 * Lets a long work answer others in between.
 */
const SLICE_MS = 12;

/** Gives way to waiting messages when this piece of work has taken long enough. */
export const makeBreath = () => {
  let since = performance.now();
  return async (): Promise<void> => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
};
