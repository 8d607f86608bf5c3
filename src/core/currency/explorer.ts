/** Where the blocks of a network can be looked at: constant names, never taken from the gateway. */
import type { Currency } from '../money/currency.ts';
import { familyOf, type NetworkFamily } from '../money/network.ts';

/** By address family; the networks that share the EVM form are told apart below. Shown to be read; Purser opens none. */
const BY_FAMILY: Readonly<Partial<Record<NetworkFamily, string>>> = {
  bitcoin: 'mempool.space',
  litecoin: 'litecoinspace.org',
  dogecoin: 'dogechain.info',
  dash: 'insight.dash.org',
  'bitcoin-cash': 'explorer.bitcoinunlimited.info',
  tron: 'tronscan.org',
  xrp: 'livenet.xrpl.org',
  ton: 'tonviewer.com',
  solana: 'explorer.solana.com',
  stellar: 'stellar.expert',
  cardano: 'cardanoscan.io',
  monero: 'xmrchain.net',
  polkadot: 'polkadot.subscan.io',
  cosmos: 'www.mintscan.io',
};

const BY_EVM_NETWORK: readonly (readonly [RegExp, string])[] = [
  [/^(?:erc-?20|eth|ethereum)$/i, 'etherscan.io'],
  [/^(?:bep-?20|bsc|bnb.*|binance.*)$/i, 'bscscan.com'],
  [/^(?:polygon|matic|pol)$/i, 'polygonscan.com'],
];

/** The host of a public explorer of the currency's network, or null where none is known here. */
export const explorerOf = ({
  code,
  network,
}: Pick<Currency, 'code' | 'network'>): string | null => {
  const family = familyOf(code, network);
  if (family === null) return null;
  if (family !== 'evm') return BY_FAMILY[family] ?? null;
  return BY_EVM_NETWORK.find(([pattern]) => pattern.test(network))?.[1] ?? null;
};
