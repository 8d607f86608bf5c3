/**
 * Payouts of which the gateway converts the fiat amount: what may come of one, and whether what came of it may stand.
 * The coin amount is not known before the gateway answers, so each answer is judged against the plan's rates.
 */
import {
  compareAmounts,
  formatAmount,
  MAX_DECIMALS,
  parseAmount,
  powerOfTen,
  type Amount,
} from '../money/amount.ts';
import {
  conversionAt,
  convertedBounds,
  impliedBeyond,
  impliedMove,
  impliedPrice,
  USD_PRICE,
  type Conversion,
} from '../money/conversion.ts';
import { boundOf } from '../money/drift.ts';
import { fiatDecimals, RATED_FIAT } from '../money/fiat.ts';
import { priceOf, type FiatRate } from '../money/fiat-rate.ts';
import { movedText, percentText, type DriftBounds } from '../money/terms.ts';
import type { FiatExact, PayoutContent } from './payout.ts';

/** What of a payout its conversion is judged by. */
export type Convertible = Pick<PayoutContent, 'amount' | 'asked' | 'rate' | 'fiatExact'>;

const readConversion = (
  { asked, rate }: Convertible,
  { bound, through }: FiatExact,
): Conversion | null => {
  const fiat = parseAmount(asked.amount, fiatDecimals(asked.unit) ?? MAX_DECIMALS);
  const price = through === null ? null : priceOf(through);
  if (!fiat.ok || price?.ok === false) return null;
  const parts = { fiat: fiat.value, price: price?.value ?? USD_PRICE, bound };
  return conversionAt(parts, rate ?? '');
};

/** Whether the content can be judged, which every plan sees to; entries read from a file may say anything. */
export const isJudgeable = (content: Convertible): boolean =>
  content.fiatExact === undefined || readConversion(content, content.fiatExact) !== null;

/** The conversion the gateway is asked for; null when Purser converted. Throws where it is not {@link isJudgeable}. */
export const conversionOf = (content: Convertible): Conversion | null => {
  if (content.fiatExact === undefined) return null;
  const conversion = readConversion(content, content.fiatExact);
  if (conversion === null) throw new Error('a conversion by the gateway that cannot be judged');
  return conversion;
};

const readSent = (text: string): Amount | null => {
  const read = parseAmount(text, MAX_DECIMALS);
  return read.ok ? read.value : null;
};

/** What a payout may take of its balance at most, fees apart: its amount, or the most within the bound. */
export const reservedOf = (content: Convertible): Amount => {
  const conversion = conversionOf(content);
  return conversion === null
    ? content.amount
    : convertedBounds(conversion, content.amount.decimals).most;
};

/** What a payout took once the gateway has said it, rounded up to its accuracy; until then what is in reserve for it. */
export const takenBy = (content: Convertible & { readonly sent?: string }): Amount => {
  const sent = content.sent === undefined ? null : readSent(content.sent);
  if (sent === null) return reservedOf(content);
  const step = powerOfTen(MAX_DECIMALS - content.amount.decimals);
  return { units: (sent.units + step - 1n) / step, decimals: content.amount.decimals };
};

/** The least and the most the gateway may make of it; null when Purser converted. */
export const boundsOfConversion = (
  content: Convertible,
): { readonly least: Amount; readonly most: Amount } | null => {
  const conversion = conversionOf(content);
  return conversion === null ? null : convertedBounds(conversion, content.amount.decimals);
};

/** Decimals a price is shown with: a few more than the plan's, so that a small move is seen. */
const shownDecimals = (rate: string): number =>
  Math.min(MAX_DECIMALS, Math.max(2, rate.split('.')[1]?.length ?? 0) + 2);

/** The price a conversion implies as decimal text, USD for one unit of the coin; null when there is none. */
export const impliedRateOf = (content: Convertible, sent: string): string | null => {
  const conversion = conversionOf(content);
  const amount = readSent(sent);
  if (conversion === null || amount === null) return null;
  const price = impliedPrice(conversion, amount, shownDecimals(content.rate ?? ''));
  return price === null ? null : formatAmount(price);
};

/**
 * Why what the gateway says it made of the fiat amount may not stand, in words; null when it may, and always where
 * Purser converted. `adopted` is what it said first: later answers must say the same.
 */
export const conversionFault = (
  content: Convertible,
  said: string,
  adopted: string | null = null,
): string | null => {
  const conversion = conversionOf(content);
  if (conversion === null) return null;
  const sent = readSent(said);
  if (sent === null) return `amount: gateway says ${said}, which is no amount`;
  if (adopted !== null) {
    const same = readSent(adopted)?.units === sent.units;
    return same ? null : `amount: gateway said ${adopted} first and says ${said}`;
  }
  if (!impliedBeyond(conversion, sent)) return null;
  const { asked, rate } = content;
  const move = impliedMove(conversion, sent);
  const apart = move === null ? 'nothing' : `${movedText(move)} %`;
  const implied = impliedRateOf(content, said) ?? 'no price';
  return `amount: gateway made ${said} of ${asked.amount} ${asked.unit}, which implies ${implied} USD against ${rate} USD at planning: ${apart}, and ${percentText(conversion.bound)} % is the bound`;
};

/** Whether a text is the amount that was approved: the fiat amount where the gateway converts it. Compared by value. */
export const isRetyped = (content: Convertible, typed: string): boolean => {
  const read = readSent(typed.trim());
  const asked = readSent(content.asked.amount);
  const approved = content.fiatExact === undefined ? content.amount : asked;
  return read !== null && approved !== null && compareAmounts(read, approved) === 0;
};

/** The canonical text of an amount the gateway says, or null when it is none; what is kept of the first answer. */
export const adoptable = (said: string | null): string | null => {
  const sent = said === null ? null : readSent(said);
  return sent === null || sent.units === 0n ? null : formatAmount(sent);
};

/**
 * The content with its fiat amount left to the gateway; unchanged where the payer wrote a coin amount, or where the
 * fiat has no rate to be judged by.
 */
export const asFiatExact = (
  content: PayoutContent,
  by: { readonly drift: DriftBounds; readonly fiatRates: readonly FiatRate[] },
): PayoutContent => {
  const { asked, rate, destination } = content;
  if (rate === null || !/^[A-Z]{3}$/.test(asked.unit) || fiatDecimals(asked.unit) === null)
    return content;
  const bound = boundOf(destination.code, by.drift);
  if (asked.unit === RATED_FIAT) return { ...content, fiatExact: { bound, through: null } };
  const through = by.fiatRates.find(({ fiat }) => fiat === asked.unit);
  if (through === undefined) return content;
  return { ...content, fiatExact: { bound, through: { rate: through.rate, per: through.per } } };
};
