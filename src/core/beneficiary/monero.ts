/**
 * Addresses of Monero. Source: the Monero documentation, "Standard address", "Subaddress" and "Integrated address",
 * and its base58, which encodes eight bytes at a time as eleven characters.
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import {
  brokenChecksum,
  ofTestNetwork,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { sameBytes } from './bytes.ts';

const NAME = 'Monero';
const FORM = '95 characters from 4 or 8, or 106 from 4';
const CHECKSUM = 4;
/** Network byte, spend key, view key; an integrated address adds a payment id of 8 bytes. */
const KEYS = 1 + 32 + 32;
const WITH_PAYMENT_ID = KEYS + 8;

/** Network byte → length without checksum. */
const MAIN: ReadonlyMap<number, number> = new Map([
  [18, KEYS],
  [42, KEYS],
  [19, WITH_PAYMENT_ID],
]);

/** Standard, integrated and subaddress of the test and the stage network. */
const TEST = [53, 54, 63, 24, 25, 36];

/** Reads a standard address, a subaddress or an integrated address, whose payment id travels inside it. */
export const readMoneroAddress = (address: string): AddressReading => {
  if (!/^[1-9A-HJ-NP-Za-km-z]{95}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/.test(address))
    return wrongForm(NAME, FORM);
  const bytes = decode(address);
  const body = bytes?.subarray(0, -CHECKSUM);
  if (bytes === null || body === undefined) return brokenChecksum(NAME);
  if (!sameBytes(keccak_256(body).subarray(0, CHECKSUM), bytes.subarray(-CHECKSUM)))
    return brokenChecksum(NAME);
  const network = body[0] ?? -1;
  if (TEST.includes(network)) return ofTestNetwork(NAME);
  return MAIN.get(network) === body.length ? verified(address) : wrongForm(NAME, FORM);
};

/** Null when a block of characters stands for more than its bytes can hold. */
const decode = (address: string): Uint8Array | null => {
  try {
    return base58xmr.decode(address);
  } catch {
    return null;
  }
};
