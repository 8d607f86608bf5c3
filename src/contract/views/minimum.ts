/**
 * What the window sees of rows below the minimum, of rows that are paid as one, and of amounts carried forward.
 * Amounts are decimal text.
 */

/** Something that would really work for a row below the minimum; amounts in the coin. */
export type MinimumOptionView =
  | {
      readonly kind: 'raise';
      readonly pays: string;
      readonly code: string;
      readonly gift: string;
      readonly giftUsd: string | null;
    }
  | {
      readonly kind: 'other-network';
      readonly pays: string;
      readonly code: string;
      readonly network: string;
      readonly address: string;
      readonly from: 'history' | 'file';
    }
  | {
      /** Row `keeps` pays the sum; `leaves` are excluded and named in its note. */
      readonly kind: 'merge';
      readonly pays: string;
      readonly code: string;
      readonly keeps: number;
      readonly leaves: readonly number[];
    }
  /** What is owed at the next run, as the row asks for it. */
  | { readonly kind: 'carry'; readonly amount: string; readonly unit: string };

/** How the amount of a row is tied. */
export type TieView =
  /** Row `into` pays it. */
  | { readonly kind: 'merged'; readonly into: number }
  /** It is owed at the next run. */
  | { readonly kind: 'carried' }
  /** The row pays these amounts too; `words` are for people. */
  | { readonly kind: 'covers'; readonly words: readonly string[]; readonly apart: boolean };

/** An amount that a run carried forward. */
export interface CarriedView {
  readonly batchId: string;
  readonly batchName: string;
  readonly row: number;
  readonly reference: string;
  readonly beneficiary: string;
  readonly amount: string;
  readonly unit: string;
  readonly code: string;
  readonly network: string;
  readonly address: string;
  readonly tag: string | null;
  readonly carriedAt: string;
  /** The payout that pays it; null while it is owed. */
  readonly takenBy: string | null;
  /** Who decided that it is not owed any more, and why; null while nobody did. */
  readonly writtenOff: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** An amount that is still owed, and what can be done about it. */
export interface OpenAmountView {
  readonly carried: CarriedView;
  /** Later batches that paid this account in this coin and did not take the amount in. */
  readonly passedOver: number;
  /** The gateway's minimum now, in the coin; null where it is not known. */
  readonly minimum: string | null;
  /** Batches not submitted yet in which its payee comes. */
  readonly drafts: readonly {
    readonly batchId: string;
    readonly name: string;
    readonly rows: readonly number[];
  }[];
}

/** An amount carried forward for a payee of a batch. */
export interface CarriedOfferView {
  readonly carried: CarriedView;
  /** Rows that may take it in. */
  readonly rows: readonly number[];
  /** A row of the file that is this very amount, by its reference. */
  readonly itself: number | null;
}

/** What people decided about the rows of a batch, for the one who approves it. */
export interface DecisionsView {
  /** Addresses that look like others, compared by a person and let pass. */
  readonly vouched: readonly {
    readonly row: number;
    readonly reference: string;
    readonly beneficiary: string;
    readonly address: string;
    readonly resembles: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string;
  }[];
  /** Payouts that pay for other rows or runs too, in words. */
  readonly together: readonly {
    readonly row: number;
    readonly reference: string;
    readonly words: readonly string[];
  }[];
  /** Rows that say that no tag is needed, where their network knows tags. */
  readonly noTag: readonly number[];
  readonly carried: readonly CarriedView[];
}
