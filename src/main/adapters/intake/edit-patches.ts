/**
 * A deed on a draft as patches of its rows.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RowContext } from '#core/import/row-context.ts';
import { ok, type Result } from '#core/result.ts';
import type { ChangeWords } from '#core/import/change-words.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import { addPatches, cellPatches, splitPatches } from './cell-patches.ts';
import type { RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import { excusals } from './excuse-patches.ts';
import { exclusions, fixPatches } from './many-patches.ts';
import { apartPatches, minimumPatches, takePatches } from './tie-patches.ts';

export type Deed = Exclude<DraftEdit, { readonly kind: 'undo' | 'redo' }>;

export interface Patches {
  /** Rows to look at. */
  readonly total: number;
  /** Patches in pieces, in the order of rows, and how many rows were looked at so far. */
  readonly pieces: Iterable<{ readonly patches: readonly RowPatch[]; readonly looked: number }>;
  /** Why no row was changed, once all were looked at; null where there is no more to say. */
  readonly whyNone?: () => string | null;
}

export interface PatchPlace {
  readonly db: DatabaseSync;
  readonly context: RowContext;
  /** Who does it, null for Purser itself, and when, ms. */
  readonly who: { readonly by: string | null; readonly at: number };
}

/** What the journal says of a deed. */
export const wordsOf = (edit: Deed): ChangeWords => {
  switch (edit.kind) {
    case 'cells':
      return { kind: 'cells', how: edit.how };
    case 'exclude':
      return { kind: 'exclude', reason: edit.reason };
    case 'excuse':
      return { kind: 'excuse', rule: edit.rule, reason: edit.reason };
    case 'include':
    case 'add':
      return { kind: edit.kind };
    case 'split':
      return { kind: 'split', row: edit.row };
    case 'fix':
      return { kind: 'fix', fix: edit.fix };
    case 'minimum':
      return { kind: 'minimum', way: edit.way.kind, row: edit.row };
    case 'take':
      return { kind: 'take', row: edit.row };
    case 'apart':
      return { kind: 'apart', row: edit.row };
  }
};

/** Errors: words for people, when the deed cannot be done at all. */
export const patchesOf = (place: PatchPlace, draft: Draft, edit: Deed): Result<Patches, string> => {
  switch (edit.kind) {
    case 'cells':
      return cellPatches(place, draft, edit.cells);
    case 'exclude':
      return ok(exclusions(place, draft, { rows: edit.rows, reason: edit.reason }));
    case 'include':
      return ok(exclusions(place, draft, { rows: edit.rows, reason: null }));
    case 'excuse':
      return ok(excusals(place, draft, edit));
    case 'add':
      return addPatches(draft, edit.cells);
    case 'split':
      return splitPatches(place, draft, edit);
    case 'minimum':
      return minimumPatches(place, draft, edit);
    case 'take':
      return takePatches(place, draft, edit);
    case 'apart':
      return apartPatches(place, draft, edit.row);
    case 'fix': {
      const { fix } = edit;
      if (fix.kind !== 'exclude') return ok(fixPatches(place, draft, fix));
      return ok(exclusions(place, draft, { rows: { rule: fix.rule }, reason: fix.reason }));
    }
  }
};
