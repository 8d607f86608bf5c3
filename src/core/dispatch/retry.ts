/**
 * What to do when a payout provably did not leave: wait and try again, a bounded number of times (safety section 4).
 */

const BACKOFF_MS = [2_000, 10_000, 60_000] as const;

/**
 * The pause before attempt number `failures + 1`, ms, or null when the run must stop.
 * `jitter` is a number in [0, 1) drawn by the caller: full jitter between half and all of the step.
 */
export const backoffAfter = (failures: number, jitter: number): number | null => {
  const step = BACKOFF_MS[failures - 1];
  return step === undefined ? null : Math.round(step / 2 + (step / 2) * jitter);
};
