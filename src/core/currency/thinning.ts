/** How the history of prices is thinned as it grows old: the first of each stretch of time stays. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Points older than `olderThan` keep the first of every `every`, both ms. The oldest rule comes last. */
export interface Thinning {
  readonly olderThan: number;
  readonly every: number;
}

/** Every reading for a day, quarters of an hour for thirty days, then quarters of a day for good. */
export const THINNINGS: readonly Thinning[] = [
  { olderThan: DAY, every: 15 * MINUTE },
  { olderThan: 30 * DAY, every: 6 * HOUR },
];

/** A price that did not move is noted again after this, ms, so that a flat line is known to be one. */
export const STILL_AFTER = HOUR;

/** Between two thinnings, ms. */
export const THIN_EVERY = HOUR;

/** What stays of points in order of time, `now` in ms since 1970: the rule that the store carries out in its tables. */
export const thinned = (points: readonly number[], now: number): readonly number[] =>
  THINNINGS.reduce(
    (kept, { olderThan, every }) =>
      kept.filter((at, index) => {
        if (at >= now - olderThan) return true;
        const before = kept[index - 1];
        return before === undefined || Math.floor(before / every) !== Math.floor(at / every);
      }),
    points,
  );
