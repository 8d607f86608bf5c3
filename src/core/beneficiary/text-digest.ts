/**
 * SHA-256 of many short texts, without an object for each.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { BLOCK_WORDS, compress, startHash, state, words } from './sha256-block.ts';

const BLOCK_BYTES = BLOCK_WORDS * 4;
/** Bytes of the texts that are hashed here; longer ones are rare. */
const LONGEST = 4_096;
/** No UTF-16 unit takes more than three bytes. */
const LONGEST_TEXT = Math.floor(LONGEST / 3);

/** One working space serves every call, because nothing runs in between. */
const bytes = new Uint8Array(LONGEST + BLOCK_BYTES);

/** The eight 32-bit words of SHA-256 over a text in UTF-8, the first one highest; valid until the next call. */
export const textDigest = (text: string): Int32Array => {
  const length = text.length > LONGEST_TEXT ? -1 : encode(text);
  if (length < 0) return byBytes(text);
  bytes[length] = 0x80;
  bytes.fill(0, length + 1, length + BLOCK_BYTES);
  startHash();
  let block = 0;
  for (; block + BLOCK_BYTES <= length; block += BLOCK_BYTES) take(block);
  const isShort = length - block < BLOCK_BYTES - 8;
  fill(block);
  if (!isShort) {
    compress();
    words.fill(0, 0, BLOCK_WORDS);
  }
  words[BLOCK_WORDS - 1] = length * 8;
  compress();
  return state;
};

/** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
export const textDigestHex = (text: string): string => {
  if (text.length > LONGEST_TEXT) return bytesToHex(sha256(utf8ToBytes(text)));
  let hex = '';
  for (const word of textDigest(text)) hex += (word >>> 0).toString(16).padStart(8, '0');
  return hex;
};

const fill = (block: number): void => {
  for (let word = 0; word < BLOCK_WORDS; word += 1) {
    const at = block + word * 4;
    words[word] =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
  }
};

const take = (block: number): void => {
  fill(block);
  compress();
};

/** Writes a text in UTF-8 and answers its length, or -1 where it holds more than the plain plane. */
const encode = (text: string): number => {
  let at = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    if (code < 0x80) {
      bytes[at] = code;
      at += 1;
      continue;
    }
    if (code < 0x800) {
      bytes[at] = 0xc0 | (code >> 6);
      bytes[at + 1] = 0x80 | (code & 63);
      at += 2;
      continue;
    }
    // Halves of pairs are rare and left to the general way.
    if (code >= 0xd800 && code <= 0xdfff) return -1;
    bytes[at] = 0xe0 | (code >> 12);
    bytes[at + 1] = 0x80 | ((code >> 6) & 63);
    bytes[at + 2] = 0x80 | (code & 63);
    at += 3;
  }
  return at;
};

const byBytes = (text: string): Int32Array => {
  const digest = sha256(utf8ToBytes(text));
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  for (let word = 0; word < state.length; word += 1) state[word] = view.getInt32(word * 4);
  return state;
};
