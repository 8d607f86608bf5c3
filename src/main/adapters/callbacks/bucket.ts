/** A token bucket: so many a second in the long run, and a burst at once. */

export interface Bucket {
  /** Whether one more may pass now; if so it is counted. */
  take(): boolean;
}

/** `mono` is a monotonic clock, ms. */
export const makeBucket = (perSecond: number, burst: number, mono: () => number): Bucket => {
  let tokens = burst;
  let filledAt = mono();
  return {
    take: () => {
      const now = mono();
      tokens = Math.min(burst, tokens + ((now - filledAt) * perSecond) / 1_000);
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
};
