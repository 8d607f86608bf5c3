/**
 * SHA-256 twice over a short text of bytes, as base58check has it: one block each.
 */
import { BLOCK_WORDS, compress, startHash, state, words } from './sha256-block.ts';

const LONGEST = 55;

/** The first four bytes of SHA-256(SHA-256(bytes up to `end`)) as a signed 32-bit number; at most 55 bytes. */
export const doubleSha256Start = (bytes: Uint8Array, end: number): number => {
  if (end > LONGEST) throw new RangeError(`${end} bytes do not fit one block`);
  words.fill(0, 0, BLOCK_WORDS);
  for (let at = 0; at < end; at += 1) put(at, bytes[at] ?? 0);
  put(end, 0x80);
  words[15] = end * 8;
  startHash();
  compress();
  words.fill(0, 8, BLOCK_WORDS);
  words.set(state);
  words[8] = 0x80000000 | 0;
  words[15] = 256;
  startHash();
  compress();
  return state[0] ?? 0;
};

const put = (at: number, byte: number): void => {
  const word = at >>> 2;
  words[word] = (words[word] ?? 0) | (byte << (24 - (at & 3) * 8));
};
