/** What a sum buys of one currency, and what is lacking where it is too little: exact, rounded down once. */
import {
  compareAmounts,
  parseAmount,
  powerOfTen,
  MAX_DECIMALS,
  type Amount,
} from '../money/amount.ts';
import { parseRate, type Rate } from '../money/convert.ts';
import type { Currency } from '../money/currency.ts';
import { convertThrough, type Price } from '../money/fiat-rate.ts';
import type { Spend } from './spend.ts';

/** Why a currency cannot be paid by a sum at all. */
export type Unpayable = 'no-accuracy' | 'no-rate' | 'too-large';

export type Bought =
  | { readonly kind: 'pays'; readonly amount: Amount; readonly minimumKnown: boolean }
  | {
      readonly kind: 'below';
      readonly amount: Amount;
      /** What the gateway asks for at least, or one smallest unit where it does not tell. */
      readonly least: Amount;
      /** What `amount` lacks of it. */
      readonly lacking: Amount;
      /** What the sum lacks of it, in the unit of the sum, rounded up to its own accuracy: adding it is enough. */
      readonly more: Amount;
    }
  | { readonly kind: 'unpayable'; readonly because: Unpayable };

type Row = Pick<Currency, 'code' | 'decimals' | 'usdRate' | 'minWithdraw'>;

const unpayable = (because: Unpayable): Bought => ({ kind: 'unpayable', because });

/** How a sum turns into a coin: not at all for the coin itself, through USD otherwise. */
type Way = { readonly price: Price; readonly rate: Rate };

const ITSELF: Way = {
  price: { usd: 1n, units: 1n },
  rate: { units: powerOfTen(MAX_DECIMALS) },
};

const wayTo = (spend: Spend, row: Row): Way | null => {
  // One BTC is one BTC whatever its price, on every network that lists it.
  if (spend.kind === 'coin' && spend.unit === row.code) return ITSELF;
  const rate = row.usdRate === null ? null : parseRate(row.usdRate);
  return spend.price === null || rate?.ok !== true
    ? null
    : { price: spend.price, rate: rate.value };
};

/** What `spend` buys of a currency. The result of conversion is rounded down once, to the currency's accuracy. */
export const buy = (spend: Spend, row: Row): Bought => {
  if (row.decimals === null) return unpayable('no-accuracy');
  const way = wayTo(spend, row);
  if (way === null) return unpayable('no-rate');
  const bought = convertThrough(spend.amount, way, row.decimals);
  if (!bought.ok) return unpayable('too-large');
  const amount = bought.value;
  const told = row.minWithdraw === null ? null : minimumUnits(row.minWithdraw, row.decimals);
  const least = { units: told === null || told === 0n ? 1n : told, decimals: row.decimals };
  if (compareAmounts(amount, least) >= 0) {
    return { kind: 'pays', amount, minimumKnown: told !== null };
  }
  const lacking = { units: least.units - amount.units, decimals: row.decimals };
  return { kind: 'below', amount, least, lacking, more: moreOf(spend, { way, least }) };
};

/** A minimum finer than the accuracy is reached by the next unit above it. */
const minimumUnits = (text: string, decimals: number): bigint | null => {
  const read = parseAmount(text, MAX_DECIMALS);
  return read.ok ? divideUp(read.value.units, powerOfTen(MAX_DECIMALS - decimals)) : null;
};

const divideUp = (over: bigint, under: bigint): bigint => (over + under - 1n) / under;

/** The least sum that buys `least`, less what is there; the inverse of `convertThrough`, rounded up. */
const moreOf = (
  spend: Spend,
  { way, least }: { readonly way: Way; readonly least: Amount },
): Amount => {
  const { units, decimals } = spend.amount;
  const over = least.units * way.rate.units * way.price.units * powerOfTen(decimals);
  const under = powerOfTen(least.decimals + MAX_DECIMALS) * way.price.usd;
  return { units: divideUp(over, under) - units, decimals };
};
