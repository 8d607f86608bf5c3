import { familyOf, type NetworkFamily } from './network.ts';

/**
 * Most decimals of a currency where the gateway's list does not tell, by code and network family.
 * Source: gateway reference section 5 (dashboard mark-up of 2023) for the currencies it names; for the others the
 * coin's own smallest unit, cut to eight decimals as that dashboard does.
 */
const KNOWN: ReadonlyMap<string, number> = new Map([
  ['BTC bitcoin', 8],
  ['BTC bsc', 8],
  ['LTC litecoin', 8],
  ['DOGE dogecoin', 8],
  ['DASH dash', 8],
  ['BCH bitcoin-cash', 8],
  ['ETH ethereum', 8],
  ['ETH bsc', 8],
  ['BNB bsc', 8],
  ['TRX tron', 6],
  ['USDT ethereum', 6],
  ['USDT tron', 2],
  ['USDT bsc', 2],
  ['USDC ethereum', 2],
  ['USDC bsc', 2],
  ['BUSD ethereum', 6],
  ['BUSD bsc', 2],
  ['XRP xrp', 6],
  ['TON ton', 8],
  ['SOL solana', 8],
  ['POL polygon', 8],
  ['USDT polygon', 6],
  ['XLM stellar', 7],
  ['USDT ton', 6],
  ['USDT solana', 6],
  ['USDC solana', 6],
  ['ADA cardano', 6],
  ['XMR monero', 8],
  ['DOT polkadot', 8],
  ['KSM kusama', 8],
  ['ATOM cosmos', 6],
  ['ZEC zcash', 8],
  ['ALGO algorand', 6],
  ['XTZ tezos', 6],
  ['NEAR near', 8],
  ['EOS eos', 4],
]);

/** Families in which one address form serves several networks that differ in accuracy. */
const CHAIN_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:bep-?20|bsc|bnb|binance smart chain|bnb smart chain)$/i, 'bsc'],
  [/^(?:erc-?20|eth|ethereum)$/i, 'ethereum'],
  [/^(?:polygon|matic|pol)$/i, 'polygon'],
];

/**
 * The accuracy Purser knows for a currency on a network when the gateway does not tell, or null: then nothing
 * of it is payable, because too many decimals would be refused and too few would change the amount.
 */
export const knownAccuracy = (code: string, network: string): number | null => {
  const family = familyOf(code, network);
  return family === null ? null : (KNOWN.get(`${code} ${chainOf(family, network)}`) ?? null);
};

const chainOf = (family: NetworkFamily, network: string): string =>
  family === 'evm'
    ? (CHAIN_NAMES.find(([pattern]) => pattern.test(network))?.[1] ?? network)
    : family;
