/** A small repeatable generator of numbers from 0 to 1, so that a failure names the same case again (mulberry32). */
export const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** A random whole number below a limit. */
export const below = (random: () => number, limit: number): number => Math.floor(random() * limit);

export const randomBytes = (random: () => number, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => below(random, 256));
