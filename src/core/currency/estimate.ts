/** What to make of an exchange estimate: whether it answers what was asked, and how it compares with listed prices. */
import { formatAmount, MAX_DECIMALS, parseAmount, powerOfTen } from '../money/amount.ts';
import { parseRate } from '../money/convert.ts';
import type { Currency } from '../money/currency.ts';
import { movedBetween } from '../money/drift.ts';

/** An estimate as the gateway wrote it, in plain decimal text. */
export interface EstimateText {
  readonly fromCode: string | null;
  readonly toCode: string | null;
  readonly give: string;
  readonly receive: string;
  readonly rate: string | null;
}

/** What was asked. */
export interface EstimateAsked {
  readonly from: Currency;
  readonly to: Currency;
  /** Canonical decimal text. */
  readonly amount: string;
}

const unitsOf = (text: string | null): bigint | null => {
  const read = text === null ? null : parseAmount(text, MAX_DECIMALS);
  return read?.ok === true ? read.value.units : null;
};

const isCode = (said: string | null, code: string): boolean =>
  said === null || said.toUpperCase() === code;

/**
 * Why an answer is none to what was asked, or null when it is: another amount or another pair. Codes the gateway
 * leaves out are not held against it.
 */
export const strayingOf = (said: EstimateText, asked: EstimateAsked): string | null => {
  const { from, to, amount } = asked;
  if (!isCode(said.fromCode, from.code) || !isCode(said.toCode, to.code)) {
    return `it speaks of ${said.fromCode ?? '?'} to ${said.toCode ?? '?'}, and ${from.code} to ${to.code} was asked`;
  }
  if (unitsOf(said.give) !== unitsOf(amount)) {
    return `it speaks of giving ${said.give}, and ${amount} was asked`;
  }
  return null;
};

/**
 * How far what is received lies from what both listed prices would give, in hundredths of a percent with its sign,
 * away from zero; null where a price is missing.
 */
export const againstListed = (said: EstimateText, { from, to }: EstimateAsked): bigint | null => {
  const [give, receive] = [unitsOf(said.give), unitsOf(said.receive)];
  const sold = from.usdRate === null ? null : parseRate(from.usdRate);
  const bought = to.usdRate === null ? null : parseRate(to.usdRate);
  if (give === null || receive === null || sold?.ok !== true || bought?.ok !== true) return null;
  const worthGiven = give * sold.value.units;
  return worthGiven === 0n ? null : movedBetween(worthGiven, receive * bought.value.units);
};

/**
 * The rate the two figures imply: units received for one given, cut to eighteen decimals. Shown beside the rate the
 * gateway names, which may be rounded.
 */
export const impliedRate = ({ give, receive }: EstimateText): string | null => {
  const [given, got] = [unitsOf(give), unitsOf(receive)];
  if (given === null || got === null || given === 0n) return null;
  const units = (got * powerOfTen(MAX_DECIMALS)) / given;
  return formatAmount({ units, decimals: MAX_DECIMALS });
};
