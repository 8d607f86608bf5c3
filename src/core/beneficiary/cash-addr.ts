/**
 * Bitcoin Cash addresses in CashAddr form.
 * Source: the CashAddr specification (bitcoincash.org), with the 32-byte script hash of 2023.
 */
import {
  brokenChecksum,
  burnt,
  ofTestNetwork,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58Check } from './base58check.ts';
import { isZero } from './bytes.ts';
import { toWords, wordsToBytes } from './five-bit.ts';

const NAME = 'Bitcoin Cash';
const PREFIX = 'bitcoincash';
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
  if (/^(?:bchtest|bchreg):/.test(lower)) return ofTestNetwork(NAME);
  const text = lower.startsWith(`${PREFIX}:`) ? lower.slice(PREFIX.length + 1) : lower;
  const words = /^.{42,61}$/.test(text) ? toWords(text) : null;
  if (words === null) return notCashAddress(address);
  if (!checksumHolds(words)) return brokenChecksum(NAME);
  const bytes = wordsToBytes(words.subarray(0, -CHECKSUM_WORDS));
  const length = LENGTHS.get(bytes?.[0] ?? -1);
  if (bytes === null || bytes.length - 1 !== length)
    return wrongForm(NAME, 'q… or p…, without token marks');
  return isZero(bytes.subarray(1)) ? burnt() : verified(text);
};

/** The state of the checksum: its upper and lower 20 bits. */
type Halves = readonly [high: number, low: number];

const run = (from: Halves, words: Iterable<number>): Halves => {
  let [high, low] = from;
  for (const word of words) {
    const top = high >>> 15;
    high = ((high & 0x7fff) << 5) | (low >>> 15);
    low = ((low & 0x7fff) << 5) ^ word;
    for (let bit = 0; bit < GENERATORS.length; bit += 1) {
      if (((top >>> bit) & 1) === 0) continue;
      high ^= HIGH[bit] ?? 0;
      low ^= LOW[bit] ?? 0;
    }
  }
  return [high, low];
};

/** The prefix takes part in the checksum, written or not. */
const AFTER_PREFIX = run([0, 1], [...Array.from(PREFIX, (char) => char.charCodeAt(0) & 31), 0]);

const checksumHolds = (words: Uint8Array): boolean => {
  const [high, low] = run(AFTER_PREFIX, words);
  return high === 0 && low === 1;
};

const notCashAddress = (address: string): AddressReading =>
  decodeBase58Check(address) === null
    ? wrongForm(NAME, 'q… or p…, in one case')
    : refusal(
        'address-legacy-form',
        `is in the old form that ${NAME} shares with Bitcoin, so it could be BTC. Ask the beneficiary for the CashAddr form (q… or p…).`,
      );
