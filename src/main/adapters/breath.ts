/** Lets a long work answer others in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long others wait for one piece of it, ms, where nothing else is said. */
const SLICE_MS = 12;

/** Gives way to waiting messages when this piece of work has taken long enough. */
export const makeBreath = (sliceMs = SLICE_MS) => {
  let since = performance.now();
  return async (): Promise<void> => {
    if (performance.now() - since < sliceMs) return;
    await nextTurn();
    since = performance.now();
  };
};
