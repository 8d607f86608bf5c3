/** This computer's clocks, with every waiting and every reading of time so many times as fast. */
import { makeClock } from '#main/adapters/clock.ts';
import type { Clock } from '#main/ports/host.ts';

/** Where the quick wall clock stood when the computer's stood at `since`; both ms since 1970. */
const QUICK_EPOCH = Date.UTC(2026, 10, 23, 12);

/**
 * The port `Clock` at `speed`: the rules of pacing and polling, said in seconds, then take a part of one.
 * Every life of one test shares `since`, so that the quick wall clock runs on across restarts as a real one does.
 */
export const makeQuickClock = (speed: number, since: number): Clock => {
  const real = makeClock();
  return {
    bootId: real.bootId,
    now: () => QUICK_EPOCH + (real.now() - since) * speed,
    mono: () => real.mono() * speed,
    sleep: (ms, signal) => real.sleep(ms / speed, signal),
    precisely: (mono) => real.precisely(mono / speed),
  };
};
