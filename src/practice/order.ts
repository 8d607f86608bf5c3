/**
 * Reads what a withdraw or fee request asks for, and every reason the vendor has to refuse its content.
 */
import { parseAmount } from '#core/money/amount.ts';
import { err, ok, type Result } from '#core/result.ts';
import { hasTags, isTag, looksLikeAddress, splitTarget } from './address-shape.ts';
import { chargeFor, tableUnits, type Charge } from './charge.ts';
import type { PracticeCurrency } from './currencies.ts';
import { currencyOn, type Desk } from './desk.ts';
import { readId, readText, type Fields } from './protocol.ts';
import { refusals } from './refusals.ts';

/** A request whose content is payable, apart from the balance. */
export interface Order {
  readonly currency: PracticeCurrency;
  /** As sent. */
  readonly addressTo: string;
  /** As sent. */
  readonly amount: string;
  readonly charge: Charge;
}

/** Checks currency, address, tag, accuracy, minimum and fee, in this order; the error is the refusal's text. */
export const readOrder = (desk: Desk, fields: Fields): Result<Order, string> => {
  // Sent as fiat, the amount would mean something else; practice refuses rather than misread it.
  if (fields['symbol'] !== undefined) return err(refusals.symbol);
  const currency = currencyOn(desk, readId(fields, 'paymentId'));
  if (currency === null) return err(refusals.currency);
  const addressTo = readText(fields, 'addressTo');
  if (addressTo === null) return err(refusals.address);
  const fault = addressFault(desk, currency, addressTo);
  if (fault !== null) return err(fault);
  const amount = readText(fields, 'amount');
  if (amount === null) return err(refusals.amount);
  const charge = readCharge(desk, currency, amount);
  return charge.ok ? ok({ currency, addressTo, amount, charge: charge.value }) : charge;
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
