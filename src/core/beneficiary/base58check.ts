import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xrp } from '@scure/base';
import { sameBytes } from './bytes.ts';

const CHECKSUM = 4;
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
  if (bytes === null || bytes.length <= CHECKSUM) return null;
  const body = bytes.subarray(0, -CHECKSUM);
  const digest = sha256(sha256(body));
  const isWhole = sameBytes(bytes.subarray(-CHECKSUM), digest.subarray(0, CHECKSUM));
  return isWhole ? body : null;
};

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
