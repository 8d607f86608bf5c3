/** Invoices as their desk keeps them. */
import type {
  Invoice,
  InvoiceCreation,
  InvoiceDecision,
  InvoiceReading,
  InvoiceState,
} from '#core/receive/invoice.ts';
import type { Page } from './ledger.ts';
import type { Stored } from './treasury.ts';

export interface InvoiceFilter {
  /** Looked for in reference, payer, note, amount and symbol. */
  readonly text?: string;
  /** Absent or empty: any. */
  readonly states?: readonly InvoiceState[];
}

/** What is new about an invoice; what is absent stays. */
export interface InvoiceChange {
  readonly reference: string;
  readonly creation?: {
    readonly kind: InvoiceCreation;
    readonly detail: string | null;
    readonly url: string | null;
  };
  readonly reading?: InvoiceReading;
  readonly decision?: InvoiceDecision;
  /** When it was asked about, whatever came of it. */
  readonly checkedAt?: number;
  /** Why that brought no state; null when it did. */
  readonly trouble?: string | null;
  /** When it is to be asked about again, ms since 1970; null for never. */
  readonly nextAt?: number | null;
}

/** What has a reference already. */
export type ReferenceOwner = 'invoice' | 'address';

export interface InvoiceStore {
  /** Keeps the intent, before anything is sent; answers what has the reference already instead, if anything. */
  begin(invoice: Invoice): Stored<ReferenceOwner | null>;
  /** Answers the invoice as it is then, or null when there is none. */
  change(change: InvoiceChange): Stored<Invoice | null>;
  find(reference: string): Stored<Invoice | null>;
  /** Newest first. */
  page(asked: {
    readonly filter: InvoiceFilter;
    readonly offset: number;
    readonly limit: number;
  }): Stored<Page<Invoice>>;
  /** How many there are in each state. */
  counts(none: null): Stored<Readonly<Partial<Record<InvoiceState, number>>>>;
  /** Readings that said something new, oldest first. */
  readings(reference: string): Stored<readonly InvoiceReading[]>;
  /** Invoices to be asked about at `now`, the longest waiting first, and when the next one is due after that. */
  due(asked: { readonly now: number; readonly limit: number }): Stored<{
    readonly invoices: readonly Invoice[];
    readonly nextAt: number | null;
  }>;
  /** Has every open invoice asked about at once, as at a start. */
  wake(now: number): Stored<number>;
}
