/**
 * When one address may be taken for another. Source: safety reference section 10: the first three and the last three
 * significant characters are equal, or the edit distance is at most a quarter; never across network families.
 */
import { familyOf, type NetworkFamily } from '../money/network.ts';
import type { Destination } from './destination.ts';
import { addressIdentity } from './read-address.ts';
import { tonPlainForm } from './ton.ts';

/** Significant characters at either end that make two addresses look alike. */
export const ENDS = 3;

/** Shorter significant parts are names that people choose and that differ by little on purpose. */
const SHORTEST = 20;

/** An account as it is compared: two of one `identity` are the same account in two written forms. */
export interface ComparedAddress {
  /** Only accounts of one kind are compared: a network family, or the network itself where the family is not known. */
  readonly kind: string;
  readonly identity: string;
  /** As it is written and shown. */
  readonly address: string;
  /** What is compared: the address in one form for all ways to write the account. */
  readonly text: string;
  /** Where the significant characters begin in `text`. */
  readonly from: number;
  /** How many different characters may stand at one place, letters counted in one case. */
  readonly alphabet: number;
}

interface Shape {
  /** What every address of the family begins with, so that it tells nothing. */
  readonly fixed: RegExp;
  readonly alphabet: number;
}

const HEX = 16;
const BECH32 = 32;
/** Base58 with letters in one case. */
const BASE58 = 33;

const shape = (fixed: RegExp, alphabet: number): Shape => ({
  // Sticky, so that a test tells how long it is.
  fixed: new RegExp(fixed, 'y'),
  alphabet,
});

const SHAPES: Readonly<Partial<Record<NetworkFamily, Shape>>> = {
  bitcoin: shape(/^(?:bc1[qp]|[13])/, BECH32),
  litecoin: shape(/^(?:ltc1[qp]|[LM3])/, BECH32),
  dogecoin: shape(/^[DA9]/, BASE58),
  dash: shape(/^[X7]/, BASE58),
  'bitcoin-cash': shape(/^[qp]/, BECH32),
  evm: shape(/^0x/, HEX),
  aptos: shape(/^0x/, HEX),
  sui: shape(/^0x/, HEX),
  near: shape(/^/, HEX),
  tron: shape(/^T/, BASE58),
  xrp: shape(/^r/, BASE58),
  ton: shape(/^[EU]Q/, BASE58),
  stellar: shape(/^G/, BECH32),
  cardano: shape(/^(?:addr1.|Ae2tdPwUPE|DdzFFzCqrh)/, BECH32),
  monero: shape(/^[48]/, BASE58),
  polkadot: shape(/^1/, BASE58),
  zcash: shape(/^t[13]/, BASE58),
  tezos: shape(/^tz[1-4]/, BASE58),
};

/** Bech32 with the prefix of a chain, as the families of the Cosmos SDK have it. */
const PREFIXED = shape(/^[a-z]+1/, BECH32);
const UNKNOWN = shape(/^/, HEX);

const PLAIN = shape(/^/, BASE58);

const shapeOf = (family: NetworkFamily | null): Shape => {
  if (family === null) return UNKNOWN;
  return (
    SHAPES[family] ??
    (family === 'solana' || family === 'kusama' || family === 'algorand' ? PLAIN : PREFIXED)
  );
};

/** How an account is compared, or null where its address is too short to be imitated. */
export const comparedAddress = (destination: Destination): ComparedAddress | null => {
  const { address, code, network } = destination;
  const family = familyOf(code, network);
  const { fixed, alphabet } = shapeOf(family);
  const text = family === 'ton' ? tonPlainForm(address) : address;
  fixed.lastIndex = 0;
  const from = fixed.test(text) ? fixed.lastIndex : 0;
  if (text.length - from < SHORTEST) return null;
  const kind = family ?? `network ${network.toLowerCase()}`;
  return { kind, identity: addressIdentity(destination), address, text, from, alphabet };
};

/** In what way two addresses look alike. */
export interface Likeness {
  /** Significant characters that agree at the beginning and at the end. */
  readonly head: number;
  readonly tail: number;
  /** Whether they differ in at most a quarter of their characters. */
  readonly isNear: boolean;
}

/** At most one row in this many may be stopped by mere chance (P8: fewer than 0.1 % false flags). */
const ROWS_PER_CHANCE = 2_000;

/** Whether a likeness is too unlikely to be chance where an address is compared with `among` others. */
export const isBeyondChance = (
  { head, tail, isNear }: Likeness,
  { alphabet, among }: { readonly alphabet: number; readonly among: number },
): boolean => isNear || among * ROWS_PER_CHANCE < alphabet ** (head + tail);
