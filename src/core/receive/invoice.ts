/** An amount asked for by a payment link: what was asked, what became of it, and what may be said about it. */
import {
  compareAmounts,
  formatFixed,
  parseAmount,
  subtractAmounts,
  type Amount,
} from '../money/amount.ts';

/** What may be paid with: every means, crypto alone, or fiat alone, which the vendor's support must have enabled. */
export const INVOICE_KINDS = ['all', 'crypto', 'fiat'] as const;

export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Who pays, as the payment page is told; each may be empty. ASCII only: see gateway reference, section 1. */
export interface Payer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Digits only. */
  readonly phone: string;
}

/** What is asked of the gateway. */
export interface InvoiceOrder {
  /** Our own reference, unique without regard to case among invoices and addresses. */
  readonly reference: string;
  /** Decimal text with two decimals, in `symbol`. */
  readonly amount: string;
  /** A fiat code, or the code of a coin. */
  readonly symbol: string;
  readonly kind: InvoiceKind;
  /** Ids of currencies that may be paid; empty stands for all the platform takes. */
  readonly currencyIds: readonly number[];
  readonly payer: Payer;
}

/** What the gateway said about an invoice at one moment. Amounts are decimal text in the invoice's symbol. */
export interface InvoiceReading {
  /** ms since 1970. */
  readonly at: number;
  readonly status: 'paid' | 'waiting' | 'ended' | 'unknown';
  /** The gateway's own word for it. */
  readonly word: string;
  /** Null where it is missing or cannot be read. */
  readonly paid: string | null;
  /** The currency of these amounts by the gateway's word; null where it says none. */
  readonly symbol: string | null;
  /** What is credited to us, all fees taken off; version 3 only. */
  readonly creditedToUs: string | null;
  /** What is to be credited to the customer, by who bears the fees; version 3 only. */
  readonly creditedToPayer: string | null;
  readonly serviceFee: string | null;
  readonly networkFee: string | null;
  /** Version of the gateway's answer. */
  readonly version: 2 | 3;
}

/**
 * Whether the invoice is there. asked: recorded, and the request may have left. made: the gateway said so. refused: the
 * gateway said no. unclear: no clear answer; it may exist. found: unclear, and a look-up knows it, so it exists.
 */
export const INVOICE_CREATIONS = ['asked', 'made', 'refused', 'unclear', 'found'] as const;

export type InvoiceCreation = (typeof INVOICE_CREATIONS)[number];

/** What a person decided about an invoice that was paid in part. */
export interface InvoiceDecision {
  /** rest: a further invoice asks for what lacks. credit: what came counts, and no more is asked for. */
  readonly kind: 'rest' | 'credit';
  /** The part that had been paid, decimal text. */
  readonly paid: string;
  /** Reference of the further invoice; null for `credit`. */
  readonly reference: string | null;
  readonly reason: string;
  readonly by: string;
  /** ms since 1970. */
  readonly at: number;
}

export interface Invoice extends InvoiceOrder {
  readonly note: string;
  readonly askedAt: number;
  readonly by: string;
  readonly creation: InvoiceCreation;
  /** The gateway's words, or what went wrong; null when it was made. */
  readonly creationDetail: string | null;
  /** Where it is paid; null until the gateway gave it, and for ever when that answer was lost. */
  readonly url: string | null;
  /** Reference of the invoice whose rest this one asks for. */
  readonly restOf: string | null;
  /** The last reading that could be read. */
  readonly reading: InvoiceReading | null;
  /** True once a reading said paid; one that says otherwise later is no ordinary state. */
  readonly wasPaid: boolean;
  readonly decision: InvoiceDecision | null;
  /** When it was last asked about, whatever came of it; ms since 1970. */
  readonly checkedAt: number | null;
  /** Why the last question brought no state, in words for people; null when it did, or when none was asked. */
  readonly trouble: string | null;
}

/**
 * How an invoice stands. `unclear` and `unknown` are neither paid nor unpaid: nobody knows, and a person looks.
 */
export const INVOICE_STATES = [
  'unclear',
  'refused',
  'waiting',
  'part-paid',
  'paid',
  'over-paid',
  'expired',
  'expired-part',
  'credited',
  'unknown',
] as const;

export type InvoiceState = (typeof INVOICE_STATES)[number];

/** Amounts of an invoice have two decimals; a reading may have more, and is compared exactly. */
const ACCURACY = 18;

const read = (text: string | null): Amount | null => {
  const amount = text === null ? null : parseAmount(text, ACCURACY);
  return amount?.ok === true ? amount.value : null;
};

/** The part paid so far when it is above zero, else null. */
const partOf = ({ reading }: Pick<Invoice, 'reading'>): Amount | null => {
  const paid = read(reading?.paid ?? null);
  return paid === null || paid.units <= 0n ? null : paid;
};

/** "Paid" is believed only where the sum is there, in the currency asked for; a reading without a sum proves nothing. */
const paidState = (invoice: Invoice, reading: InvoiceReading): InvoiceState => {
  const paid = read(reading.paid);
  const asked = read(invoice.amount);
  const otherSymbol = reading.symbol !== null && reading.symbol !== invoice.symbol;
  if (paid === null || asked === null || otherSymbol) return 'unknown';
  const order = compareAmounts(paid, asked);
  if (order < 0) return 'unknown';
  return order > 0 ? 'over-paid' : 'paid';
};

/** How an invoice stands, from what is recorded about it alone. */
export const invoiceState = (invoice: Invoice): InvoiceState => {
  const { creation, reading, decision } = invoice;
  if (creation === 'refused') return 'refused';
  if (creation === 'asked' || creation === 'unclear') return 'unclear';
  if (reading === null) return 'waiting';
  if (reading.status === 'unknown') return 'unknown';
  if (reading.status === 'paid') return paidState(invoice, reading);
  if (invoice.wasPaid) return 'unknown';
  const part = partOf(invoice) !== null;
  if (part && decision?.kind === 'credit') return 'credited';
  if (reading.status === 'waiting') return part ? 'part-paid' : 'waiting';
  return part ? 'expired-part' : 'expired';
};

/** States in which the gateway is asked again. */
const WATCHED: ReadonlySet<InvoiceState> = new Set([
  'unclear',
  'waiting',
  'part-paid',
  'credited',
  'unknown',
]);

/** Whether the gateway may still say something new; a time that is over ends it, also after a part was credited. */
export const isWatched = (invoice: Invoice): boolean =>
  WATCHED.has(invoiceState(invoice)) && invoice.reading?.status !== 'ended';

/** What lacks of a part-paid invoice, with two decimals rounded up; null when nothing lacks or nothing is known. */
export const restOf = (invoice: Invoice): string | null => {
  const part = partOf(invoice);
  const asked = read(invoice.amount);
  if (part === null || asked === null || compareAmounts(part, asked) >= 0) return null;
  const lacks = subtractAmounts(asked, part);
  const cent = 10n ** BigInt(lacks.decimals - 2);
  return formatFixed({ units: (lacks.units + cent - 1n) / cent, decimals: 2 });
};
