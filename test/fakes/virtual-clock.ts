/** Time that passes only when someone waits for it. */
import type { Clock } from '#main/ports/host.ts';

export interface VirtualClock extends Clock {
  /** Lets both clocks move on. */
  pass(ms: number): void;
  /** Sets the wall clock alone, as a person or a time server does. */
  jump(ms: number): void;
}

export const makeVirtualClock = (bootId: string, startsAt = 1_795_000_000_000): VirtualClock => {
  let wall = startsAt;
  let mono = 0;
  const pass = (ms: number): void => {
    wall += ms;
    mono += ms;
  };
  return {
    bootId,
    now: () => Math.floor(wall),
    mono: () => Math.floor(mono),
    sleep: (ms, signal) => {
      if (signal?.aborted !== true) pass(Math.max(0, ms));
      return Promise.resolve();
    },
    precisely: (at) => {
      if (at > mono) pass(at - mono);
      return Promise.resolve();
    },
    pass,
    jump: (ms) => {
      wall += ms;
    },
  };
};
