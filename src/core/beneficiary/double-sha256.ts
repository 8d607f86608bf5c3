/**
 * SHA-256 twice over a short text of bytes, as base58check has it: one block each, without an object made for either.
 * Source: FIPS 180-4. A general implementation spends more on its objects than on the hash.
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

const BLOCK_WORDS = 16;
const LONGEST = 55;

/** One working space serves every call, because nothing runs in between. */
const words = new Int32Array(64);
const state = new Int32Array(8);

/** The first four bytes of SHA-256(SHA-256(bytes up to `end`)) as a signed 32-bit number; at most 55 bytes. */
export const doubleSha256Start = (bytes: Uint8Array, end: number): number => {
  if (end > LONGEST) throw new RangeError(`${end} bytes do not fit one block`);
  words.fill(0, 0, BLOCK_WORDS);
  for (let at = 0; at < end; at += 1) put(at, bytes[at] ?? 0);
  put(end, 0x80);
  words[15] = end * 8;
  compress();
  words.fill(0, 8, BLOCK_WORDS);
  words.set(state);
  words[8] = 0x80000000 | 0;
  words[15] = 256;
  compress();
  return state[0] ?? 0;
};

const put = (at: number, byte: number): void => {
  const word = at >>> 2;
  words[word] = (words[word] ?? 0) | (byte << (24 - (at & 3) * 8));
};

const compress = (): void => {
  for (let at = BLOCK_WORDS; at < 64; at += 1) {
    const near = words[at - 2] ?? 0;
    const far = words[at - 15] ?? 0;
    const low = ((far >>> 7) | (far << 25)) ^ ((far >>> 18) | (far << 14)) ^ (far >>> 3);
    const high = ((near >>> 17) | (near << 15)) ^ ((near >>> 19) | (near << 13)) ^ (near >>> 10);
    words[at] = (words[at - 16] ?? 0) + low + (words[at - 7] ?? 0) + high;
  }
  let a = INITIAL[0] ?? 0;
  let b = INITIAL[1] ?? 0;
  let c = INITIAL[2] ?? 0;
  let d = INITIAL[3] ?? 0;
  let e = INITIAL[4] ?? 0;
  let f = INITIAL[5] ?? 0;
  let g = INITIAL[6] ?? 0;
  let h = INITIAL[7] ?? 0;
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
  state[0] = a + (INITIAL[0] ?? 0);
  state[1] = b + (INITIAL[1] ?? 0);
  state[2] = c + (INITIAL[2] ?? 0);
  state[3] = d + (INITIAL[3] ?? 0);
  state[4] = e + (INITIAL[4] ?? 0);
  state[5] = f + (INITIAL[5] ?? 0);
  state[6] = g + (INITIAL[6] ?? 0);
  state[7] = h + (INITIAL[7] ?? 0);
};
