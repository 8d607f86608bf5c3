/** The fact by which a row to pay enters a ledger. */
import type { EntryBody } from '#core/audit/entry.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import type { Covered } from '#core/payout/covered.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { Override } from '#core/import/repeat.ts';

/** A row to pay with the digest of its content. */
export interface RowToSubmit {
  readonly row: number;
  readonly content: PayoutContent;
  readonly digest: string;
  /** Why a payment that may be a repeat is made all the same. */
  readonly overrides: readonly Override[];
  /** The row says in so many words that no tag is needed. */
  readonly noTag?: true;
  /** Amounts it pays beside its own; absent: none. */
  readonly covers?: readonly Covered[];
}

/** The fact that a row to pay was submitted. */
export const payoutSubmitted = (
  payoutId: string,
  { row, content, digest, overrides, noTag, covers = [] }: RowToSubmit,
  from: { readonly batchId: string; readonly platformId: number; readonly usdRate: string | null },
): EntryBody & { kind: 'payout.submitted' } => ({
  kind: 'payout.submitted',
  payoutId,
  batchId: from.batchId,
  row,
  epoch: 1,
  orderId: orderIdFor(from.platformId, content.reference, 1),
  content,
  usdRate: from.usdRate,
  digest,
  ...(overrides.length === 0 ? {} : { overrides }),
  ...(noTag === undefined ? {} : { noTag }),
  ...(covers.length === 0 ? {} : { covers }),
});
