/**
 * Conversions that the gateway makes itself: what a fiat amount may become while the price it implies stays within a
 * bound of the price the plan was made at. All of it exact; one division, rounded where it says so.
 */
import { MAX_DECIMALS, powerOfTen, type Amount } from './amount.ts';
import { parseRate, type Rate } from './convert.ts';
import { isBeyond, movedBetween } from './drift.ts';
import type { Price } from './fiat-rate.ts';

/** A fiat amount to be converted by the gateway, and what it is held against. */
export interface Conversion {
  readonly fiat: Amount;
  /** USD for one unit of the fiat; of USD itself one for one. */
  readonly price: Price;
  /** USD for one unit of the coin when the plan was made. */
  readonly rate: Rate;
  /** How far the implied price may be from `rate`, hundredths of a percent; below 10,000. */
  readonly bound: number;
}

/** The price of USD in USD. */
export const USD_PRICE: Price = { usd: 1n, units: 1n };

const WHOLE = 10_000n;

/** What was asked, and what was sent valued at the plan's price: both in USD over one denominator. */
const sides = ({ fiat, price, rate }: Conversion, sent: Amount): readonly [bigint, bigint] => [
  sent.units * rate.units * powerOfTen(fiat.decimals) * price.units,
  fiat.units * price.usd * powerOfTen(MAX_DECIMALS) * powerOfTen(sent.decimals),
];

/** Whether the price that a conversion implies has left its bound. Nothing sent for something asked has left it. */
export const impliedBeyond = (conversion: Conversion, sent: Amount): boolean => {
  const [valued, asked] = sides(conversion, sent);
  return valued === 0n || isBeyond(valued, asked, conversion.bound);
};

/** How far the implied price is from the plan's, hundredths of a percent away from zero; null when nothing was sent. */
export const impliedMove = (conversion: Conversion, sent: Amount): bigint | null => {
  const [valued, asked] = sides(conversion, sent);
  return valued === 0n ? null : movedBetween(valued, asked);
};

/** The price that a conversion implies, to the nearest unit of `decimals`; null when nothing was sent. */
export const impliedPrice = (
  { fiat, price }: Pick<Conversion, 'fiat' | 'price'>,
  sent: Amount,
  decimals: number,
): Amount | null => {
  if (sent.units === 0n) return null;
  const over = fiat.units * price.usd * powerOfTen(sent.decimals) * powerOfTen(decimals);
  const under = powerOfTen(fiat.decimals) * price.units * sent.units;
  return { units: (2n * over + under) / (2n * under), decimals };
};

/**
 * The least and the most that may come of it within the bound, in `decimals`: the least rounded down, the most up, so
 * that nothing which {@link impliedBeyond} lets pass lies outside.
 */
export const convertedBounds = (
  { fiat, price, rate, bound }: Conversion,
  decimals: number,
): { readonly least: Amount; readonly most: Amount } => {
  const over = fiat.units * price.usd * powerOfTen(MAX_DECIMALS) * powerOfTen(decimals) * WHOLE;
  const at = powerOfTen(fiat.decimals) * price.units * rate.units;
  const [dear, cheap] = [at * (WHOLE + BigInt(bound)), at * (WHOLE - BigInt(bound))];
  return {
    least: { units: over / dear, decimals },
    most: { units: (over + cheap - 1n) / cheap, decimals },
  };
};

/** Whether one smallest unit is worth more than the bound: then rounding alone may leave it. */
export const isTooSmallToConvert = (expected: Amount, bound: number): boolean =>
  expected.units * BigInt(bound) < WHOLE;

/** Reads the parts of a conversion; null when the rate is not a price or the bound is none. */
export const conversionAt = (
  asked: Pick<Conversion, 'fiat' | 'price' | 'bound'>,
  rate: string,
): Conversion | null => {
  const read = parseRate(rate);
  const isBound = asked.bound % 1 === 0 && asked.bound > 0 && asked.bound < 10_000;
  return read.ok && isBound ? { ...asked, rate: read.value } : null;
};
