/** Chance that repeats: the same seed gives the same numbers. */
import { hash } from 'node:crypto';

/** The next whole number from 0 up to, not including, `below`. */
export type Draw = (below: number) => number;

export const seeded = (seed: string): Draw => {
  let drawn = 0;
  return (below) => {
    drawn += 1;
    const digits = hash('sha256', `${seed}/${drawn}`, 'hex').slice(0, 12);
    return Number.parseInt(digits, 16) % below;
  };
};
