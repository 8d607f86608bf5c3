/**
 * `/v2/orderstatus` and `/v3/orderstatus`: what became of an invoice. Incoming invoices only.
 */
import type { Desk } from './desk.ts';
import type { Invoice } from './incoming.ts';
import { readText, refuse, succeed, type Answer, type Fields } from './protocol.ts';
import { refusals } from './refusals.ts';
import { centsOf, centsText, paidCents } from './till.ts';

/** Service fee of a paid invoice in hundredths of a percent: the published one of business accounts. */
export const INVOICE_FEE_BASIS_POINTS = 350n;

const found = (desk: Desk, fields: Fields): Invoice | null => {
  const orderId = readText(fields, 'orderId');
  return orderId === null ? null : desk.till.invoiceOf(orderId);
};

const statusOf = (desk: Desk, invoice: Invoice, paid: bigint): string => {
  if (paid >= centsOf(invoice.amount)) return 'paid';
  return desk.now >= invoice.expiresAt ? 'error' : desk.switches.partialWord;
};

const basics = (desk: Desk, invoice: Invoice, paid: bigint): Fields => ({
  status: statusOf(desk, invoice, paid),
  amountPaid: centsText(paid),
});

/** The state and what was paid, in the invoice's symbol. */
export const answerOrderStatus = (desk: Desk, fields: Fields): Answer => {
  const invoice = found(desk, fields);
  if (invoice === null) return refuse(refusals.orderNotFound);
  const paid = paidCents(desk.till.depositsOf(invoice.orderId));
  return succeed({ ...basics(desk, invoice, paid), currency: invoice.symbol });
};

/** As version 2, with what is credited and the fees; a gateway without version 3 is the switch's matter. */
export const answerOrderStatusV3 = (desk: Desk, fields: Fields): Answer => {
  const invoice = found(desk, fields);
  if (invoice === null) return refuse(refusals.orderNotFound);
  const paid = paidCents(desk.till.depositsOf(invoice.orderId));
  const fee = (paid * INVOICE_FEE_BASIS_POINTS + 9_999n) / 10_000n;
  return succeed({
    ...basics(desk, invoice, paid),
    amountCreditedMerchant: centsText(paid - fee),
    amountCreditedUser: centsText(paid),
    feeService: centsText(fee),
    feeNetwork: '0.00',
    currency: invoice.symbol,
  });
};
