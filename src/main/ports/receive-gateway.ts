/** The gateway's side for money coming in, in our words. None of it moves money of ours. */
import type { InvoiceOrder, InvoiceReading } from '#core/receive/invoice.ts';
import type { Result } from '#core/result.ts';
import type { ReadFailure } from './gateway.ts';

/** A deposit address as the gateway wrote it. */
export interface GivenAddress {
  readonly address: string;
  /** Destination tag or memo; null where the gateway gave none. */
  readonly tag: string | null;
}

/**
 * What came of asking for an invoice; the request is written at most once and never repeated. not-sent: no byte left.
 * unclear: the invoice may exist, and only a look-up or a person can tell.
 */
export type InvoiceAnswer =
  | { readonly kind: 'made'; readonly url: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'not-sent'; readonly detail: string }
  | { readonly kind: 'unclear'; readonly detail: string };

/** 'not-found' is the gateway's definite negative answer. */
export type InvoiceLookup =
  | { readonly kind: 'found'; readonly reading: Omit<InvoiceReading, 'at'> }
  | { readonly kind: 'not-found'; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: ReadFailure };

export interface ReceiveGateway {
  /** The address that belongs to a reference in a currency. Asked again, the gateway is expected to give the same. */
  depositAddress(wanted: {
    readonly reference: string;
    readonly currencyId: number;
  }): Promise<Result<GivenAddress, ReadFailure>>;
  /** Never rejects. */
  createInvoice(order: InvoiceOrder): Promise<InvoiceAnswer>;
  /** Asks for the newest version of the answer first, and for the older one where that is not known. */
  invoice(reference: string): Promise<InvoiceLookup>;
}
