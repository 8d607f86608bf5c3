/**
 * A light look at addresses and tags: shape only, no checksums, because practice is not the validator.
 */
import type { Chain } from './currencies.ts';

const BASE58 = '[1-9A-HJ-NP-Za-km-z]';
const BECH32 = '[02-9ac-hj-np-z]';

const SHAPES: Readonly<Record<Chain, RegExp>> = {
  bitcoin: new RegExp(`^(?:[13]${BASE58}{25,34}|bc1${BECH32}{39,59})$`),
  litecoin: new RegExp(`^(?:[LM3]${BASE58}{25,34}|ltc1${BECH32}{39,59})$`),
  dogecoin: new RegExp(`^[DA9]${BASE58}{25,34}$`),
  bitcoincash: new RegExp(`^(?:[qp]${BECH32}{41}|[13]${BASE58}{25,34})$`),
  dash: new RegExp(`^[X7]${BASE58}{25,34}$`),
  evm: /^0x[0-9a-fA-F]{40}$/,
  tron: new RegExp(`^T${BASE58}{33}$`),
  ripple: new RegExp(`^r${BASE58}{24,34}$`),
  ton: /^(?:[EU]Q[A-Za-z0-9_-]{46}|(?:0|-1):[0-9a-f]{64})$/,
  solana: new RegExp(`^${BASE58}{32,44}$`),
  stellar: /^G[A-Z2-7]{55}$/,
  cardano: new RegExp(`^(?:addr1${BECH32}{53,98}|${BASE58}{50,130})$`),
  monero: new RegExp(`^[48]${BASE58}{94}(?:${BASE58}{11})?$`),
  polkadot: new RegExp(`^1${BASE58}{45,47}$`),
  cosmos: new RegExp(`^cosmos1${BECH32}{38,58}$`),
  other: /^\S+$/,
};

/** Whether text could be an address on the chain, by prefix, alphabet and length. */
export const looksLikeAddress = (chain: Chain, text: string): boolean => SHAPES[chain].test(text);

/** A destination as the vendor writes it: the address alone, or `address:tag`. */
export interface Target {
  readonly address: string;
  /** Null when no colon follows the address; empty when nothing follows the colon. */
  readonly tag: string | null;
}

/** Splits `address:tag` at the last colon, on chains that have tags; a raw TON address keeps its own colon. */
export const splitTarget = (chain: Chain, text: string): Target => {
  const colon = text.lastIndexOf(':');
  if (!hasTags(chain) || colon < 0 || looksLikeAddress(chain, text)) {
    return { address: text, tag: null };
  }
  return { address: text.slice(0, colon), tag: text.slice(colon + 1) };
};

/** Chains on which several customers may share one address. */
export const hasTags = (chain: Chain): boolean =>
  ['ripple', 'ton', 'stellar', 'cosmos'].includes(chain);

/** A tag is a plain whole number; XRP's has 32 bits. Text memos are unknown at the vendor and refused here. */
export const isTag = (chain: Chain, tag: string): boolean =>
  /^(?:0|[1-9]\d{0,18})$/.test(tag) && (chain !== 'ripple' || BigInt(tag) <= 0xffff_ffffn);
