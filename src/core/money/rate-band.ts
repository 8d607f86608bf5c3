/** Whether a rate is near enough to the last one known to be taken without a question. */
import type { FiatRate, Price } from './fiat-rate.ts';
import { priceOf, rateWords } from './fiat-rate.ts';
import { isBeyond, movedBetween } from './drift.ts';
import { movedText } from './terms.ts';

/** Two rates so far apart that a person must look. */
export interface RateQuestion {
  /** What the rate is of: a fiat code. */
  readonly fiat: string;
  readonly previous: string;
  readonly now: string;
  /** Percent of the previous with its sign, for words. */
  readonly moved: string;
  readonly band: number;
}

/** Both prices over one denominator, so that they compare as whole numbers. */
const sides = (before: Price, after: Price): readonly [bigint, bigint] => [
  before.usd * after.units,
  after.usd * before.units,
];

/**
 * Asks when a reference rate is further than `band` hundredths of a percent from the one before, which a slip of a
 * digit or a rate written the wrong way round always is. Null without one before, or when both are near.
 */
export const askAboutRate = (
  before: FiatRate | null,
  given: FiatRate,
  band: number,
): RateQuestion | null => {
  if (before === null) return null;
  const [was, is] = [priceOf(before), priceOf(given)];
  if (!was.ok || !is.ok) return null;
  const [from, to] = sides(was.value, is.value);
  if (!isBeyond(from, to, band)) return null;
  const words = { previous: rateWords(before), now: rateWords(given) };
  return { fiat: given.fiat, ...words, moved: movedText(movedBetween(from, to)), band };
};
