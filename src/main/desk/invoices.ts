/** Invoices: recorded before they are asked for, asked for once, looked up before anything is asked for again. */
import {
  invoiceState,
  isWatched,
  type Invoice,
  type InvoiceDecision,
  type InvoiceOrder,
} from '#core/receive/invoice.ts';
import { nextQuestion, type WatchPace } from '#core/receive/watch.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { InvoiceChange } from '../ports/invoices.ts';
import type { InvoiceAnswer, InvoiceLookup, ReceiveGateway } from '../ports/receive-gateway.ts';
import type { Treasury } from '../ports/treasury.ts';
import { readWords } from './credentials.ts';
import type { CurrencyDesk } from './currencies.ts';
import { readOrder, type InvoiceWish } from './invoice-order.ts';
import {
  gatewayProblem,
  receiveProblem,
  storeProblem,
  type ReceiveProblem,
} from './receive-problem.ts';

export interface InvoiceNeeds {
  readonly treasury: Pick<Treasury, 'invoices'>;
  readonly gateway: Pick<ReceiveGateway, 'createInvoice' | 'invoice'>;
  readonly currencies: Pick<CurrencyDesk, 'refresh' | 'find'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly pace: WatchPace;
  /** An invoice is not what it was. */
  readonly changed: (invoice: Invoice) => void;
}

type Answer<T> = Promise<Result<T, ReceiveProblem>>;

/** After this the reply of a request that was being written has come or never will, ms: its deadline is a minute. */
const IN_FLIGHT_MS = 90_000;

/** Records an invoice, asks the gateway for it once, and records what came of it, whatever that is. */
export const createInvoice = async (needs: InvoiceNeeds, wish: InvoiceWish): Answer<Invoice> => {
  await needs.currencies.refresh(false);
  const order = readOrder(needs.currencies, wish);
  if (!order.ok) return order;
  const invoice = freshInvoice(order.value, wish, needs.clock.now());
  const begun = await needs.treasury.invoices.begin(invoice);
  if (!begun.ok) return err(storeProblem(begun.error));
  if (begun.value !== null) return err(taken(invoice.reference, begun.value));
  // Should this process end before the answer is recorded, the next one looks it up.
  const pending = await record(needs, {
    reference: invoice.reference,
    nextAt: needs.clock.now() + IN_FLIGHT_MS,
  });
  if (!pending.ok) return pending;
  const made = await ask(needs, invoice);
  if (!made.ok || wish.restOf === null) return made;
  return linkRest(needs, { original: wish.restOf, rest: made.value, by: wish.by });
};

const freshInvoice = (order: InvoiceOrder, wish: InvoiceWish, askedAt: number): Invoice => ({
  ...order,
  note: wish.note.trim(),
  askedAt,
  by: wish.by,
  creation: 'asked',
  creationDetail: null,
  url: null,
  restOf: wish.restOf,
  reading: null,
  wasPaid: false,
  decision: null,
  checkedAt: null,
  trouble: null,
});

const taken = (reference: string, by: 'invoice' | 'address'): ReceiveProblem =>
  receiveProblem(
    'conflict',
    by === 'invoice'
      ? `The reference “${reference}” already names an invoice. No second one was asked for. Open that one, or give this one a reference of its own.`
      : `The reference “${reference}” already names a deposit address. No invoice was asked for. Give it a reference of its own.`,
    reference,
  );

/** Keeps a change and tells of it. */
export const record = async (needs: InvoiceNeeds, change: InvoiceChange): Answer<Invoice> => {
  const changed = await needs.treasury.invoices.change(change);
  if (!changed.ok) return err(storeProblem(changed.error));
  if (changed.value === null) return err(noSuchInvoice(change.reference));
  needs.changed(changed.value);
  return ok(changed.value);
};

export const noSuchInvoice = (reference: string): ReceiveProblem =>
  receiveProblem('not-found', `There is no invoice “${reference}” in this profile.`);

const ask = async (needs: InvoiceNeeds, invoice: Invoice): Answer<Invoice> => {
  const answer = await needs.gateway.createInvoice(invoice);
  const now = needs.clock.now();
  const nextAt = answer.kind === 'made' || answer.kind === 'unclear' ? now : null;
  return record(needs, { reference: invoice.reference, creation: creationOf(answer), nextAt });
};

const creationOf = (answer: InvoiceAnswer): NonNullable<InvoiceChange['creation']> => {
  switch (answer.kind) {
    case 'made':
      return { kind: 'made', detail: null, url: answer.url };
    case 'refused':
      return { kind: 'refused', detail: `The gateway refused: “${answer.message}”.`, url: null };
    case 'not-sent':
      return { kind: 'refused', detail: `It was not sent: ${answer.detail}.`, url: null };
    case 'unclear':
      return { kind: 'unclear', detail: answer.detail, url: null };
  }
};

/** Notes on the first invoice that another one asks for its rest; one that was refused asks for nothing. */
const linkRest = async (
  needs: InvoiceNeeds,
  {
    original,
    rest,
    by,
  }: { readonly original: string; readonly rest: Invoice; readonly by: string },
): Answer<Invoice> => {
  if (rest.creation === 'refused') return ok(rest);
  const found = await findInvoice(needs, original);
  if (!found.ok) return ok(rest);
  const decision: InvoiceDecision = {
    kind: 'rest',
    paid: found.value.reading?.paid ?? '0',
    reference: rest.reference,
    reason: '',
    by,
    at: needs.clock.now(),
  };
  await record(needs, { reference: original, decision });
  return ok(rest);
};

export const findInvoice = async (needs: InvoiceNeeds, reference: string): Answer<Invoice> => {
  const found = await needs.treasury.invoices.find(reference);
  if (!found.ok) return err(storeProblem(found.error));
  return found.value === null ? err(noSuchInvoice(reference)) : ok(found.value);
};

/** Asks the gateway how an invoice stands and records the answer, or why there was none. */
export const checkInvoice = async (needs: InvoiceNeeds, reference: string): Answer<Invoice> => {
  const found = await findInvoice(needs, reference);
  if (!found.ok) return found;
  const looked = await needs.gateway.invoice(found.value.reference);
  return record(needs, changeOf(needs, found.value, looked));
};

/** What an answer about an invoice changes of it. */
const changeOf = (needs: InvoiceNeeds, invoice: Invoice, looked: InvoiceLookup): InvoiceChange => {
  const checkedAt = needs.clock.now();
  const again = nextQuestion({ ...invoice, checkedAt }, needs.pace);
  const later = invoice.creation === 'refused' ? null : again;
  const base = { reference: invoice.reference, checkedAt };
  switch (looked.kind) {
    case 'found': {
      const reading = { ...looked.reading, at: checkedAt };
      const isKnown = invoice.creation === 'made' || invoice.creation === 'found';
      const kind = isKnown ? invoice.creation : 'found';
      const wasPaid = invoice.wasPaid || reading.status === 'paid';
      const isOpen = isWatched({ ...invoice, creation: kind, reading, wasPaid });
      const creation = { kind, detail: invoice.creationDetail, url: null };
      return { ...base, creation, reading, trouble: null, nextAt: isOpen ? again : null };
    }
    case 'not-found':
      return { ...base, trouble: NOT_FOUND, nextAt: later };
    case 'failed':
      return {
        ...base,
        trouble: readWords(looked.failure),
        nextAt: later,
      };
  }
};

/** What is said of an invoice the gateway does not know when it is asked. */
export const NOT_FOUND = 'The gateway does not know this invoice.';

/**
 * Asks once more for an invoice that was refused or of which it is not known whether it exists, under the same
 * reference. The gateway is asked first whether it has it; only a clear "not found" lets a second request leave.
 */
export const askAgain = async (needs: InvoiceNeeds, reference: string): Answer<Invoice> => {
  const found = await findInvoice(needs, reference);
  if (!found.ok) return found;
  const invoice = found.value;
  if (!['refused', 'unclear'].includes(invoiceState(invoice)) || isInFlight(needs, invoice)) {
    return err(
      receiveProblem(
        'conflict',
        'This invoice exists or is just being asked for. Nothing was asked for again.',
      ),
    );
  }
  const looked = await needs.gateway.invoice(invoice.reference);
  const recorded = await record(needs, changeOf(needs, invoice, looked));
  if (!recorded.ok || looked.kind === 'found') return recorded;
  if (looked.kind === 'failed') {
    const meaning = 'It is not known whether the invoice exists, so no second one was asked for.';
    return err(gatewayProblem(looked.failure, meaning));
  }
  return ask(needs, invoice);
};

const isInFlight = ({ clock }: InvoiceNeeds, { creation, askedAt }: Invoice): boolean =>
  creation === 'asked' && clock.now() - askedAt < IN_FLIGHT_MS;

/** Records that the part which came is credited and the rest is not asked for. */
export const creditPart = async (
  needs: InvoiceNeeds,
  {
    reference,
    reason,
    by,
  }: { readonly reference: string; readonly reason: string; readonly by: string },
): Answer<Invoice> => {
  const found = await findInvoice(needs, reference);
  if (!found.ok) return found;
  const state = invoiceState(found.value);
  if (state !== 'part-paid' && state !== 'expired-part') {
    return err(
      receiveProblem(
        'conflict',
        'Only an invoice that was paid in part can be credited. Nothing was recorded. Look at it again.',
      ),
    );
  }
  const paid = found.value.reading?.paid ?? '0';
  const decision = {
    kind: 'credit',
    paid,
    reference: null,
    reason: reason.trim(),
    by,
    at: needs.clock.now(),
  } as const;
  return record(needs, { reference: found.value.reference, decision });
};
