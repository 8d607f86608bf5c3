/**
 * Addresses of Polkadot and Kusama. Source: the Substrate documentation, "SS58 address format", and its registry
 * of prefixes. The checksum has only 16 bits: one random mistake in some 65,000 goes unseen.
 */
import { blake2b } from '@noble/hashes/blake2.js';
import {
  brokenChecksum,
  burnt,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { decodeBase58 } from './base58check.ts';
import { isZero } from './bytes.ts';

const ACCOUNT = 32;
const CHECKSUM = 2;
const GENERIC = 42;
const PREIMAGE = Uint8Array.from('SS58PRE', (char) => char.charCodeAt(0));

interface Chain {
  readonly name: string;
  readonly prefix: number;
  readonly form: string;
}

const CHAINS = {
  polkadot: { name: 'Polkadot', prefix: 0, form: '1 and 45 to 47 more characters' },
  kusama: { name: 'Kusama', prefix: 2, form: 'a capital C to J and 45 to 46 more characters' },
} as const satisfies Record<string, Chain>;

/** Reads an address of the chain; the generic form, whose prefix 42 names no chain, is explained. */
export const readSs58Address = (address: string, family: keyof typeof CHAINS): AddressReading => {
  const chain: Chain = CHAINS[family];
  const bytes = /^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(address) ? decodeBase58(address) : null;
  const long = bytes !== null && ((bytes[0] ?? 0) & 64) !== 0;
  const body = bytes?.subarray(0, -CHECKSUM);
  if (bytes === null || body?.length !== ACCOUNT + (long ? 2 : 1))
    return wrongForm(chain.name, chain.form);
  if (!checksumHolds(body, bytes.subarray(-CHECKSUM))) return brokenChecksum(chain.name);
  const prefix = prefixOf(body, long);
  if (prefix === GENERIC)
    return refusal(
      'address-generic-form',
      `is in the generic form (it begins with 5), which names no network. Ask the beneficiary for the form of ${chain.name} (${chain.form}).`,
    );
  if (prefix !== chain.prefix) return wrongForm(chain.name, chain.form);
  return isZero(body.subarray(-ACCOUNT)) ? burnt() : verified(address);
};

const checksumHolds = (body: Uint8Array, checksum: Uint8Array): boolean => {
  const hash = blake2b.create({ dkLen: 64 }).update(PREIMAGE).update(body).digest();
  return hash[0] === checksum[0] && hash[1] === checksum[1];
};

/** One byte below 64; otherwise two, whose bits the specification interleaves. */
const prefixOf = (body: Uint8Array, long: boolean): number => {
  const [first = 0, second = 0] = body;
  if (!long) return first;
  return ((first & 0x3f) << 2) | (second >>> 6) | ((second & 0x3f) << 8);
};
