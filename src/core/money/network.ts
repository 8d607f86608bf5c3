/** Networks grouped by the form of their addresses. */
export type NetworkFamily =
  | 'bitcoin'
  | 'litecoin'
  | 'dogecoin'
  | 'dash'
  | 'bitcoin-cash'
  | 'evm'
  | 'tron'
  | 'xrp'
  | 'ton'
  | 'solana'
  | 'stellar';

/** What gateways and people call each network; compared without case, spaces, dashes and dots. */
const NAMES: readonly (readonly [NetworkFamily, string])[] = [
  ['bitcoin', 'bitcoin btc'],
  ['litecoin', 'litecoin ltc'],
  ['dogecoin', 'dogecoin doge'],
  ['dash', 'dash'],
  ['bitcoin-cash', 'bitcoincash bch'],
  [
    'evm',
    'erc20 eth ethereum bep20 bsc bnb bnbsmartchain binancesmartchain polygon matic pol arbitrum arb arbitrumone ' +
      'optimism op base avalanche avax avaxc avalanchecchain fantom ftm linea zksync ethereumclassic etc',
  ],
  ['tron', 'trc20 tron trx'],
  ['xrp', 'xrp ripple xrpl xrpledger'],
  ['ton', 'ton toncoin theopennetwork'],
  ['solana', 'solana sol spl'],
  ['stellar', 'stellar xlm stellarlumens'],
];

const familyByName: ReadonlyMap<string, NetworkFamily> = new Map(
  NAMES.flatMap(([family, names]) => names.split(' ').map((name) => [name, family] as const)),
);

const NATIVE = new Set(['', 'native', 'mainnet', 'main']);

/**
 * The address family of a currency, from its network; the code decides only where the network is called "native"
 * or left empty. Null when the network is not known here: then its addresses cannot be verified locally.
 */
export const familyOf = (code: string, network: string): NetworkFamily | null => {
  const name = network.toLowerCase().replaceAll(/[\s\-_.()]/g, '');
  return familyByName.get(NATIVE.has(name) ? code.toLowerCase() : name) ?? null;
};
