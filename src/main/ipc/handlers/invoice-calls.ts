/** Calls about invoices. */
import type { CallInput } from '#contract/contract.ts';
import type { Reply } from '#contract/errors.ts';
import type { InvoiceDetailView, InvoiceListView, InvoiceView } from '#contract/views/receive.ts';
import { BYTE_ORDER_MARK, writeRecord } from '#core/export/csv-writer.ts';
import { invoiceState, type Invoice } from '#core/receive/invoice.ts';
import type { Result } from '#core/result.ts';
import type { Handlers } from '../../app.ts';
import {
  askAgain,
  checkInvoice,
  createInvoice,
  creditPart,
  findInvoice,
} from '../../desk/invoices.ts';
import { mayOpen } from '../../desk/payment-link.ts';
import { storeProblem, type ReceiveProblem } from '../../desk/receive-problem.ts';
import { done, operatorName, refuse, type Desk } from '../desk.ts';
import { iso } from '../present-money.ts';
import { presentInvoice, presentReading } from '../present-receive.ts';
import { fromReceive, readAll } from './deposit-calls.ts';

type InvoiceCalls = Pick<
  Handlers,
  | 'invoice.create'
  | 'invoice.list'
  | 'invoice.get'
  | 'invoice.check'
  | 'invoice.askAgain'
  | 'invoice.credit'
  | 'invoice.open'
  | 'invoice.export'
>;

const shown = (desk: Desk, result: Result<Invoice, ReceiveProblem>): Reply<InvoiceView> =>
  result.ok ? done(presentInvoice(desk.session(), result.value)) : fromReceive(result.error);

const list = async (
  desk: Desk,
  { text, states, offset, limit }: CallInput<'invoice.list'>,
): Promise<Reply<InvoiceListView>> => {
  const session = desk.session();
  const { invoices } = session.treasury;
  const [page, counts] = await Promise.all([
    invoices.page({ filter: { text, states }, offset, limit }),
    invoices.counts(null),
  ]);
  if (!page.ok) return fromReceive(storeProblem(page.error));
  if (!counts.ok) return fromReceive(storeProblem(counts.error));
  const items = page.value.items.map((invoice) => presentInvoice(session, invoice));
  return done({ total: page.value.total, offset, items, counts: counts.value });
};

const detail = async (
  desk: Desk,
  found: Result<Invoice, ReceiveProblem>,
): Promise<Reply<InvoiceDetailView>> => {
  if (!found.ok) return fromReceive(found.error);
  const session = desk.session();
  const readings = await session.treasury.invoices.readings(found.value.reference);
  if (!readings.ok) return fromReceive(storeProblem(readings.error));
  return done({
    ...presentInvoice(session, found.value),
    readings: readings.value.map(presentReading),
  });
};

const open = async (desk: Desk, reference: string): Promise<Reply<null>> => {
  const session = desk.session();
  const found = await findInvoice(session.invoices, reference);
  if (!found.ok) return fromReceive(found.error);
  const { url } = found.value;
  if (url === null || !mayOpen(url, session.profile.gatewayUrl)) {
    const message =
      'Purser opens links into the domain of the gateway only, and this one leads elsewhere. Nothing was opened. Copy the link instead.';
    return refuse('not-allowed', message);
  }
  const opened = await desk.openLink(url);
  if (opened) return done(null);
  return refuse('not-allowed', 'No browser could be opened. Copy the link instead.');
};

const HEADER = [
  'reference',
  'state',
  'amount',
  'currency',
  'paid',
  'credited_to_us',
  'service_fee',
  'network_fee',
  'link',
  'payer',
  'asked_at',
  'checked_at',
  'asked_by',
  'rest_of',
  'note',
];

const lineOf = (invoice: Invoice): string => {
  const { reading, payer } = invoice;
  return writeRecord([
    invoice.reference,
    invoiceState(invoice),
    invoice.amount,
    invoice.symbol,
    reading?.paid ?? '',
    reading?.creditedToUs ?? '',
    reading?.serviceFee ?? '',
    reading?.networkFee ?? '',
    invoice.url ?? '',
    `${payer.firstName} ${payer.lastName}`.trim(),
    iso(invoice.askedAt),
    invoice.checkedAt === null ? '' : iso(invoice.checkedAt),
    invoice.by,
    invoice.restOf ?? '',
    invoice.note,
  ]);
};

const exportAll = async (desk: Desk): ReturnType<InvoiceCalls['invoice.export']> => {
  const { invoices } = desk.session().treasury;
  const all = await readAll((place) => invoices.page({ filter: {}, ...place }));
  if (!all.ok) return fromReceive(storeProblem(all.error));
  return desk.save('invoices.csv', () => [
    BYTE_ORDER_MARK + writeRecord(HEADER),
    ...all.value.map(lineOf),
  ]);
};

export const makeInvoiceCalls = (desk: Desk): InvoiceCalls => ({
  'invoice.create': async (input) => {
    const wish = { ...input, by: operatorName(desk) };
    return shown(desk, await createInvoice(desk.session().invoices, wish));
  },
  'invoice.list': (input) => list(desk, input),
  'invoice.get': async ({ reference }) =>
    detail(desk, await findInvoice(desk.session().invoices, reference)),
  'invoice.check': async ({ reference }) =>
    detail(desk, await checkInvoice(desk.session().invoices, reference)),
  'invoice.askAgain': async ({ reference }) =>
    shown(desk, await askAgain(desk.session().invoices, reference)),
  'invoice.credit': async (input) => {
    const given = { ...input, by: operatorName(desk) };
    return shown(desk, await creditPart(desk.session().invoices, given));
  },
  'invoice.open': ({ reference }) => open(desk, reference),
  'invoice.export': () => exportAll(desk),
});
