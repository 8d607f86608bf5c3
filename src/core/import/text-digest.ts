/**
 * SHA-256 of many short texts, without an object for each.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { BLOCK_WORDS, compress, startHash, state, words } from '../beneficiary/sha256-block.ts';

const BLOCK_BYTES = BLOCK_WORDS * 4;
const ASCII = 0x80;

/** The eight 32-bit words of SHA-256 over a text in UTF-8, the first one highest; valid until the next call. */
export const textDigest = (text: string): Int32Array => {
  startHash();
  for (let begin = 0; begin + BLOCK_BYTES <= text.length; begin += BLOCK_BYTES) {
    if (!fill(text, begin)) return byBytes(text);
    compress();
  }
  const rest = text.length % BLOCK_BYTES;
  if (!fill(text, text.length - rest)) return byBytes(text);
  words[rest >>> 2] = (words[rest >>> 2] ?? 0) | (0x80 << (24 - (rest & 3) * 8));
  if (rest >= BLOCK_BYTES - 8) {
    compress();
    words.fill(0, 0, BLOCK_WORDS);
  }
  words[BLOCK_WORDS - 1] = text.length * 8;
  compress();
  return state;
};

/** Puts the characters of one block, or of what is left, into words; false where one is no ASCII. */
const fill = (text: string, begin: number): boolean => {
  const end = Math.min(begin + BLOCK_BYTES, text.length);
  let seen = 0;
  for (let word = 0; word < BLOCK_WORDS; word += 1) words[word] = 0;
  for (let at = begin; at < end; at += 1) {
    const code = text.charCodeAt(at);
    seen |= code;
    const place = at - begin;
    const word = place >>> 2;
    words[word] = (words[word] ?? 0) | (code << (24 - (place & 3) * 8));
  }
  return seen < ASCII;
};

const byBytes = (text: string): Int32Array => {
  const digest = sha256(utf8ToBytes(text));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  for (let word = 0; word < state.length; word += 1) state[word] = view.getInt32(word * 4);
  return state;
};
