/** An invoice as typed so far. */
import type { CallInput } from '#contract/contract.ts';
import type { InvoiceView } from '#contract/views/receive.ts';
import { readInvoiceAmount, readPayer } from '#core/receive/payer.ts';
import { readReference } from '#core/receive/reference.ts';
import { suggestReference } from '../../ui/suggest-reference.ts';

export type Draft = CallInput<'invoice.create'>;

const nobody = { firstName: '', lastName: '', email: '', phone: '' };

export const emptyDraft = (now: Date): Draft => ({
  reference: suggestReference('INV', now),
  amount: '',
  symbol: 'USD',
  kind: 'all',
  currencyIds: [],
  payer: nobody,
  note: '',
  restOf: null,
});

/** A further invoice for what lacks of this one, to the same payer and in the same coins. */
export const restDraft = (invoice: InvoiceView): Draft => ({
  reference: `${invoice.reference}-R`.slice(0, 64),
  amount: invoice.rest ?? '',
  symbol: invoice.symbol,
  kind: invoice.kind,
  currencyIds: [...invoice.currencyIds],
  payer: invoice.payer,
  note: '',
  restOf: invoice.reference,
});

export interface DraftFaults {
  readonly reference: string | null;
  readonly amount: string | null;
  readonly payer: string | null;
}

/** What is wrong with what was typed, by field; an empty field is not wrong yet. */
export const faultsOf = ({ reference, amount, payer }: Draft): DraftFaults => {
  const read = {
    reference: readReference(reference),
    amount: readInvoiceAmount(amount),
    payer: readPayer(payer),
  };
  return {
    reference: reference === '' || read.reference.ok ? null : read.reference.error,
    amount: amount === '' || read.amount.ok ? null : read.amount.error,
    payer: read.payer.ok ? null : read.payer.error,
  };
};

/** Whether it may be sent on; main checks everything again. */
export const isReady = (draft: Draft): boolean =>
  readReference(draft.reference).ok &&
  readInvoiceAmount(draft.amount).ok &&
  readPayer(draft.payer).ok &&
  draft.symbol.trim() !== '';
