/**
 * Patches of single rows: cells typed or pasted, a row added, a row split in two.
 */
import { NO_CELLS, withEdits, type RowEdits } from '#core/import/row-edit.ts';
import { tiedWords, touchesTie, type RowTie } from '#core/import/row-tie.ts';
import { restOf, writtenUnder } from '#core/import/split-row.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { CellEdit } from '#main/ports/draft-edit.ts';
import { stateOf, type RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Deed, Patches, PatchPlace } from './edit-patches.ts';
import { ROWS_PER_BATCH } from './store.ts';
import { makeRowReader, type StoredRow } from './stored-row.ts';

export const atOnce = (patches: readonly RowPatch[]): Patches => ({
  total: patches.length,
  pieces: [{ patches, looked: patches.length }],
});

export const noSuchRow = (row: number) =>
  err(`There is no row ${row} in this batch. Nothing was changed.`);

/** The patch that sets cells of a row; null when they stand there already. */
export const editPatch = (stored: Omit<StoredRow, 'checked'>, more: RowEdits): RowPatch | null => {
  const before = stateOf(stored);
  const edits = withEdits(stored.own, before.edits, more);
  if (JSON.stringify(edits) === JSON.stringify(before.edits)) return null;
  return { row: stored.row, before, after: { ...before, edits } };
};

export const cellPatches = (
  { db }: PatchPlace,
  draft: Draft,
  cells: readonly CellEdit[],
): Result<Patches, string> => {
  const reader = makeRowReader(db, draft);
  const byRow = new Map<number, RowEdits>();
  for (const { row, field, value } of cells) {
    byRow.set(row, { ...byRow.get(row), [field]: value });
  }
  const patches: RowPatch[] = [];
  for (const [row, more] of [...byRow].sort(([a], [b]) => a - b)) {
    const stored = reader.find(row);
    if (stored === null) return noSuchRow(row);
    if (stored.tie !== null && touchesTie(stored.tie, more)) return err(tiedWords(row, stored.tie));
    const patch = editPatch(stored, more);
    if (patch !== null) patches.push(patch);
  }
  return ok(atOnce(patches));
};

/** A row that came from no file, behind all others. */
export const newRow = (
  { batch }: Draft,
  cells: RowEdits,
  tie: RowTie | null = null,
): Result<RowPatch, string> => {
  const row = batch.rows + 1;
  if (row >= ROWS_PER_BATCH)
    return err('The batch has as many rows as a batch can have. Nothing was changed.');
  const after = { edits: withEdits(NO_CELLS, null, cells), excluded: null, excuses: null, tie };
  return ok({ row, before: null, after });
};

export const addPatches = (draft: Draft, cells: RowEdits): Result<Patches, string> => {
  const added = newRow(draft, cells);
  return added.ok ? ok(atOnce([added.value])) : added;
};

/** The first part stays in the row, the second becomes a row of its own; the amounts must add up exactly. */
export const splitPatches = (
  { db, context }: PatchPlace,
  draft: Draft,
  { row, parts: [first, second] }: Extract<Deed, { readonly kind: 'split' }>,
): Result<Patches, string> => {
  const stored = makeRowReader(db, draft).find(row);
  if (stored === null) return noSuchRow(row);
  if (stored.tie !== null) return err(tiedWords(row, stored.tie));
  const { amount, cells } = stored.checked;
  if (amount === null || stored.excluded !== null)
    return err(
      'Only a row with a readable amount that is not excluded can be split. Nothing was changed.',
    );
  const rest = restOf(amount, first.amount);
  if (!rest.ok) return rest;
  if (rest.value !== second.amount)
    return err(
      `${first.amount} and ${second.amount} do not add up to ${amount}. Nothing was changed.`,
    );
  const written = (part: string): string => writtenUnder(context.decimalMark, part);
  const stays = editPatch(stored, { reference: first.reference, amount: written(first.amount) });
  const added = newRow(draft, {
    ...cells,
    reference: second.reference,
    amount: written(second.amount),
  });
  if (!added.ok) return added;
  return ok(atOnce(stays === null ? [added.value] : [stays, added.value]));
};
