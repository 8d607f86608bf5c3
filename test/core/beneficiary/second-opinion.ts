/** What other implementations say of an address, by family; null where they do not know the family. */
import { bech32 } from '@scure/base';
import { Address } from '@ton/core';
import { validate, Network } from 'bitcoin-address-validation';
import { decodeCashAddress } from 'ecashaddrjs';
import multicoin from 'multicoin-address-validator';
import { isValidClassicAddress } from 'ripple-address-codec';
import type { NetworkFamily } from '#core/money/network.ts';

const byMulticoin =
  (symbol: string) =>
  (address: string): boolean => {
    try {
      return multicoin.validate(address, symbol);
    } catch {
      // It throws "Overflow" on Monero blocks that stand for more than eight bytes.
      return false;
    }
  };

const isTon = (address: string): boolean => {
  if (!Address.isFriendly(address)) return false;
  try {
    return !Address.parseFriendly(address).isTestOnly;
  } catch {
    return false;
  }
};

const isCash = (address: string): boolean => {
  try {
    return decodeCashAddress(`bitcoincash:${address}`).prefix === 'bitcoincash';
  } catch {
    return false;
  }
};

/** The second implementation of each family and its name. */
export const SECOND: Readonly<
  Partial<Record<NetworkFamily, readonly [name: string, accepts: (address: string) => boolean]>>
> = {
  bitcoin: ['bitcoin-address-validation', (address) => validate(address, Network.mainnet)],
  litecoin: ['multicoin', byMulticoin('ltc')],
  dogecoin: ['multicoin', byMulticoin('doge')],
  dash: ['multicoin', byMulticoin('dash')],
  'bitcoin-cash': ['ecashaddrjs', isCash],
  evm: ['multicoin', byMulticoin('eth')],
  tron: ['multicoin', byMulticoin('trx')],
  xrp: ['ripple-address-codec', isValidClassicAddress],
  ton: ['@ton/core', isTon],
  solana: ['multicoin', byMulticoin('sol')],
  stellar: ['multicoin', byMulticoin('xlm')],
  cardano: ['multicoin', byMulticoin('ada')],
  monero: ['multicoin', byMulticoin('xmr')],
  polkadot: ['multicoin', byMulticoin('dot')],
  zcash: ['multicoin', byMulticoin('zec')],
  algorand: ['multicoin', byMulticoin('algo')],
  tezos: ['multicoin', byMulticoin('xtz')],
  cosmos: ['@scure/base', (address) => bech32.decodeUnsafe(address)?.prefix === 'cosmos'],
};
