/**
 * Bitcoin Cash addresses in CashAddr form.
 * Source: the CashAddr specification (bitcoincash.org), with the 32-byte script hash of 2023.
 */
import {
  brokenChecksum,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check, isZero } from './base58check.ts';

const NAME = 'Bitcoin Cash';
const PREFIX = 'bitcoincash';
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const CHECKSUM_WORDS = 8;
const GENERATORS = [0x98f2bc8e61, 0x79b76d99e2, 0xf33e5fb3c4, 0xae2eabe2a8, 0x1e4f43e470];

/** The 40-bit checksum runs in two halves of 20 bits, because numbers shift in 32. */
const HALF = 2 ** 20;
const HIGH = GENERATORS.map((generator) => Math.floor(generator / HALF));
const LOW = GENERATORS.map((generator) => generator % HALF);

/** Version byte → payload length in bytes. Token-aware versions are left out: gateways do not send tokens there. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [0x00, 20],
  [0x08, 20],
  [0x0b, 32],
]);

/** Reads a Bitcoin Cash address; the prefix may be left out and is taken off, capitals become small letters. */
export const readCashAddress = (address: string): AddressReading => {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return notCashAddress(address);
  if (/^(?:bchtest|bchreg):/.test(lower)) return testNetwork;
  const text = lower.startsWith(`${PREFIX}:`) ? lower.slice(PREFIX.length + 1) : lower;
  if (!/^[02-9ac-hj-np-z]{42,61}$/.test(text)) return notCashAddress(address);
  const words = Array.from(text, (char) => ALPHABET.indexOf(char));
  if (!checksumHolds(words)) return brokenChecksum(NAME);
  const bytes = toBytes(words.slice(0, -CHECKSUM_WORDS));
  const length = LENGTHS.get(bytes?.[0] ?? -1);
  if (bytes === null || bytes.length - 1 !== length)
    return wrongForm(NAME, 'q… or p…, without token marks');
  return isZero(bytes.subarray(1))
    ? refusal('address-burn', 'belongs to nobody: what is sent there is lost.')
    : verified(text);
};

const checksumHolds = (words: readonly number[]): boolean => {
  let high = 0;
  let low = 1;
  for (const word of [...PREFIX_WORDS, 0, ...words]) {
    const top = high >>> 15;
    high = ((high & 0x7fff) << 5) | (low >>> 15);
    low = ((low & 0x7fff) << 5) ^ word;
    for (let bit = 0; bit < GENERATORS.length; bit += 1) {
      if (((top >>> bit) & 1) === 0) continue;
      high ^= HIGH[bit] ?? 0;
      low ^= LOW[bit] ?? 0;
    }
  }
  return high === 0 && low === 1;
};

const PREFIX_WORDS = Array.from(PREFIX, (char) => char.charCodeAt(0) & 31);

/** Joins five-bit words to bytes; null when the padding is longer than needed or not zero. */
const toBytes = (words: readonly number[]): Uint8Array | null => {
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

const testNetwork = refusal(
  'address-test-network',
  `belongs to the test network of ${NAME}, where coins are worth nothing. Ask the beneficiary for one of the main network.`,
);

const notCashAddress = (address: string): AddressReading =>
  decodeBase58Check(address) === null
    ? wrongForm(NAME, 'q… or p…, in one case')
    : refusal(
        'address-legacy-form',
        `is in the old form that ${NAME} shares with Bitcoin, so it could be BTC. Ask the beneficiary for the CashAddr form (q… or p…).`,
      );
