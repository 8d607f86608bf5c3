/**
 * Patches of many rows: left out or taken in by number or filter, and fixes of all rows of a kind.
 */
import type { Fix } from '#core/import/fix.ts';
import { makeFixer } from '#core/import/make-fixer.ts';
import { editedCells } from '#core/import/row-edit.ts';
import { tiedWords, touchesTie } from '#core/import/row-tie.ts';
import type { DatabaseSync } from 'node:sqlite';
import { int, query } from '../cells.ts';
import type { RowChoice } from './calls.ts';
import { editPatch } from './cell-patches.ts';
import { stateOf, type RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Patches, PatchPlace } from './edit-patches.ts';
import { rowCondition, type RowCondition } from './filter.ts';
import { rowId, rowNumber } from './rows.ts';
import { fixablePieces } from './fixable.ts';
import { makeRowReader, type StoredRow } from './stored-row.ts';

const PIECE = 1_000;

const isNumbers = (rows: RowChoice): rows is readonly number[] => Array.isArray(rows);

export function* piecesOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += PIECE) yield all.slice(at, at + PIECE);
}

const conditionsOf = (n: number, rows: RowChoice): readonly RowCondition[] => {
  if (!isNumbers(rows)) return [rowCondition(n, rows)];
  const ids = rows.map((row) => rowId(n, row));
  return [...piecesOf(ids)].map((piece) => ({
    sql: `id IN (${piece.map(() => '?').join(', ')})`,
    values: piece,
  }));
};

/** Chosen once at the beginning: leaving out one row may change what is said of another. */
export const chosenRows = (
  db: DatabaseSync,
  n: number,
  choice: { readonly rows: RowChoice; readonly which: string },
): readonly number[] =>
  conditionsOf(n, choice.rows)
    .flatMap(({ sql, values }) =>
      query(db, `SELECT id FROM row WHERE ${sql} AND ${choice.which}`).all(...values),
    )
    .map((cells) => rowNumber(int(cells[0])))
    .sort((a, b) => a - b);

/** Rows left out with a reason, or taken in again (null). */
export const exclusions = (
  { db }: PatchPlace,
  draft: Draft,
  { rows, reason }: { readonly rows: RowChoice; readonly reason: string | null },
): Patches => {
  const which = reason === null ? 'excluded IS NOT NULL' : 'excluded IS NULL';
  const chosen = chosenRows(db, draft.n, { rows, which });
  const merged: StoredRow[] = [];
  return {
    total: chosen.length,
    pieces: exclusionPieces({ db, draft, chosen, reason, merged }),
    whyNone: () => {
      const [first] = merged;
      return first === undefined || first.tie === null ? null : tiedWords(first.row, first.tie);
    },
  };
};

interface Exclusions {
  readonly db: DatabaseSync;
  readonly draft: Draft;
  readonly chosen: readonly number[];
  readonly reason: string | null;
  /** Rows that are paid together with another one, and stay out for that. */
  readonly merged: StoredRow[];
}

function* exclusionPieces({ db, draft, chosen, reason, merged }: Exclusions): Generator<{
  readonly patches: readonly RowPatch[];
  readonly looked: number;
}> {
  const reader = makeRowReader(db, draft);
  let looked = 0;
  for (const piece of piecesOf(chosen)) {
    looked += piece.length;
    const patches = piece.flatMap((row): readonly RowPatch[] => {
      const stored = reader.find(row);
      if (stored === null) return [];
      if (stored.tie?.kind === 'merged') {
        merged.push(stored);
        return [];
      }
      const before = stateOf(stored);
      const after =
        stored.tie?.kind === 'carried' ? stored.tie.was : { ...before, excluded: reason };
      return [{ row, before, after }];
    });
    yield { patches, looked };
  }
}

/** Every row that is not excluded, in order, as a fix changes it. */
export const fixPatches = (place: PatchPlace, draft: Draft, fix: Fix): Patches => ({
  total: draft.batch.rows,
  pieces: fixedPieces(place, draft, fix),
});

function* fixedPieces(
  { db, context }: PatchPlace,
  draft: Draft,
  fix: Fix,
): Generator<{ readonly patches: readonly RowPatch[]; readonly looked: number }> {
  const fixer = makeFixer(fix, context);
  let looked = 0;
  for (const piece of fixablePieces(db, draft, 'all')) {
    looked = piece.last;
    const patches = piece.rows.flatMap((stored): readonly RowPatch[] => {
      const { row, issues, own, edits } = stored;
      const fixed = fixer({ row, issues, cells: editedCells(own, edits) });
      if (fixed?.edits === undefined || touchesTie(stored.tie, fixed.edits)) return [];
      const patch = editPatch(stored, fixed.edits);
      return patch === null ? [] : [patch];
    });
    yield { patches, looked };
  }
}
