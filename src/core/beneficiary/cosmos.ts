/**
 * Addresses of chains built with the Cosmos SDK: bech32 whose prefix names the chain.
 * Source: Cosmos SDK documentation, "Addresses" (ADR-028 for 32 bytes); prefixes: SLIP-173.
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
import { bech32Prefix, decodeBech32, isMixedCase } from './bech32.ts';
import { isZero } from './bytes.ts';
import { wordsToBytes } from './five-bit.ts';
import type { CosmosFamily } from '../money/network.ts';

interface Chain {
  readonly name: string;
  readonly prefix: string;
  readonly testPrefixes?: readonly string[];
}

const CHAINS: Readonly<Record<CosmosFamily, Chain>> = {
  cosmos: { name: 'Cosmos Hub', prefix: 'cosmos' },
  osmosis: { name: 'Osmosis', prefix: 'osmo' },
  celestia: { name: 'Celestia', prefix: 'celestia' },
  injective: { name: 'Injective', prefix: 'inj' },
  dydx: { name: 'dYdX', prefix: 'dydx' },
  juno: { name: 'Juno', prefix: 'juno' },
  axelar: { name: 'Axelar', prefix: 'axelar' },
  secret: { name: 'Secret Network', prefix: 'secret' },
  terra: { name: 'Terra', prefix: 'terra' },
  thorchain: { name: 'THORChain', prefix: 'thor', testPrefixes: ['tthor', 'sthor'] },
  'cronos-pos': { name: 'Cronos POS', prefix: 'cro', testPrefixes: ['tcro'] },
};

/** A plain account or a module's and contract's account. */
const LENGTHS = [20, 32];

/** What may follow a chain's prefix, and what such an address is for instead of being paid. */
const OTHER_ROLES = ['valoper', 'valcons', 'pub', 'valoperpub', 'valconspub'];

/** Reads an address of one chain; capitals become small letters. */
export const readCosmosAddress = (address: string, family: CosmosFamily): AddressReading => {
  const chain = CHAINS[family];
  const form = `${chain.prefix}1…`;
  const prefix = bech32Prefix(address);
  if (chain.testPrefixes?.includes(prefix) === true) return ofTestNetwork(chain.name);
  if (OTHER_ROLES.some((role) => prefix === chain.prefix + role))
    return refusal(
      'address-not-payable',
      `names a validator or a key of ${chain.name} and cannot be paid. Ask the beneficiary for their account (${form}).`,
    );
  if (prefix !== chain.prefix) return wrongForm(chain.name, form);
  if (isMixedCase(address))
    return refusal(
      'address-case',
      'mixes capital and small letters, which this form never does. Copy it again from the beneficiary.',
    );
  const decoded = decodeBech32(address);
  if (decoded?.checksum !== 'bech32') return brokenChecksum(chain.name);
  const bytes = wordsToBytes(decoded.words);
  if (bytes === null || !LENGTHS.includes(bytes.length)) return wrongForm(chain.name, form);
  return isZero(bytes) ? burnt() : verified(address.toLowerCase());
};
