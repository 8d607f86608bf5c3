/** Spaces reads so that they stay well under the gateway's limits; the spacing of withdraws is the ledger's affair. */
import type { Clock } from '#main/ports/host.ts';

/** Waits for the caller's turn; turns come in the order they were asked for. */
export type Turn = () => Promise<void>;

/** Turns at least `intervalMs` apart on the monotonic clock. */
export const makeReadPace = (clock: Pick<Clock, 'mono' | 'sleep'>, intervalMs: number): Turn => {
  let free = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = clock.mono();
    const turn = Math.max(now, free);
    free = turn + intervalMs;
    if (turn > now) await clock.sleep(turn - now);
  };
};
