/** Time, waiting and identifiers of this computer. */
import { randomBytes } from 'node:crypto';
import type { Clock, Ids } from '#main/ports/host.ts';

// Longer timers overflow in Node and fire at once.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = performance.now() + ms;
    let timer: NodeJS.Timeout | undefined;
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    // A timer may fire a little early, so the monotonic clock has the last word.
    const wait = (): void => {
      const left = end - performance.now();
      if (left <= 0) finish();
      else timer = setTimeout(wait, Math.min(Math.ceil(left), LONGEST_TIMER_MS));
    };
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    signal?.addEventListener('abort', finish);
    // A wait of nothing is how long work gives others their turn.
    if (ms <= 0) setImmediate(finish);
    else wait();
  });

/** A timer of whole milliseconds usually fires so much after its time, ms. */
const TIMER_LATE_MS = 0.3;

// A timer is only good to a millisecond, so the last stretch is watched turn by turn of the event loop; as little of it
// as possible, because watching takes a whole processor.
const precisely = (mono: number): Promise<void> =>
  new Promise((resolve) => {
    const watch = (): void => {
      const left = mono - performance.now();
      const whole = Math.floor(left - TIMER_LATE_MS);
      if (left <= 0) resolve();
      else if (whole >= 1) setTimeout(watch, whole);
      else setImmediate(watch);
    };
    watch();
  });

/** The clock of one process life; its boot id is new each time. */
export const makeClock = (): Clock => ({
  now: () => Date.now(),
  mono: () => performance.now(),
  bootId: makeIds().next(),
  sleep,
  precisely,
});

/** Identifiers of 128 random bits in lower-case hex. */
export const makeIds = (): Ids => ({ next: () => randomBytes(16).toString('hex') });
