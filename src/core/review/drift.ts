/** Whether the rates a plan was made at are still near enough to approve it (safety section 12). */
import { MAX_DECIMALS, parseAmount } from '../money/amount.ts';

/** A rate may have moved by so much since the quote, percent of the quote. */
export const RATE_BAND_PERCENT = 3;

/** One rate of a plan beside the one listed now, both USD for one unit as decimal text. */
export interface RatePair {
  /** The currency, for words. */
  readonly label: string;
  readonly quoted: string;
  readonly now: string;
}

const unitsOf = (rate: string): bigint => {
  const read = parseAmount(rate, MAX_DECIMALS);
  return read.ok ? read.value.units : 0n;
};

/** The first rate that has left the band, or null. One that is zero or cannot be read has left it. */
export const firstDrift = (pairs: readonly RatePair[]): RatePair | null =>
  pairs.find((pair) => {
    const [quoted, now] = [unitsOf(pair.quoted), unitsOf(pair.now)];
    const moved = quoted > now ? quoted - now : now - quoted;
    return quoted === 0n || now === 0n || moved * 100n > quoted * BigInt(RATE_BAND_PERCENT);
  }) ?? null;
