/**
 * Reference rates of fiat currencies other than USD. The gateway publishes USD rates only, so these come from a person.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { err, ok, type Result } from '../result.ts';
import { MAX_DECIMALS, parseAmount, powerOfTen, type Amount } from './amount.ts';
import { MOST_DIGITS, parseRate, type ConvertError, type Rate } from './convert.ts';
import { fiatDecimals, RATED_FIAT } from './fiat.ts';

/** Which way round a rate is written: USD for one unit of the fiat, or units of the fiat for one USD. */
export const RATE_SIDES = ['usd-for-one', 'for-one-usd'] as const;

export type RateSide = (typeof RATE_SIDES)[number];

/** A rate as a person gave it; the text is kept and never turned round, so that nothing of it is lost. */
export interface FiatRate {
  /** ISO 4217 code other than USD. */
  readonly fiat: string;
  /** Canonical decimal text. */
  readonly rate: string;
  readonly per: RateSide;
  /** Where it comes from, in the person's words. */
  readonly source: string;
  /** When it held, ms since 1970, as the person says. */
  readonly heldAt: number;
  /** Who gave it. */
  readonly by: string;
}

/** USD for one unit of a fiat currency as an exact fraction; both parts above zero. */
export interface Price {
  readonly usd: bigint;
  readonly units: bigint;
}

/** Reads a reference rate exactly. Errors: rate-not-decimal, rate-zero. */
export const priceOf = ({
  rate,
  per,
}: Pick<FiatRate, 'rate' | 'per'>): Result<Price, ConvertError> => {
  const read = parseRate(rate);
  if (!read.ok) return read;
  const one = powerOfTen(MAX_DECIMALS);
  const { units } = read.value;
  return ok(per === 'usd-for-one' ? { usd: units, units: one } : { usd: one, units });
};

/**
 * What a fiat amount buys through USD: one exact fraction, rounded down once to `decimals`.
 * Invariant I14 with fiat × price in the place of USD. Errors: too-large.
 */
export const convertThrough = (
  fiat: Amount,
  by: { readonly price: Price; readonly rate: Rate },
  decimals: number,
): Result<Amount, ConvertError> => {
  const over = fiat.units * by.price.usd * powerOfTen(decimals + MAX_DECIMALS);
  const units = over / (by.price.units * powerOfTen(fiat.decimals) * by.rate.units);
  return units >= powerOfTen(MOST_DIGITS + decimals) ? err('too-large') : ok({ units, decimals });
};

/** A coin amount valued in a fiat currency to its nearest minor unit, for figures marked as about. */
export const worthIn = (amount: Amount, by: { price: Price; rate: Rate }, to: number): Amount => {
  const over = amount.units * by.rate.units * by.price.units * powerOfTen(to);
  const under = powerOfTen(amount.decimals + MAX_DECIMALS) * by.price.usd;
  return { units: (2n * over + under) / (2n * under), decimals: to };
};

/** What is wrong with a rate as given, for people. */
export interface RateFault {
  readonly field: 'fiat' | 'rate' | 'source' | 'heldAt';
  readonly message: string;
}

/** A clock of another computer may be so much ahead, ms. */
const CLOCK_SLACK_MS = 60_000;

/** What keeps a rate from being used, or null. Nothing is corrected: the person is told. */
export const faultOf = (given: FiatRate, now: number): RateFault | null => {
  const { fiat, rate, source, heldAt } = given;
  if (fiat === RATED_FIAT)
    return fault('fiat', 'The gateway gives rates in USD itself, so USD needs none.');
  if (fiatDecimals(fiat) === null)
    return fault('fiat', `“${fiat}” is not a fiat currency in use. Write its code, such as EUR.`);
  const price = priceOf(given);
  if (!price.ok)
    return fault(
      'rate',
      price.error === 'rate-zero'
        ? `The rate of ${fiat} is zero. Write what one unit costs.`
        : `The rate “${rate}” of ${fiat} is not a plain decimal number. Write digits with a point, such as 1.0842, and at most 18 decimals.`,
    );
  if (source.trim() === '')
    return fault(
      'source',
      `Say where the rate of ${fiat} comes from, such as “ECB reference rate”.`,
    );
  if (!(heldAt <= now + CLOCK_SLACK_MS))
    return fault('heldAt', `The rate of ${fiat} is dated in the future. Say when it held.`);
  return null;
};

const fault = (field: RateFault['field'], message: string): RateFault => ({ field, message });

/** One line of a list of rates as read. */
export interface ListedRate {
  readonly fiat: string;
  readonly rate: string;
}

/** More lines than there are currencies are no list of rates. */
const MOST_LINES = 300;

/**
 * Reads a two-column list, `EUR,1.0842` a line; comma, semicolon or tab between, one header line allowed.
 * Errors name the line. A comma never stands for the decimal point here, because it may stand between the columns.
 */
export const readRateList = (text: string): Result<readonly ListedRate[], string> => {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  if (lines.length > MOST_LINES) return err('This is longer than a list of rates can be.');
  const found = new Map<string, ListedRate>();
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [fiat = '', rate, ...more] = line.split(/[,;\t]/).map((cell) => cell.trim());
    if (rate === undefined || more.length > 0)
      return err(
        `Line ${at + 1} is not two columns. Write the currency and its rate, such as EUR,1.0842.`,
      );
    if (found.size === 0 && at === 0 && !/\d/.test(rate) && fiatDecimals(fiat) === null) continue;
    if (found.has(fiat))
      return err(`Line ${at + 1} gives ${fiat} a second time. Keep one of them.`);
    if (!parseAmount(rate, MAX_DECIMALS).ok)
      return err(`Line ${at + 1}: “${rate}” is not a plain decimal number with a point.`);
    found.set(fiat, { fiat, rate });
  }
  return found.size === 0 ? err('There is no rate in this text.') : ok([...found.values()]);
};

/** How a rate is read aloud: "1 EUR = 1.0842 USD". */
export const rateWords = ({ fiat, rate, per }: Pick<FiatRate, 'fiat' | 'rate' | 'per'>): string =>
  per === 'usd-for-one' ? `1 ${fiat} = ${rate} ${RATED_FIAT}` : `1 ${RATED_FIAT} = ${rate} ${fiat}`;

/** Names a set of reference rates: the first 16 hexadecimal digits of their SHA-256. */
export const ratesDigest = (rates: readonly FiatRate[]): string => {
  const places = rates.map(({ fiat, rate, per, source, heldAt, by }) =>
    JSON.stringify([fiat, rate, per, source, heldAt, by]),
  );
  return bytesToHex(sha256(utf8ToBytes(places.sort().join('\n')))).slice(0, 16);
};
