/**
 * Bech32 and bech32m text: a prefix, the digit 1, five-bit values and a checksum of six characters.
 * Source: BIP 173 and BIP 350. The length limit of 90 characters is the caller's: Cardano lifts it (CIP-19).
 */
import { toWords } from './five-bit.ts';

const CHECKSUM_WORDS = 6;
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
const REMAINDERS: ReadonlyMap<number, 'bech32' | 'bech32m'> = new Map([
  [1, 'bech32'],
  [0x2bc830a3, 'bech32m'],
]);

export interface Bech32Text {
  readonly prefix: string;
  /** Five-bit values without the checksum. */
  readonly words: Uint8Array;
  readonly checksum: 'bech32' | 'bech32m';
}

/** The part before the last digit 1 in small letters, whether or not the rest holds; '' when there is none. */
export const bech32Prefix = (text: string): string => {
  const separator = text.lastIndexOf('1');
  return separator < 1 ? '' : text.slice(0, separator).toLowerCase();
};

/** Whether text mixes capital and small letters, which bech32 never does. */
export const isMixedCase = (text: string): boolean =>
  text !== text.toLowerCase() && text !== text.toUpperCase();

/** Decodes text of one case; null when a character is foreign or neither checksum holds. */
export const decodeBech32 = (text: string): Bech32Text | null => {
  const lower = text.toLowerCase();
  const prefix = bech32Prefix(lower);
  if (prefix === '' || isMixedCase(text)) return null;
  const words = toWords(lower.slice(prefix.length + 1));
  if (words === null || words.length < CHECKSUM_WORDS) return null;
  const checksum = REMAINDERS.get(remainder(prefix, words));
  return checksum === undefined
    ? null
    : { prefix, words: words.subarray(0, -CHECKSUM_WORDS), checksum };
};

const remainder = (prefix: string, words: Uint8Array): number => {
  let sum = 1;
  for (let at = 0; at < prefix.length; at += 1) sum = step(sum, prefix.charCodeAt(at) >>> 5);
  sum = step(sum, 0);
  for (let at = 0; at < prefix.length; at += 1) sum = step(sum, prefix.charCodeAt(at) & 31);
  for (const word of words) sum = step(sum, word);
  return sum;
};

const step = (sum: number, value: number): number => {
  const top = sum >>> 25;
  let next = ((sum & 0x1ffffff) << 5) ^ value;
  if ((top & 1) !== 0) next ^= GENERATORS[0];
  if ((top & 2) !== 0) next ^= GENERATORS[1];
  if ((top & 4) !== 0) next ^= GENERATORS[2];
  if ((top & 8) !== 0) next ^= GENERATORS[3];
  if ((top & 16) !== 0) next ^= GENERATORS[4];
  return next;
};
