/**
 * Amounts that one payout pays beside its own row's: rows of the same file paid together with it, and amounts that an
 * earlier run carried forward.
 */
import type { Destination } from '../beneficiary/destination.ts';

/** A row whose amount another row pays. */
export interface Covered {
  /** The batch the row came with, and its name; null: the payout's own. */
  readonly from: { readonly batchId: string; readonly batchName: string } | null;
  /** Data row in its file, from 1. */
  readonly row: number;
  readonly reference: string;
  /** What the row asked for: canonical decimal text, and its unit. */
  readonly amount: string;
  readonly unit: string;
}

/** An amount that was below the gateway's minimum and is owed to a payee at the next run. */
export interface Owed {
  readonly row: number;
  readonly reference: string;
  readonly beneficiary: string;
  readonly destination: Destination;
  /** What the row asked for: canonical decimal text, and its unit. */
  readonly amount: string;
  readonly unit: string;
}

/** An amount owed, with the submitted batch that carried it forward. */
export interface CarriedAmount extends Owed {
  readonly batchId: string;
  readonly batchName: string;
  /** ISO 8601 UTC. */
  readonly carriedAt: string;
}

/** Names an amount carried forward; rows of a batch carry one each. */
export const carriedKey = ({ batchId, row }: Pick<CarriedAmount, 'batchId' | 'row'>): string =>
  `${batchId} ${row}`;

/** The same of an amount that a payout covers; null where it was a row of the same file. */
export const coveredKey = ({ from, row }: Covered): string | null =>
  from === null ? null : carriedKey({ batchId: from.batchId, row });

/** How a person reads where an amount came from: “row 3” of the same file, “row 3 of …” of another run. */
export const coveredWords = ({ from, row, amount, unit }: Covered): string =>
  from === null
    ? `row ${row}`
    : `${amount} ${unit} carried forward from row ${row} of “${from.batchName}”`;

/** The same with the amount, for who looks at the rows. */
export const coveredAmount = (covered: Covered): string =>
  covered.from === null
    ? `${covered.amount} ${covered.unit} of row ${covered.row} (${covered.reference})`
    : coveredWords(covered);
