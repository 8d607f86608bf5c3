/**
 * The alphabet of bech32 and CashAddr, where each character carries five bits.
 * Source: BIP 173, "Bech32"; the CashAddr specification took it over.
 */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

const FOREIGN = 0xff;
const VALUES = new Uint8Array(128).fill(FOREIGN);
for (const [value, char] of Array.from(ALPHABET).entries()) VALUES[char.charCodeAt(0)] = value;

/** Five-bit values of small-letter text; null when a character is not of the alphabet. */
export const toWords = (text: string): Uint8Array | null => {
  const words = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] ?? FOREIGN;
    if (value === FOREIGN) return null;
    words[at] = value;
  }
  return words;
};

/** Joins five-bit values to bytes; null when the padding is longer than needed or not zero. */
export const wordsToBytes = (words: Uint8Array): Uint8Array | null => {
  const bytes = new Uint8Array(Math.floor((words.length * 5) / 8));
  let bits = 0;
  let value = 0;
  let at = 0;
  for (const word of words) {
    value = ((value << 5) | word) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at] = (value >>> bits) & 0xff;
    at += 1;
  }
  return bits < 5 && (value & ((1 << bits) - 1)) === 0 ? bytes : null;
};
