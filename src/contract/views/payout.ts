/**
 * What the window sees of one payout and its life.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { RowIssue } from '#core/import/row.ts';
import type { PayoutState } from '#core/payout/state.ts';

/** A fiat amount that the gateway converts: what may come of it, and what came. */
export interface ConversionView {
  /** The coin amount as the gateway first told it; null while it is not known. */
  readonly sent: string | null;
  readonly expected: string;
  readonly least: string;
  readonly most: string;
  /** USD for one unit of the coin as `sent` implies it; null while it is not known. */
  readonly impliedRate: string | null;
  /** How far it may be from the plan's rate, percent. */
  readonly percent: string;
}

export interface PayoutView {
  readonly id: string;
  readonly batchId: string;
  readonly batchName: string;
  readonly row: number;
  readonly reference: string;
  readonly beneficiary: string;
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly address: string;
  readonly tag: string | null;
  /** What is sent; where the gateway converts, what it first said, and until then what is expected. */
  readonly amount: string;
  /** Null where Purser converted, or nothing was converted. */
  readonly conversion: ConversionView | null;
  readonly asked: { readonly amount: string; readonly unit: string };
  readonly rate: string | null;
  readonly note: string;
  readonly state: PayoutState;
  /** Pending beyond what is usual for its network. */
  readonly stalled: boolean;
  readonly orderId: string;
  readonly withdrawalId: string | null;
  readonly chainHash: string | null;
  readonly confirmations: number | null;
  readonly debited: string | null;
  readonly networkFee: string | null;
  readonly serviceFee: string | null;
  readonly detail: string | null;
  readonly submittedAt: string;
  readonly movedAt: string;
  readonly askedAt: string | null;
}

/** One step in a payout's or batch's life, as a sentence. */
export interface LifeEntryView {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly kind: string;
  readonly sentence: string;
  readonly hash: string;
}

export interface PayoutDetailView extends PayoutView {
  readonly life: readonly LifeEntryView[];
}

/** The conversion of one payout typed by hand, checked as a row would be. */
export interface PayoutPreviewView {
  readonly issues: readonly RowIssue[];
  /** The gateway converts the amount, so that `pays` is only expected. */
  readonly converts: boolean;
  readonly pays: string | null;
  readonly usd: string | null;
  readonly rate: string | null;
  readonly snapshotAt: string | null;
}
