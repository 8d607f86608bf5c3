import { familyOf, type CosmosFamily, type NetworkFamily } from '../money/network.ts';
import type { AddressReading } from './address-reading.ts';
import { readAlgorandAddress } from './algorand.ts';
import { readCardanoAddress } from './cardano.ts';
import { readCashAddress } from './cash-addr.ts';
import { readCosmosAddress } from './cosmos.ts';
import type { Destination } from './destination.ts';
import { readEvmAddress } from './evm.ts';
import { readMoneroAddress } from './monero.ts';
import { readSolanaAddress } from './solana.ts';
import { readSs58Address } from './ss58.ts';
import { readStellarAddress } from './stellar.ts';
import { readTezosAddress } from './tezos.ts';
import { readTonAddress, tonAccount } from './ton.ts';
import { readTronAddress } from './tron.ts';
import { readEosAddress, readLongHexAddress, readNearAddress } from './unchecksummed.ts';
import { readUtxoAddress } from './utxo.ts';
import { readXrpAddress } from './xrp.ts';
import { readZcashAddress } from './zcash.ts';

/** How one family's addresses are read, and what people call it. */
interface FamilyRules {
  readonly name: string;
  readonly read: (address: string) => AddressReading;
  /** True where nearly any text of the right length fits, so that fitting says nothing about the network meant. */
  readonly fitsAnything?: true;
}

const cosmos = (family: CosmosFamily, name: string): FamilyRules => ({
  name,
  read: (address) => readCosmosAddress(address, family),
});

const FAMILIES: Readonly<Record<NetworkFamily, FamilyRules>> = {
  bitcoin: { name: 'Bitcoin', read: (address) => readUtxoAddress(address, 'bitcoin') },
  litecoin: { name: 'Litecoin', read: (address) => readUtxoAddress(address, 'litecoin') },
  dogecoin: { name: 'Dogecoin', read: (address) => readUtxoAddress(address, 'dogecoin') },
  dash: { name: 'Dash', read: (address) => readUtxoAddress(address, 'dash') },
  'bitcoin-cash': { name: 'Bitcoin Cash', read: readCashAddress },
  evm: { name: 'EVM (ERC20, BEP20 …)', read: readEvmAddress },
  tron: { name: 'TRON', read: readTronAddress },
  xrp: { name: 'XRP Ledger', read: readXrpAddress },
  ton: { name: 'TON', read: readTonAddress },
  stellar: { name: 'Stellar', read: readStellarAddress },
  cardano: { name: 'Cardano', read: readCardanoAddress },
  monero: { name: 'Monero', read: readMoneroAddress },
  polkadot: { name: 'Polkadot', read: (address) => readSs58Address(address, 'polkadot') },
  kusama: { name: 'Kusama', read: (address) => readSs58Address(address, 'kusama') },
  zcash: { name: 'Zcash', read: readZcashAddress },
  algorand: { name: 'Algorand', read: readAlgorandAddress },
  tezos: { name: 'Tezos', read: readTezosAddress },
  cosmos: cosmos('cosmos', 'Cosmos Hub'),
  osmosis: cosmos('osmosis', 'Osmosis'),
  celestia: cosmos('celestia', 'Celestia'),
  injective: cosmos('injective', 'Injective'),
  dydx: cosmos('dydx', 'dYdX'),
  juno: cosmos('juno', 'Juno'),
  axelar: cosmos('axelar', 'Axelar'),
  secret: cosmos('secret', 'Secret Network'),
  terra: cosmos('terra', 'Terra'),
  thorchain: cosmos('thorchain', 'THORChain'),
  'cronos-pos': cosmos('cronos-pos', 'Cronos POS'),
  solana: { name: 'Solana', read: readSolanaAddress, fitsAnything: true },
  near: { name: 'NEAR', read: readNearAddress, fitsAnything: true },
  eos: { name: 'EOS', read: readEosAddress, fitsAnything: true },
  aptos: {
    name: 'Aptos',
    read: (address) => readLongHexAddress(address, 'Aptos'),
    fitsAnything: true,
  },
  sui: { name: 'Sui', read: (address) => readLongHexAddress(address, 'Sui'), fitsAnything: true },
};

/** Reads an address by the rules of one family. */
export const readAddress = (address: string, family: NetworkFamily): AddressReading =>
  FAMILIES[family].read(address);

/**
 * The name of another family to which a refused address belongs, or null.
 * Families without checksum are never named: anything long enough would fit.
 */
export const belongsTo = (address: string, not: NetworkFamily): string | null => {
  const own = FAMILIES[not];
  const found = Object.values(FAMILIES).find(
    (rules) => rules !== own && rules.fitsAnything !== true && rules.read(address).ok,
  );
  return found?.name ?? null;
};

/**
 * One text for all written forms of the same account, for duplicate checks only; never sent.
 * TON bounceable or not, and EVM in any case, are one account.
 */
export const addressIdentity = (destination: Destination): string => {
  const family = familyOf(destination.code, destination.network);
  if (family === 'ton') return tonAccount(destination.address) ?? destination.address;
  return family === 'evm' ? destination.address.toLowerCase() : destination.address;
};

/** What people call an address family: "EVM (ERC20, BEP20 …)". */
export const familyName = (family: NetworkFamily): string => FAMILIES[family].name;
