import { familyOf, type NetworkFamily } from '../money/network.ts';
import type { AddressReading } from './address-reading.ts';
import { readCashAddress } from './cash-addr.ts';
import type { Destination } from './destination.ts';
import { readEvmAddress } from './evm.ts';
import { readSolanaAddress } from './solana.ts';
import { readStellarAddress } from './stellar.ts';
import { readTonAddress, tonAccount } from './ton.ts';
import { readTronAddress } from './tron.ts';
import { readUtxoAddress } from './utxo.ts';
import { readXrpAddress } from './xrp.ts';

const READERS: Readonly<Record<NetworkFamily, (address: string) => AddressReading>> = {
  bitcoin: (address) => readUtxoAddress(address, 'bitcoin'),
  litecoin: (address) => readUtxoAddress(address, 'litecoin'),
  dogecoin: (address) => readUtxoAddress(address, 'dogecoin'),
  dash: (address) => readUtxoAddress(address, 'dash'),
  'bitcoin-cash': readCashAddress,
  evm: readEvmAddress,
  tron: readTronAddress,
  xrp: readXrpAddress,
  ton: readTonAddress,
  solana: readSolanaAddress,
  stellar: readStellarAddress,
};

const NAMES: Readonly<Record<NetworkFamily, string>> = {
  bitcoin: 'Bitcoin',
  litecoin: 'Litecoin',
  dogecoin: 'Dogecoin',
  dash: 'Dash',
  'bitcoin-cash': 'Bitcoin Cash',
  evm: 'EVM (ERC20, BEP20 …)',
  tron: 'TRON',
  xrp: 'XRP Ledger',
  ton: 'TON',
  solana: 'Solana',
  stellar: 'Stellar',
};

/** Reads an address by the rules of one family. */
export const readAddress = (address: string, family: NetworkFamily): AddressReading =>
  READERS[family](address);

/**
 * The name of another family to which a refused address belongs, or null.
 * Solana is never named: without a checksum anything long enough would fit.
 */
export const belongsTo = (address: string, not: NetworkFamily): string | null => {
  const families: readonly NetworkFamily[] = [
    'bitcoin',
    'litecoin',
    'dogecoin',
    'dash',
    'bitcoin-cash',
    'evm',
    'tron',
    'xrp',
    'ton',
    'stellar',
  ];
  const found = families.find((family) => family !== not && READERS[family](address).ok);
  return found === undefined ? null : NAMES[found];
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
