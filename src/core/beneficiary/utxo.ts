/**
 * Addresses of Bitcoin and the chains that kept its two forms: base58check and segregated witness.
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
import { bech32Prefix } from './bech32.ts';
import { isZero } from './bytes.ts';
import { decodeSegwit } from './segwit.ts';

interface Chain {
  readonly name: string;
  /** Version bytes of base58check addresses on the main network. */
  readonly versions: readonly number[];
  readonly testVersions: readonly number[];
  /** Human-readable part of segregated-witness addresses, where the chain has them. */
  readonly prefix: string | null;
  readonly testPrefixes: readonly string[];
  readonly form: string;
}

/** Version bytes and prefixes: chainparams.cpp of each chain's reference client. */
const CHAINS = {
  bitcoin: {
    name: 'Bitcoin',
    versions: [0x00, 0x05],
    testVersions: [0x6f, 0xc4],
    prefix: 'bc',
    testPrefixes: ['tb', 'bcrt'],
    form: '1…, 3… or bc1…',
  },
  litecoin: {
    name: 'Litecoin',
    versions: [0x30, 0x32],
    testVersions: [0x6f, 0x3a, 0xc4],
    prefix: 'ltc',
    testPrefixes: ['tltc', 'rltc'],
    form: 'L…, M… or ltc1…',
  },
  dogecoin: {
    name: 'Dogecoin',
    versions: [0x1e, 0x16],
    testVersions: [0x71, 0xc4],
    prefix: null,
    testPrefixes: [],
    form: 'D…, 9… or A…',
  },
  dash: {
    name: 'Dash',
    versions: [0x4c, 0x10],
    testVersions: [0x8c, 0x13],
    prefix: null,
    testPrefixes: [],
    form: 'X… or 7…',
  },
} as const satisfies Record<string, Chain>;

/** Made by hand to look like words, so that nobody can hold their key. Source: labels of public block explorers. */
const BURNT = new Set(['1BitcoinEaterAddressDontSendf59kuE', '1CounterpartyXXXXXXXXXXXXXXXUWLpVr']);

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{25,36}$/;
const PUBLIC_KEY_HASH = 21;
const OLD_SCRIPT_VERSION = 0x05;

/** Reads an address of Bitcoin, Litecoin, Dogecoin or Dash; segregated-witness forms become lower case. */
export const readUtxoAddress = (address: string, family: keyof typeof CHAINS): AddressReading => {
  const chain: Chain = CHAINS[family];
  if (chain.prefix !== null) {
    const prefix = bech32Prefix(address);
    if (prefix === chain.prefix) return readSegwit(address, chain.prefix, chain);
    if (chain.testPrefixes.includes(prefix)) return ofTestNetwork(chain.name);
  }
  if (!BASE58.test(address)) return wrongForm(chain.name, chain.form);
  const body = decodeBase58Check(address);
  if (body === null) return brokenChecksum(chain.name);
  return readVersioned(address, body, chain);
};

const readVersioned = (address: string, body: Uint8Array, chain: Chain): AddressReading => {
  const version = body[0] ?? -1;
  if (body.length === PUBLIC_KEY_HASH && chain.versions.includes(version))
    return isZero(body.subarray(1)) || BURNT.has(address) ? burnt() : verified(address);
  if (chain.testVersions.includes(version)) return ofTestNetwork(chain.name);
  if (chain.prefix === 'ltc' && version === OLD_SCRIPT_VERSION)
    return refusal(
      'address-legacy-form',
      'is in the old 3… form that Litecoin shares with Bitcoin, so it could be either. Ask the beneficiary for the M… or ltc1… form.',
    );
  return wrongForm(chain.name, chain.form);
};

const readSegwit = (address: string, prefix: string, chain: Chain): AddressReading => {
  const reading = decodeSegwit(address, prefix);
  if (reading.kind === 'valid')
    return isZero(reading.program) ? burnt() : verified(address.toLowerCase());
  if (reading.kind === 'checksum') return brokenChecksum(chain.name);
  return reading.kind === 'mixed-case'
    ? refusal(
        'address-case',
        'mixes capital and small letters, which this form never does. Copy it again from the beneficiary.',
      )
    : refusal(
        'address-witness-version',
        `is of a version or length that nobody can be paid at on ${chain.name} today. Ask the beneficiary for another address.`,
      );
};
