/**
 * What the window sees of changes made to a draft, and of fixes that are offered.
 */
import type { ChangeWords } from '#core/import/change-words.ts';
import type { FixOffer } from '#core/import/fix-offers.ts';
import type { RowField } from '#core/import/row.ts';

/** A fix that would change rows, with the first few cells before and after. */
export type FixOfferView = FixOffer;

/** What a recorded change was. */
export type ChangeWordsView = ChangeWords;

/** One recorded step. */
export interface ChangeView {
  /** From 1, in the order things were done. */
  readonly seq: number;
  readonly at: string;
  /** Who did it; null for Purser itself. */
  readonly by: string | null;
  readonly what: ChangeWordsView;
  readonly rows: number;
  /** 'replaced' was undone and can no longer be done again, because something else was done instead. */
  readonly state: 'done' | 'undone' | 'replaced';
  /** The first few cells it changed. */
  readonly cells: readonly {
    readonly row: number;
    readonly field: RowField;
    readonly before: string;
    readonly after: string;
  }[];
}
