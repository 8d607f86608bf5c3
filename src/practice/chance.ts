/**
 * All randomness of the practice gateway: a pure function of the seed and of what is asked, so that the same seed
 * and the same requests give the same bytes, in any order of unrelated draws.
 */
import { createHash } from 'node:crypto';

/** What a draw is for; the same labels always give the same draw. */
export type Label = string | number;

/** 32 pseudo-random bytes for a purpose. */
export const drawBytes = (seed: string, ...labels: readonly Label[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([seed, ...labels]))
    .digest();

/** A whole number from 0 to `below` - 1; `below` at most 2^32. */
export const drawInteger = (seed: string, below: number, ...labels: readonly Label[]): number =>
  Number((BigInt(drawBytes(seed, ...labels).readUInt32BE()) * BigInt(below)) >> 32n);
