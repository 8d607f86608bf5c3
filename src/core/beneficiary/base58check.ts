import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xrp } from '@scure/base';
import { doubleSha256Start } from './double-sha256.ts';

const CHECKSUM = 4;
/** No address is longer, and the hash takes no more. */
const LONGEST = 55 + CHECKSUM;
const CODERS = { bitcoin: base58, xrp: base58xrp };

/** Decodes base58 text in the alphabet of Bitcoin or of the XRP Ledger; null when a character is not of it. */
export const decodeBase58 = (
  text: string,
  alphabet: keyof typeof CODERS = 'bitcoin',
): Uint8Array | null => {
  try {
    return CODERS[alphabet].decode(text);
  } catch {
    return null;
  }
};

/**
 * Decodes base58check text: version and payload, without the four checksum bytes.
 * Null when a character is foreign or the first four bytes of the double SHA-256 differ.
 */
export const decodeBase58Check = (
  text: string,
  alphabet: keyof typeof CODERS = 'bitcoin',
): Uint8Array | null => {
  const bytes = decodeBase58(text, alphabet);
  if (bytes === null || bytes.length <= CHECKSUM || bytes.length > LONGEST) return null;
  const end = bytes.length - CHECKSUM;
  return doubleSha256Start(bytes, end) === int32At(bytes, end) ? bytes.subarray(0, end) : null;
};

/** Four bytes as a signed number, the first one highest. */
const int32At = (bytes: Uint8Array, at: number): number =>
  ((bytes[at] ?? 0) << 24) |
  ((bytes[at + 1] ?? 0) << 16) |
  ((bytes[at + 2] ?? 0) << 8) |
  (bytes[at + 3] ?? 0);

/** Encodes version and payload as base58check text. */
export const encodeBase58Check = (
  body: Uint8Array,
  alphabet: keyof typeof CODERS = 'bitcoin',
): string => {
  const bytes = new Uint8Array(body.length + CHECKSUM);
  bytes.set(body);
  bytes.set(sha256(sha256(body)).subarray(0, CHECKSUM), body.length);
  return CODERS[alphabet].encode(bytes);
};
