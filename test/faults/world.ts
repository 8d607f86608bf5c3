/** Time of a fault test: it passes only when someone waits, the gateway lives in it too, and it outlasts a restart. */
import type { Clock } from '#main/ports/host.ts';

/** Noon of a plain day, ms since 1970. */
export const NOON = Date.UTC(2026, 10, 25, 12);

export interface World {
  /** Ms since the world began. */
  now(): number;
  pass(ms: number): void;
  /** Sets the computer's wall clock alone; the gateway and the monotonic clock do not notice. */
  setWallClock(by: number): void;
  /** The clock of a new process life: its monotonic time begins at 0. */
  boot(): Clock;
}

export const makeWorld = (): World => {
  let passed = 0;
  let skew = 0;
  let boots = 0;
  const pass = (ms: number): void => {
    passed += Math.max(0, ms);
  };
  return {
    now: () => passed,
    pass,
    setWallClock: (by) => {
      skew += by;
    },
    boot: () => {
      boots += 1;
      const begun = passed;
      const mono = (): number => passed - begun;
      return {
        bootId: `boot-${boots}`,
        now: () => Math.floor(NOON + passed + skew),
        mono,
        sleep: (ms, signal) => {
          if (signal?.aborted !== true) pass(ms);
          return Promise.resolve();
        },
        precisely: (at) => {
          pass(at - mono());
          return Promise.resolve();
        },
      };
    },
  };
};
