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
  | 'stellar'
  | 'cardano'
  | 'monero'
  | 'polkadot'
  | 'kusama'
  | 'zcash'
  | 'algorand'
  | 'tezos'
  | 'near'
  | 'eos'
  | 'aptos'
  | 'sui'
  | CosmosFamily;

/** Chains built with the Cosmos SDK: one address form, told apart by its prefix. */
export type CosmosFamily =
  | 'cosmos'
  | 'osmosis'
  | 'celestia'
  | 'injective'
  | 'dydx'
  | 'juno'
  | 'axelar'
  | 'secret'
  | 'terra'
  | 'thorchain'
  | 'cronos-pos';

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
      'optimism op base avalanche avax avaxc avalanchecchain fantom ftm linea zksync ethereumclassic etc ' +
      'polygonpos arbitrumnova cronos celo gnosis xdai mantle scroll blast opbnb moonbeam sonic ethereumpow ethw bnbchain',
  ],
  ['tron', 'trc20 tron trx'],
  ['xrp', 'xrp ripple xrpl xrpledger'],
  ['ton', 'ton toncoin theopennetwork'],
  ['solana', 'solana sol spl'],
  ['stellar', 'stellar xlm stellarlumens'],
  ['cardano', 'cardano ada'],
  ['monero', 'monero xmr'],
  ['polkadot', 'polkadot dot polkadotassethub assethubpolkadot'],
  ['kusama', 'kusama ksm'],
  ['zcash', 'zcash zec'],
  ['algorand', 'algorand algo'],
  ['tezos', 'tezos xtz'],
  ['near', 'near nearprotocol'],
  ['eos', 'eos'],
  ['aptos', 'aptos apt'],
  ['sui', 'sui'],
  ['cosmos', 'cosmos atom cosmoshub'],
  ['osmosis', 'osmosis osmo'],
  ['celestia', 'celestia tia'],
  ['injective', 'injective inj'],
  ['dydx', 'dydx dydxchain'],
  ['juno', 'juno'],
  ['axelar', 'axelar axl'],
  ['secret', 'secret scrt secretnetwork'],
  ['terra', 'terra luna lunc terraclassic'],
  ['thorchain', 'thorchain thor rune'],
  ['cronos-pos', 'cronospos cryptoorg cryptoorgchain'],
];

const familyByName: ReadonlyMap<string, NetworkFamily> = new Map(
  NAMES.flatMap(([family, names]) => names.split(' ').map((name) => [name, family] as const)),
);

const NATIVE = new Set(['', 'native', 'mainnet', 'main']);

/** Networks read before, so that each of a list is tidied once and not for every row; undefined: the code decides. */
const known = new Map<string, NetworkFamily | null | undefined>();
const MOST_KNOWN = 1_000;

const familyOfNetwork = (network: string): NetworkFamily | null | undefined => {
  const before = known.get(network);
  if (before !== undefined) return before;
  const name = network.toLowerCase().replaceAll(/[\s\-_.()]/g, '');
  const family = NATIVE.has(name) ? undefined : (familyByName.get(name) ?? null);
  if (known.size < MOST_KNOWN) known.set(network, family);
  return family;
};

/**
 * The address family of a currency, from its network; the code decides only where the network is called "native"
 * or left empty. Null when the network is not known here: then its addresses cannot be verified locally.
 */
export const familyOf = (code: string, network: string): NetworkFamily | null => {
  const family = familyOfNetwork(network);
  return family === undefined ? (familyByName.get(code.toLowerCase()) ?? null) : family;
};
