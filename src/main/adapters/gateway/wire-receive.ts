/**
 * The vendor's words for money coming in: addresses, invoices and their states. Source: gateway reference sections 2
 * and 4. What cannot be read is null or unknown, never guessed. All numbers arrive as text (see `parseJson`).
 */
import { z } from 'zod';
import type { InvoiceKind, InvoiceOrder, InvoiceReading } from '#core/receive/invoice.ts';
import type { GivenAddress } from '#main/ports/receive-gateway.ts';
import type { CanonicalObject } from './canonical.ts';
import { plainDecimal } from './decimal-text.ts';

export const RECEIVE_PATHS = {
  address: '/v2/address',
  createInvoice: '/v2/createorder',
  invoice: { 2: '/v2/orderstatus', 3: '/v3/orderstatus' },
} as const;

/** Body of a request for a deposit address. */
export const addressRequest = (
  platformId: number,
  wanted: { readonly reference: string; readonly currencyId: number },
): CanonicalObject => ({
  platformId,
  paymentId: wanted.currencyId,
  orderId: wanted.reference,
});

const TYPES: Readonly<Record<InvoiceKind, number>> = { all: 0, crypto: 1, fiat: 2 };

/** Body of a request for an invoice. `returnUrl` is left out: its slashes are signed in more than one way. */
export const invoiceRequest = (platformId: number, order: InvoiceOrder): CanonicalObject => {
  const { payer, currencyIds } = order;
  return {
    platformId,
    orderId: order.reference,
    amount: order.amount,
    symbol: order.symbol,
    type: TYPES[order.kind],
    ...(currencyIds.length > 0 && { currencies: currencyIds.join(',') }),
    ...(payer.firstName !== '' && { firstName: payer.firstName }),
    ...(payer.lastName !== '' && { lastName: payer.lastName }),
    ...(payer.email !== '' && { email: payer.email }),
    ...(payer.phone !== '' && { phoneNo: Number(payer.phone) }),
  };
};

/** Body of a question about an invoice. */
export const invoiceLookupRequest = (platformId: number, reference: string): CanonicalObject => ({
  platformId,
  orderId: reference,
});

const text = z
  .unknown()
  .optional()
  .transform((said) => (typeof said === 'string' && said.trim() !== '' ? said.trim() : null));
const readable = text.transform((said) => (said === null ? null : plainDecimal(said)));

const addressShape = z.looseObject({ address: text, destinationTag: text, tag: text });

/** Reads a deposit address, or null when there is none. A tag of nothing is no tag. */
export const readAddressReply = (fields: unknown): GivenAddress | null => {
  const { address, destinationTag, tag } = addressShape.parse(fields);
  return address === null ? null : { address, tag: destinationTag ?? tag };
};

const linkShape = z.looseObject({ url: text, orderId: text });

/** Reads the link of an invoice; null when there is none, or when the answer names another order. */
export const readInvoiceLink = (fields: unknown, reference: string): string | null => {
  const { url, orderId } = linkShape.parse(fields);
  const isOurs = orderId === null || orderId === reference;
  return isOurs && url !== null && isWebAddress(url) ? url : null;
};

const isWebAddress = (said: string): boolean => {
  const url = URL.parse(said);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
};

/** Documentation says `wait`, the guide `waiting`. */
const STATUSES: ReadonlyMap<string, InvoiceReading['status']> = new Map([
  ['paid', 'paid'],
  ['wait', 'waiting'],
  ['waiting', 'waiting'],
  ['error', 'ended'],
]);

const statusShape = z.looseObject({
  status: text,
  amountPaid: readable,
  currency: text,
  amountCreditedMerchant: readable,
  amountCreditedUser: readable,
  feeService: readable,
  feeNetwork: readable,
  orderId: text,
});

/** Reads the state of an invoice, or null when the answer names none, or names another order. */
export const readInvoiceReading = (
  fields: unknown,
  { reference, version }: { readonly reference: string; readonly version: 2 | 3 },
): Omit<InvoiceReading, 'at'> | null => {
  const said = statusShape.parse(fields);
  if (said.status === null || (said.orderId !== null && said.orderId !== reference)) return null;
  return {
    status: STATUSES.get(said.status.toLowerCase()) ?? 'unknown',
    word: said.status.slice(0, 60),
    paid: said.amountPaid,
    symbol: said.currency?.toUpperCase() ?? null,
    creditedToUs: said.amountCreditedMerchant,
    creditedToPayer: said.amountCreditedUser,
    serviceFee: said.feeService,
    networkFee: said.feeNetwork,
    version,
  };
};
