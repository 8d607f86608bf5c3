/** Addresses of Algorand. Source: the Algorand developer documentation, "Accounts: keys and addresses". */
import { sha512_256 } from '@noble/hashes/sha2.js';
import { base32nopad } from '@scure/base';
import {
  brokenChecksum,
  burnt,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { isZero, sameBytes } from './bytes.ts';

const KEY = 32;
const CHECKSUM = 4;

/** Reads 58 characters of base32: a public key and the last four bytes of its SHA-512/256. */
export const readAlgorandAddress = (address: string): AddressReading => {
  const bytes = /^[A-Z2-7]{58}$/.test(address) ? decode(address) : null;
  if (bytes === null) return wrongForm('Algorand', '58 capital letters and digits from 2 to 7');
  const key = bytes.subarray(0, KEY);
  if (!sameBytes(sha512_256(key).subarray(-CHECKSUM), bytes.subarray(KEY)))
    return brokenChecksum('Algorand');
  return isZero(key) ? burnt() : verified(address);
};

/** Null when the last character has bits that no byte holds. */
const decode = (address: string): Uint8Array | null => {
  try {
    return base32nopad.decode(address);
  } catch {
    return null;
  }
};
