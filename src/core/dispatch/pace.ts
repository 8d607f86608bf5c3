/**
 * The spacing rule between withdraws (design section 4): the next withdraw is written no sooner than the
 * gateway's interval plus a margin after the previous reply arrived or its time-out was recorded.
 * Two requests can then never arrive less than an interval apart, whatever the network does.
 */

/** Added to the gateway's interval, ms. */
export const SPACING_MARGIN_MS = 50;

/** No withdraw leaves sooner than this after start or resume, ms. */
export const START_GUARD_MS = 2_000;

/** Nothing is sent for so long after the gateway said "too often" (safety section 4: 408, 409, 425, 429), ms. */
export const COOL_DOWN_MS = 60_000;

/** When the last attempt to send ended; durable, so the rule holds across restarts. */
export interface SendEnded {
  /** Wall clock, ms since 1970. */
  readonly at: number;
  /** Monotonic clock of the boot, ms. */
  readonly mono: number;
  readonly bootId: string;
}

export interface PaceNow {
  readonly now: number;
  readonly mono: number;
  readonly bootId: string;
  /** Monotonic time at which this run was started or resumed, ms. */
  readonly startedMono: number;
}

/**
 * The monotonic time (ms, this boot) before which no withdraw may be written.
 * Within one boot the monotonic clock decides. Across boots only the wall clock is left: a stored time in the
 * future, or a clock set back, counts as "just now" (gateway reference section 6).
 */
export const earliestSend = (
  intervalMs: number,
  last: SendEnded | null,
  { now, mono, bootId, startedMono }: PaceNow,
): number => {
  const gap = intervalMs + SPACING_MARGIN_MS;
  const afterStart = startedMono + START_GUARD_MS;
  if (last === null) return afterStart;
  if (last.bootId === bootId) return Math.max(afterStart, last.mono + gap);
  const elapsed = now - last.at;
  const remaining = elapsed < 0 ? gap : Math.max(0, gap - elapsed);
  return Math.max(afterStart, mono + remaining);
};

/**
 * The longest wait {@link earliestSend} can ask for while the monotonic clock is sound, ms. A longer one means that
 * this clock went back, and then the distance to the last request is not certain.
 */
export const longestWait = (intervalMs: number): number =>
  Math.max(START_GUARD_MS, intervalMs + SPACING_MARGIN_MS) + 1_000;

/** Payouts a minute at the paced rate, for display; `replyMs` is a typical time from request to reply. */
export const perMinute = (intervalMs: number, replyMs: number): number =>
  60_000 / (intervalMs + SPACING_MARGIN_MS + replyMs);

/** Time `count` payouts take at the paced rate, ms. */
export const pacedDuration = (count: number, intervalMs: number, replyMs: number): number =>
  count * (intervalMs + SPACING_MARGIN_MS + replyMs);
