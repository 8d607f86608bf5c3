/**
 * Addresses for samples: right by checksum, derived from fixed text, so that nobody holds their keys.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base58, bech32 } from '@scure/base';
import { encodeBase58Check } from '#core/beneficiary/base58check.ts';
import { readTonAddress } from '#core/beneficiary/ton.ts';

const digestOf = (kind: string, number: number): Uint8Array =>
  sha256(utf8ToBytes(`purser-sample-${kind}-${number}`));

const account = (kind: string, number: number): Uint8Array => digestOf(kind, number).slice(0, 20);

const versioned =
  (version: number, kind: string): ((number: number) => string) =>
  (number) =>
    encodeBase58Check(concatBytes(Uint8Array.of(version), account(kind, number)));

const segwit =
  (prefix: string): ((number: number) => string) =>
  (number) =>
    bech32.encode(prefix, [0, ...bech32.toWords(account(prefix, number))]);

const ton = (number: number): string => {
  const reading = readTonAddress(`0:${bytesToHex(digestOf('ton', number))}`);
  if (!reading.ok) throw new Error(`sample TON account ${number} is refused`);
  return reading.address;
};

/** Capitals by EIP-55: where the hash of the small letters has a digit above 7. */
const evm = (number: number): string => {
  const digits = bytesToHex(account('evm', number));
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const mixed = Array.from(digits, (char, at) =>
    hash.charAt(at) > '7' ? char.toUpperCase() : char,
  );
  return `0x${mixed.join('')}`;
};

/** One maker a network form; the same number gives the same address for ever. */
export const ADDRESSES = {
  bitcoin: segwit('bc'),
  'bitcoin-legacy': versioned(0x00, 'bitcoin'),
  litecoin: segwit('ltc'),
  dogecoin: versioned(0x1e, 'dogecoin'),
  dash: versioned(0x4c, 'dash'),
  evm,
  tron: versioned(0x41, 'tron'),
  ripple: (number) =>
    encodeBase58Check(concatBytes(Uint8Array.of(0), account('xrp', number)), 'xrp'),
  ton,
  solana: (number) => base58.encode(digestOf('solana', number)),
} as const satisfies Record<string, (number: number) => string>;

export type AddressForm = keyof typeof ADDRESSES;
