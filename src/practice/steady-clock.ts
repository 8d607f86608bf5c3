/**
 * The practice gateway's own time: the wall clock, except that it never runs backwards or slower than time passes.
 */

/** Milliseconds since 1970. */
export interface Clock {
  now(): number;
}

/** Where time comes from: the wall (ms since 1970, may jump) and a counter that only grows (ms). */
export interface TimeSources {
  readonly wall: () => number;
  readonly counter: () => number;
}

const ownSources: TimeSources = { wall: () => Date.now(), counter: () => performance.now() };

/**
 * A clock that follows the wall forwards (after sleep, say) and ignores its jumps backwards, so that two withdraws a
 * second apart never look closer.
 */
export const makeSteadyClock = ({ wall, counter }: TimeSources = ownSources): Clock => {
  let offset = wall() - counter();
  return {
    now: () => {
      const counted = counter();
      offset = Math.max(offset, wall() - counted);
      return offset + counted;
    },
  };
};
