/**
 * How far the price of a coin has moved from the price its amounts were converted at. The crypto amounts are frozen
 * at approval, so a move never changes what is sent: it changes what the payee gets for it.
 */
import type { Amount } from './amount.ts';
import { parseRate } from './convert.ts';
import type { DriftBounds } from './terms.ts';

/**
 * Codes held to the narrow bound, each with its reason. Only coins that their issuer redeems at one dollar or that are
 * backed beyond it are here; a coin that merely aims at a dollar moves like any other when it fails.
 */
const STABLE: ReadonlyMap<string, string> = new Map([
  ['USDT', 'redeemed at 1 USD by Tether'],
  ['USDC', 'redeemed at 1 USD by Circle'],
  ['BUSD', 'redeemed at 1 USD by Paxos'],
  ['USDP', 'redeemed at 1 USD by Paxos'],
  ['PYUSD', 'redeemed at 1 USD by Paxos'],
  ['TUSD', 'redeemed at 1 USD by its issuer'],
  ['FDUSD', 'redeemed at 1 USD by First Digital'],
  ['GUSD', 'redeemed at 1 USD by Gemini'],
  ['DAI', 'backed by more than 1 USD of collateral'],
]);

/** Why a code counts as a stablecoin, or null when it does not. */
export const stableBecause = (code: string): string | null => STABLE.get(code) ?? null;

/** The bound of a currency, hundredths of a percent. */
export const boundOf = (code: string, bounds: DriftBounds): number =>
  STABLE.has(code) ? bounds.stable : bounds.other;

/** One rate of a plan beside the one listed now, both USD for one unit as decimal text. */
export interface RatePair {
  readonly code: string;
  readonly network: string;
  readonly quoted: string;
  readonly now: string;
}

/** A pair that has left its bound. */
export interface Drift extends RatePair {
  /** Signed, hundredths of a percent of the quoted rate, away from zero; null when a rate cannot be read. */
  readonly moved: bigint | null;
  readonly bound: number;
}

const WHOLE = 10_000n;

/** Signed distance in hundredths of a percent of `from`, rounded away from zero; `from` above zero. For words. */
export const movedBetween = (from: bigint, to: bigint): bigint => {
  const apart = to - from;
  const size = ((apart < 0n ? -apart : apart) * WHOLE + from - 1n) / from;
  return apart < 0n ? -size : size;
};

/** Whether two figures are further apart than so many hundredths of a percent of the first, compared exactly. */
export const isBeyond = (from: bigint, to: bigint, bound: number): boolean => {
  const apart = to > from ? to - from : from - to;
  return apart * WHOLE > from * BigInt(bound);
};

/** How a pair has left its bound, or null while it is within. A rate that is zero or unreadable has left it. */
export const driftOf = (pair: RatePair, bounds: DriftBounds): Drift | null => {
  const bound = boundOf(pair.code, bounds);
  const [quoted, now] = [parseRate(pair.quoted), parseRate(pair.now)];
  if (!quoted.ok || !now.ok) return { ...pair, moved: null, bound };
  const [from, to] = [quoted.value.units, now.value.units];
  return isBeyond(from, to, bound) ? { ...pair, moved: movedBetween(from, to), bound } : null;
};

/** What a USD figure may come to when the price moves to the bound either way, each to the cent away from the figure. */
export const atTheBound = (usd: Amount, bound: number): { least: Amount; most: Amount } => {
  const { units, decimals } = usd;
  const by = BigInt(bound);
  return {
    least: { units: (units * (WHOLE - by)) / WHOLE, decimals },
    most: { units: (units * (WHOLE + by) + WHOLE - 1n) / WHOLE, decimals },
  };
};
