/**
 * What the window sees of money coming in: deposit addresses and invoices.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { DepositAddress } from '#core/receive/address.ts';
import type {
  Invoice,
  InvoiceDecision,
  InvoiceReading,
  InvoiceState,
} from '#core/receive/invoice.ts';

export interface DepositAddressView extends Omit<DepositAddress, 'askedAt'> {
  readonly askedAt: string;
  /** How many callbacks one deposit brings: two for coins that are told after each of two confirmations. */
  readonly callbacks: 1 | 2;
  /** The minimum in USD at the rate known now, two decimals; null when it is not known. */
  readonly minDepositUsd: string | null;
  /** What is handed to the payer, as plain text. */
  readonly instruction: string;
}

export interface DepositAnswerView {
  /** existing: the reference had this address before; nothing was asked of the gateway. */
  readonly kind: 'given' | 'existing';
  readonly address: DepositAddressView;
}

export interface InvoiceReadingView extends Omit<InvoiceReading, 'at'> {
  readonly at: string;
}

export interface InvoiceDecisionView extends Omit<InvoiceDecision, 'at'> {
  readonly at: string;
}

export interface InvoiceView extends Omit<
  Invoice,
  'askedAt' | 'checkedAt' | 'reading' | 'decision'
> {
  readonly state: InvoiceState;
  readonly askedAt: string;
  readonly checkedAt: string | null;
  readonly reading: InvoiceReadingView | null;
  readonly decision: InvoiceDecisionView | null;
  /** What lacks, two decimals; null when nothing lacks or nothing is known. */
  readonly rest: string | null;
  /** Currencies that may be paid, as they are called now; empty stands for all. */
  readonly currencies: readonly { readonly id: number; readonly label: string }[];
  /** Whether Purser may open the link itself: it leads into the gateway's own domain. */
  readonly opens: boolean;
}

export interface InvoiceDetailView extends InvoiceView {
  /** Readings that said something new, oldest first: the payments as far as polling shows them. */
  readonly readings: readonly InvoiceReadingView[];
}

export interface InvoiceListView {
  readonly total: number;
  readonly offset: number;
  readonly items: readonly InvoiceView[];
  /** How many invoices there are in each state, whatever the filter. */
  readonly counts: Readonly<Partial<Record<InvoiceState, number>>>;
}

/** What a payment made by hand at the practice gateway came to. */
export interface PracticePaymentView {
  readonly amount: string;
  readonly code: string;
  readonly network: string;
  /** Why the gateway takes no notice of it; null when it does. */
  readonly unnoticed: 'below-minimum' | 'no-tag' | null;
}
