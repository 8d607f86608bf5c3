/**
 * One block of SHA-256 (FIPS 180-4) on words that every call shares: what hashes short texts by the hundred thousand
 * spends more on the objects of a general implementation than on the hash.
 */

/** The fractional parts of roots of the first primes, as the standard derives them. */
const primes = (count: number): readonly number[] => {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1)
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  return found;
};

const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;

const ROUND = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const INITIAL = Int32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));

/** Words of 32 bits in a block; the first so many of {@link words} are the block, the rest is working space. */
export const BLOCK_WORDS = 16;

/** The block that {@link compress} takes. One serves all, because nothing runs between filling and compressing. */
export const words = new Int32Array(64);

/** The eight words of the hash so far, the first one highest. */
export const state = new Int32Array(8);

/** Makes {@link state} that of no block. */
export const startHash = (): void => state.set(INITIAL);

/** Takes the block in {@link words} into {@link state}. */
export const compress = (): void => {
  for (let at = BLOCK_WORDS; at < 64; at += 1) {
    const near = words[at - 2] ?? 0;
    const far = words[at - 15] ?? 0;
    const low = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    const high = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    words[at] = (words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high;
  }
  let a = state[0] ?? 0;
  let b = state[1] ?? 0;
  let c = state[2] ?? 0;
  let d = state[3] ?? 0;
  let e = state[4] ?? 0;
  let f = state[5] ?? 0;
  let g = state[6] ?? 0;
  let h = state[7] ?? 0;
  for (let at = 0; at < 64; at += 1) {
    const sum = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + sum + ((e & f) ^ (~e & g)) + (ROUND[at] ?? 0) + (words[at] ?? 0)) | 0;
    const turn = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (turn + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0] = a + (state[0] ?? 0);
  state[1] = b + (state[1] ?? 0);
  state[2] = c + (state[2] ?? 0);
  state[3] = d + (state[3] ?? 0);
  state[4] = e + (state[4] ?? 0);
  state[5] = f + (state[5] ?? 0);
  state[6] = g + (state[6] ?? 0);
  state[7] = h + (state[7] ?? 0);
};
