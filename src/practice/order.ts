/**
 * Reads what a withdraw or fee request asks for, and every reason the vendor has to refuse its content.
 */
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import { parseRate } from '#core/money/convert.ts';
import { fiatDecimals } from '#core/money/fiat.ts';
import { convertThrough } from '#core/money/fiat-rate.ts';
import { err, ok, type Result } from '#core/result.ts';
import { hasTags, isTag, looksLikeAddress, splitTarget } from './address-shape.ts';
import { chargeFor, tableUnits, type Charge } from './charge.ts';
import type { PracticeCurrency } from './currencies.ts';
import { currencyOn, type Desk } from './desk.ts';
import { readId, readText, type Fields } from './protocol.ts';
import { rateAt } from './rates.ts';
import { refusals } from './refusals.ts';

/** A request whose content is payable, apart from the balance. */
export interface Order {
  readonly currency: PracticeCurrency;
  /** As sent. */
  readonly addressTo: string;
  /** As sent, or what became of it where it was sent as fiat. */
  readonly amount: string;
  readonly charge: Charge;
}

/** Checks currency, address, tag, accuracy, minimum and fee, in this order; the error is the refusal's text. */
export const readOrder = (desk: Desk, fields: Fields): Result<Order, string> => {
  const currency = currencyOn(desk, readId(fields, 'paymentId'));
  if (currency === null) return err(refusals.currency);
  const addressTo = readText(fields, 'addressTo');
  if (addressTo === null) return err(refusals.address);
  const fault = addressFault(desk, currency, addressTo);
  if (fault !== null) return err(fault);
  const asked = readText(fields, 'amount');
  if (asked === null) return err(refusals.amount);
  const converted = fields['symbol'] === undefined ? ok(asked) : convert(desk, currency, fields);
  if (!converted.ok) return converted;
  const amount = converted.value;
  const charge = readCharge(desk, currency, amount);
  return charge.ok ? ok({ currency, addressTo, amount, charge: charge.value }) : charge;
};

/**
 * What a fiat amount becomes: at the prices of this moment, rounded down once to the currency's accuracy. The vendor
 * says only that it is converted; that the reply gives the amount in the currency is practice's reading of it.
 */
const convert = (
  desk: Desk,
  currency: PracticeCurrency,
  fields: Fields,
): Result<string, string> => {
  const symbol = fields['symbol'];
  const isCode = typeof symbol === 'string' && /^[A-Z]{3}$/.test(symbol);
  const price = isCode ? desk.fiatPrice(symbol) : null;
  if (!isCode || price === null) return err(refusals.symbol);
  const fiat = parseAmount(readText(fields, 'amount') ?? '', fiatDecimals(symbol) ?? 2);
  if (!fiat.ok || fiat.value.units === 0n) return err(refusals.amount);
  const listed = rateAt({ seed: desk.seed, drift: desk.switches.drift }, currency, desk.now);
  const rate = parseRate(listed);
  if (!rate.ok) return err(refusals.symbol);
  const moved = { units: (rate.value.units * BigInt(10_000 + desk.execution.priceMove)) / 10_000n };
  const made = convertThrough(fiat.value, { price, rate: moved }, currency.decimals);
  return made.ok ? ok(formatAmount(made.value)) : err(refusals.amount);
};

const addressFault = (desk: Desk, currency: PracticeCurrency, text: string): string | null => {
  const { address, tag } = splitTarget(currency.chain, text);
  if (!looksLikeAddress(currency.chain, address)) return refusals.address;
  if (tag !== null) return isTag(currency.chain, tag) ? null : refusals.tagMalformed;
  const isRequired = desk.switches.tags === 'required' || currency.tag === 'required';
  return hasTags(currency.chain) && isRequired ? refusals.tagMissing : null;
};

const readCharge = (
  desk: Desk,
  currency: PracticeCurrency,
  text: string,
): Result<Charge, string> => {
  const amount = parseAmount(text, currency.decimals);
  if (!amount.ok) {
    return err(amount.error === 'too-many-decimals' ? refusals.decimals : refusals.amount);
  }
  const { units } = amount.value;
  if (units === 0n) return err(refusals.amount);
  const minimum = currency.minWithdraw;
  if (minimum !== null && units < tableUnits(minimum, currency)) return err(refusals.minimum);
  const charge = chargeFor(units, currency, desk.switches);
  return charge.net > 0n ? ok(charge) : err(refusals.fee);
};
