/**
 * Addresses of Cardano. Source: CIP-19 (structure and header), CIP-5 (prefixes); Byron addresses are in byron.ts.
 */
import {
  brokenChecksum,
  ofTestNetwork,
  refusal,
  verified,
  wrongForm,
  type AddressReading,
} from './address-reading.ts';
import { bech32Prefix, decodeBech32, isMixedCase } from './bech32.ts';
import { readByronAddress } from './byron.ts';
import { wordsToBytes } from './five-bit.ts';

const NAME = 'Cardano';
const FORM = 'addr1…, or the older Ae2… and DdzFF…';
const MAIN_NETWORK = 1;
const HASH = 28;

/** Header type, the upper four bits → length in bytes: the header, the payment part and, where there is one, the stake part. */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  [0, 1 + 2 * HASH],
  [1, 1 + 2 * HASH],
  [2, 1 + 2 * HASH],
  [3, 1 + 2 * HASH],
  [6, 1 + HASH],
  [7, 1 + HASH],
]);

const POINTERS = [4, 5];

/** Reads a Cardano address: bech32 of any length with a header that names kind and network, or a Byron address. */
export const readCardanoAddress = (address: string): AddressReading => {
  const prefix = bech32Prefix(address);
  if (prefix === 'addr_test' || prefix === 'stake_test') return ofTestNetwork(NAME);
  if (prefix === 'stake')
    return refusal(
      'address-not-payable',
      'is the account of staking rewards (stake1…), which cannot be paid. Ask the beneficiary for a receiving address (addr1…).',
    );
  return prefix === 'addr' ? readShelley(address) : readByronAddress(address, NAME, FORM);
};

const readShelley = (address: string): AddressReading => {
  if (isMixedCase(address))
    return refusal(
      'address-case',
      'mixes capital and small letters, which this form never does. Copy it again from the beneficiary.',
    );
  const decoded = decodeBech32(address);
  if (decoded?.checksum !== 'bech32') return brokenChecksum(NAME);
  const bytes = wordsToBytes(decoded.words);
  const header = bytes?.[0] ?? 0xff;
  const kind = header >>> 4;
  if (POINTERS.includes(kind))
    return refusal(
      'address-not-payable',
      'is a pointer address, a kind that Cardano has given up. Ask the beneficiary for another (addr1q… or addr1v…).',
    );
  if (bytes === null || bytes.length !== LENGTHS.get(kind)) return wrongForm(NAME, FORM);
  return (header & 15) === MAIN_NETWORK ? verified(address.toLowerCase()) : ofTestNetwork(NAME);
};
