/**
 * Deeds on the rows of a draft, and how they are recorded.
 */
import type { ChangeWords } from '#core/import/change-words.ts';
import type { Fix } from '#core/import/fix.ts';
import type { PassableRule } from '#core/import/repeat.ts';
import type { RowEdits } from '#core/import/row-edit.ts';
import type { RowField } from '#core/import/row.ts';
import type { CarriedAmount, Owed } from '#core/payout/covered.ts';
import type { RowFilter } from './intake.ts';

export type SortKey = RowField | 'row' | 'status' | 'pays';

export interface RowSort {
  readonly key: SortKey;
  readonly direction: 'up' | 'down';
}

/** What to look for from a place among the rows shown. */
export interface RowSeek {
  /** Place to start from; it is not looked at itself. -1 starts before the first. */
  readonly from: number;
  readonly direction: 'forward' | 'back';
  /** Text in any cell, or null for the next row with an issue that is not excluded. */
  readonly text: string | null;
}

/** One cell and what is to stand in it. */
export interface CellEdit {
  readonly row: number;
  readonly field: RowField;
  readonly value: string;
}

/** One part of a split row; amount as canonical decimal text. */
export interface SplitPart {
  readonly reference: string;
  readonly amount: string;
}

/** What is done about a row below the minimum; amounts in edits are canonical decimal text. */
export type MinimumWay =
  | { readonly kind: 'raise' | 'other-network'; readonly edits: RowEdits }
  /** Row `keeps`, which may be this one or another, pays the sum. */
  | { readonly kind: 'merge'; readonly keeps: number; readonly leaves: readonly number[] }
  | { readonly kind: 'carry'; readonly owed: Owed };

/** A deed on the rows of a draft: one step that can be undone. */
export type DraftEdit =
  | {
      readonly kind: 'cells';
      readonly how: 'typed' | 'pasted' | 'filled' | 'cleared';
      readonly cells: readonly CellEdit[];
    }
  | {
      readonly kind: 'exclude';
      readonly rows: readonly number[] | RowFilter;
      readonly reason: string;
    }
  | { readonly kind: 'include'; readonly rows: readonly number[] | RowFilter }
  | {
      /** Lets repeats of one rule pass with a reason, or (null) takes such excuses back. */
      readonly kind: 'excuse';
      readonly rows: readonly number[] | RowFilter;
      readonly rule: PassableRule;
      /** The one finding that is meant; left out: every one of the rule. */
      readonly basis?: string;
      readonly reason: string | null;
    }
  | { readonly kind: 'add'; readonly cells: RowEdits }
  | {
      readonly kind: 'split';
      readonly row: number;
      readonly parts: readonly [SplitPart, SplitPart];
    }
  | { readonly kind: 'fix'; readonly fix: Fix }
  | { readonly kind: 'minimum'; readonly row: number; readonly way: MinimumWay }
  | {
      /** Pays what an earlier run carried forward: with this row, or (null) in a row of its own. */
      readonly kind: 'take';
      readonly carried: CarriedAmount;
      readonly row: number | null;
    }
  /** Makes rows that are paid as one what they were before. */
  | { readonly kind: 'apart'; readonly row: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** One recorded change of a draft. */
export interface DraftChange {
  /** From 1, in the order things were done. */
  readonly seq: number;
  readonly at: number;
  /** Who did it; null for Purser itself. */
  readonly by: string | null;
  readonly what: ChangeWords;
  readonly rows: number;
  readonly state: 'done' | 'undone' | 'replaced';
  /** The first few cells it changed. */
  readonly cells: readonly {
    readonly row: number;
    readonly field: RowField;
    readonly before: string;
    readonly after: string;
  }[];
}
