/** The calls about money coming in: deposit addresses, invoices, and customers in practice; a part of the contract. */
import { z } from 'zod';
import { ADDRESS_PURPOSES } from '#core/receive/address.ts';
import { INVOICE_KINDS, INVOICE_STATES } from '#core/receive/invoice.ts';
import { page, text } from './basics.ts';
import type { PageView } from './views/app.ts';
import type {
  DepositAddressView,
  DepositAnswerView,
  InvoiceDetailView,
  InvoiceListView,
  InvoiceView,
  PracticePaymentView,
} from './views/receive.ts';

const reference = text(200);
const currencyId = z.int().min(0);

/** The input schemas of these calls. */
export const receiveCalls = {
  'address.ask': z.strictObject({
    currencyId,
    reference,
    purpose: z.enum(ADDRESS_PURPOSES),
    payer: text(200),
    note: text(500),
  }),
  'address.list': z.strictObject({
    text: text(200),
    currencyId: currencyId.nullable(),
    purpose: z.enum(ADDRESS_PURPOSES).nullable(),
    ...page,
  }),
  'address.export': z.strictObject({}),
  /** Saves what is handed to the payer as a text file. */
  'address.saveInstruction': z.strictObject({ reference }),
  'invoice.create': z.strictObject({
    reference,
    amount: text(40),
    symbol: text(16),
    kind: z.enum(INVOICE_KINDS),
    currencyIds: z.array(currencyId).max(200),
    payer: z.strictObject({
      firstName: text(200),
      lastName: text(200),
      email: text(200),
      phone: text(60),
    }),
    note: text(500),
    /** Reference of the invoice whose rest is asked for. */
    restOf: reference.nullable(),
  }),
  'invoice.list': z.strictObject({
    text: text(200),
    states: z.array(z.enum(INVOICE_STATES)).max(INVOICE_STATES.length),
    ...page,
  }),
  'invoice.get': z.strictObject({ reference }),
  /** Asks the gateway how it stands, now. */
  'invoice.check': z.strictObject({ reference }),
  /** Asks for it once more, after the gateway said that it does not have it. */
  'invoice.askAgain': z.strictObject({ reference }),
  /** Credits the part that came. */
  'invoice.credit': z.strictObject({ reference, reason: text(200).min(1) }),
  'invoice.open': z.strictObject({ reference }),
  'invoice.export': z.strictObject({}),
  /** Pays an address or an invoice as a customer would; practice only. */
  'practice.pay': z.strictObject({
    reference,
    currencyId,
    amount: z.union([
      z.literal('rest'),
      z.strictObject({ in: z.enum(['coin', 'symbol']), text: text(40) }),
    ]),
    withoutTag: z.boolean(),
  }),
  /** Lets the time of an invoice be over; practice only. */
  'practice.expire': z.strictObject({ reference }),
} as const;

type Saved = { readonly savedAs: string } | null;

/** Their replies. */
export interface ReceiveReplies {
  'address.ask': DepositAnswerView;
  'address.list': PageView<DepositAddressView>;
  'address.export': Saved;
  'address.saveInstruction': Saved;
  'invoice.create': InvoiceView;
  'invoice.list': InvoiceListView;
  'invoice.get': InvoiceDetailView;
  'invoice.check': InvoiceDetailView;
  'invoice.askAgain': InvoiceView;
  'invoice.credit': InvoiceView;
  'invoice.open': null;
  'invoice.export': Saved;
  'practice.pay': PracticePaymentView;
  'practice.expire': null;
}
