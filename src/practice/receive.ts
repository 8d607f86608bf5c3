/**
 * `/v2/address` and `/v2/createorder`: where customers pay to.
 */
import { drawBytes, drawInteger } from './chance.ts';
import { addressOn } from './addresses.ts';
import { hasTags } from './address-shape.ts';
import type { PracticeCurrency } from './currencies.ts';
import { currencyOn, type Desk } from './desk.ts';
import type { GivenAddress, Invoice } from './incoming.ts';
import { readId, readText, refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { rateAt } from './rates.ts';
import { refusals } from './refusals.ts';

/** Gives an order its address in a currency; asked again, the same one. */
export const answerAddress = (desk: Desk, fields: Fields): Answer => {
  const currency = currencyOn(desk, readId(fields, 'paymentId'));
  if (currency === null) return refuse(refusals.currency);
  const orderId = readText(fields, 'orderId');
  if (orderId === null || !ORDER_ID.test(orderId)) return refuse(refusals.orderIdForm);
  const given = desk.till.addressOf(orderId, currency.id);
  if (given !== null) return succeed(addressFields(given));
  // Not executed: the fault that says so also hides this answer from the caller.
  if (desk.execution.delay === null) return refuse(refusals.unavailable);
  const fresh = newAddress(desk, currency, orderId);
  desk.till.giveAddress(fresh);
  return succeed(addressFields(fresh));
};

/** The documented characters of an order id, at most 64 of them. */
const ORDER_ID = /^[A-Za-z0-9+/=\-:.,_]{1,64}$/;

const addressFields = ({ address, destinationTag }: GivenAddress): Fields => ({
  address,
  ...(destinationTag !== null && { destinationTag }),
});

/** Coins with tags share one address, and the tag says whose money it is. */
const newAddress = (desk: Desk, currency: PracticeCurrency, orderId: string): GivenAddress => {
  const { seed, now: at } = desk;
  const tagged = hasTags(currency.chain);
  const labels = tagged ? ['shared'] : [currency.id, orderId];
  return {
    orderId,
    currencyId: currency.id,
    address: addressOn(currency.chain, seed, ...labels),
    destinationTag: tagged
      ? 100_000_000 + drawInteger(seed, 900_000_000, 'tag', currency.id, orderId)
      : null,
    at,
  };
};

/** Opens a payment page. The same order id a second time is refused, or opens another page, as the switch says. */
export const answerCreateOrder = (desk: Desk, fields: Fields): Answer => {
  const wanted = readInvoice(desk, fields);
  if (typeof wanted === 'string') return refuse(wanted);
  const taken = desk.till.invoiceOf(wanted.orderId) !== null;
  if (taken && desk.switches.duplicateInvoices === 'refused') return refuse(refusals.orderIdTaken);
  if (desk.execution.delay === null) return refuse(refusals.unavailable);
  desk.till.openInvoice(wanted);
  return succeed({ url: wanted.url });
};

/** The invoice a request asks for, or why it is refused. */
const readInvoice = (desk: Desk, fields: Fields): Invoice | string => {
  const orderId = readText(fields, 'orderId');
  if (orderId === null || !ORDER_ID.test(orderId)) return refusals.orderIdForm;
  const amount = readText(fields, 'amount');
  if (amount === null || !/^(?!0+\.00$)\d{1,12}\.\d{2}$/.test(amount)) return refusals.amount;
  const symbol = readText(fields, 'symbol') ?? 'USD';
  if (usdPerUnit(desk, symbol) === null) return refusals.symbol;
  const type = fields['type'] === undefined ? 0 : readType(fields['type']);
  if (type === null) return refusals.type;
  if (type === 2 && !desk.switches.fiatInvoices) return refusals.fiatOff;
  const currencyIds = readCurrencies(desk, fields);
  if (currencyIds === null) return refusals.currency;
  const at = desk.now;
  const expiresAt = at + desk.switches.invoiceMinutes * 60_000;
  const token = drawBytes(desk.seed, 'invoice', orderId, at).toString('hex').slice(0, 24);
  const url = `https://pay.practice.invalid/${token}`;
  return { orderId, amount, symbol, currencyIds, type, url, at, expiresAt };
};

const readType = (value: unknown): number | null =>
  value === 0 || value === 1 || value === 2 ? value : null;

const readCurrencies = (desk: Desk, fields: Fields): readonly number[] | null => {
  const list = readText(fields, 'currencies');
  if (list === null) return [];
  const ids = list.split(',').map((id) => (/^\d{1,9}$/.test(id) ? Number(id) : null));
  const known = ids.filter((id) => id !== null && currencyOn(desk, id) !== null);
  return known.length === ids.length ? known.filter((id) => id !== null) : null;
};

/** Fiats the practice gateway prices, in USD; invented. */
const FIATS: Readonly<Record<string, string>> = { USD: '1', EUR: '1.08', GBP: '1.27', BRL: '0.18' };

/** What one unit of an invoice's symbol is worth in USD, decimal text; null when it is not known. */
export const usdPerUnit = (
  desk: Pick<Desk, 'seed' | 'switches' | 'currencies' | 'now'>,
  symbol: string,
): string | null => {
  const fiat = FIATS[symbol];
  if (fiat !== undefined) return fiat;
  const currency = desk.currencies.find(({ code }) => code === symbol);
  if (currency === undefined) return null;
  return rateAt({ seed: desk.seed, drift: desk.switches.drift }, currency, desk.now);
};
