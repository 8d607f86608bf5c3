/**
 * What a row's amount pays: read exactly, converted at the snapshot, held against accuracy and minimum.
 */
import { foreignCharacter, quoted } from '../beneficiary/characters.ts';
import { compareAmounts, formatAmount, parseAmount, type Amount } from '../money/amount.ts';
import { convertAt } from '../money/convert.ts';
import { currencyLabel } from '../money/currency.ts';
import { convertThrough } from '../money/fiat-rate.ts';
import { fiatDecimals, RATED_FIAT } from '../money/fiat.ts';
import { lookAlike } from './check-currency.ts';
import { problem } from './issue.ts';
import type { IndexedCurrency, RowContext } from './row-context.ts';
import type { RowIssue } from './row.ts';

export type Paid =
  | {
      readonly amount: Amount;
      /** The rate used, or null when the amount was written in the currency itself. */
      readonly rate: string | null;
      readonly issue: null;
    }
  | { readonly amount: null; readonly issue: RowIssue };

/** An amount as a row asks for it. */
export interface Asked {
  /** Canonical decimal text. */
  readonly written: string;
  /** A fiat code or the currency's own code. */
  readonly unit: string;
}

type Prices = Pick<RowContext, 'fiatPrices'>;

/** As {@link amountToPay} without regard to the gateway's minimum; may come out as zero. */
export const convertAsked = (
  { written, unit }: Asked,
  listed: IndexedCurrency,
  context: Prices,
): Paid => {
  const { code, decimals } = listed.currency;
  if (decimals === null) return refused(accuracyUnknown(listed));
  return unit === code
    ? inCurrency(written, listed, decimals)
    : inFiat({ written, unit, decimals }, listed, context);
};

/**
 * The amount to send for what a row asks. Fiat is converted at the snapshot's rate, other fiats than USD through
 * their reference rate, and rounded down once; crypto is taken as it stands or refused.
 */
export const amountToPay = (asked: Asked, listed: IndexedCurrency, context: Prices): Paid => {
  const paid = convertAsked(asked, listed, context);
  if (paid.issue !== null) return paid;
  const issue = tooSmall(paid.amount, asked, listed);
  return issue === null ? paid : refused(issue);
};

/** What is wrong with the unit of an amount, or null: a fiat code in use or the code of what is paid. */
export const checkUnit = (unit: string, code: string | null): RowIssue | null => {
  if (unit === code || fiatDecimals(unit) !== null) return null;
  const column = 'amount_currency';
  if (unit === '')
    return problem(
      column,
      'amount-currency-missing',
      `The row does not say in which currency its amount is, and none is assumed. Write ${RATED_FIAT} or ${code ?? 'the code of the coin'}.`,
    );
  const foreign = foreignCharacter(unit);
  if (foreign !== null) return lookAlike(column, unit, foreign);
  const upper = unit.toUpperCase();
  if (upper === code || fiatDecimals(upper) !== null)
    return problem(
      column,
      'amount-currency-case',
      `The amount's currency ${quoted(unit)} must be written "${upper}".`,
    );
  return problem(
    column,
    'amount-currency-unknown',
    `${quoted(unit)} is neither a fiat currency in use nor ${code ?? 'the currency to be paid'}. Write the amount in ${RATED_FIAT} or in ${code ?? 'the coin itself'}.`,
  );
};

/** A fiat amount finer than its currency's minor unit: 100.005 USD, 10.5 JPY. */
export const checkFiatAccuracy = (written: string, unit: string): RowIssue | null => {
  const decimals = fiatDecimals(unit);
  if (decimals === null || decimalsOf(written) <= decimals) return null;
  return problem(
    'amount',
    'amount-finer-than-fiat',
    `The amount ${written} ${unit} has more decimals than ${unit} has (${decimals}). Write an amount that can be paid in ${unit}; it is never rounded for you. If the mark groups thousands here, write the amount without it.`,
  );
};

/** Decimals that count, of canonical decimal text. */
const decimalsOf = (written: string): number => {
  const point = written.indexOf('.');
  if (point < 0) return 0;
  let end = written.length;
  while (written.charCodeAt(end - 1) === ZERO) end -= 1;
  return end - point - 1;
};

const ZERO = 48;

const refused = (issue: RowIssue): Paid => ({ amount: null, issue });

const inCurrency = (written: string, listed: IndexedCurrency, decimals: number): Paid => {
  const amount = parseAmount(written, decimals);
  if (amount.ok) return { amount: amount.value, rate: null, issue: null };
  return refused(
    problem(
      'amount',
      'amount-finer-than-accuracy',
      `The amount ${written} has more decimals than ${currencyLabel(listed.currency)} allows (${decimals}). Write at most ${decimals} decimals; it is never rounded for you.`,
    ),
  );
};

const inFiat = (
  { written, unit, decimals }: Asked & { readonly decimals: number },
  listed: IndexedCurrency,
  { fiatPrices }: Prices,
): Paid => {
  const price = unit === RATED_FIAT ? null : fiatPrices.get(unit);
  if (price === undefined) return refused(fiatNeedsRate(unit, listed));
  const rate = listed.currency.usdRate;
  if (listed.rate === null || rate === null) return refused(rateMissing(listed));
  const fiat = parseAmount(written, fiatDecimals(unit) ?? 0);
  if (!fiat.ok) throw new Error('a fiat amount reached conversion without its accuracy checked');
  const converted =
    price === null
      ? convertAt(fiat.value, listed.rate, decimals)
      : convertThrough(fiat.value, { price, rate: listed.rate }, decimals);
  return converted.ok
    ? { amount: converted.value, rate, issue: null }
    : refused(
        problem(
          'amount',
          'amount-too-large',
          `${written} ${unit} is more ${listed.currency.code} than can be written in one payout. Check the amount.`,
        ),
      );
};

const tooSmall = (
  amount: Amount,
  asked: Asked,
  { currency, min }: IndexedCurrency,
): RowIssue | null => {
  if (amount.units !== 0n && (min === null || compareAmounts(amount, min) >= 0)) return null;
  const wanted = `${asked.written} ${asked.unit}`;
  const label = currencyLabel(currency);
  if (amount.units === 0n || min === null)
    return problem(
      'amount',
      'amount-rounds-to-zero',
      `${wanted} is less than the smallest unit of ${label} and would pay nothing. Pay more, or in another currency.`,
    );
  const pays =
    asked.unit === currency.code
      ? wanted
      : `${wanted} is ${formatAmount(amount)} ${currency.code}, and`;
  return problem(
    'amount',
    'amount-below-minimum',
    `${pays} ${asked.unit === currency.code ? 'is' : 'that is'} below the gateway's minimum of ${formatAmount(min)} ${currency.code} on ${currency.network}. It is never raised for you: pay more, use another network, or exclude the row.`,
  );
};

const accuracyUnknown = ({ currency }: IndexedCurrency): RowIssue =>
  problem(
    'currency',
    'currency-accuracy-unknown',
    `Neither the gateway nor Purser knows how many decimals ${currencyLabel(currency)} has, so no exact amount of it can be sent. Pay in another currency.`,
  );

const rateMissing = ({ currency }: IndexedCurrency): RowIssue =>
  problem(
    'amount_currency',
    'rate-missing',
    `The gateway gives no usable USD rate for ${currencyLabel(currency)}. Write the amount in ${currency.code}.`,
  );

const fiatNeedsRate = (unit: string, { currency }: IndexedCurrency): RowIssue =>
  problem(
    'amount_currency',
    'fiat-needs-rate',
    `The gateway publishes rates in ${RATED_FIAT} only, so an amount in ${unit} needs a reference rate. Enter the rate of ${unit} with its source, or write the amount in ${RATED_FIAT} or in ${currency.code}.`,
  );
