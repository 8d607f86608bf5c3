/** Time that passes only when someone waits for it, at once, with turns for other work in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '#main/ports/host.ts';

/** The longest a rehearsal keeps the thread before others get their turn, ms of real time. */
const SLICE_MS = 8;

/** A clock that begins at `startsAt` (wall, ms since 1970) and 0 (monotonic). */
export const makeUnhurriedClock = (startsAt: number, bootId: string): Clock => {
  let passed = 0;
  let sliceBegan = performance.now();
  const turn = async (): Promise<void> => {
    if (performance.now() - sliceBegan < SLICE_MS) return;
    await nextTurn();
    sliceBegan = performance.now();
  };
  return {
    bootId,
    now: () => startsAt + Math.floor(passed),
    mono: () => passed,
    sleep: async (ms, signal) => {
      if (signal?.aborted !== true) passed += Math.max(0, ms);
      await turn();
    },
    precisely: async (mono) => {
      passed = Math.max(passed, mono);
      await turn();
    },
  };
};
