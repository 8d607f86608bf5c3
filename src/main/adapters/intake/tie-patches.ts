/**
 * Patches that make rows below the minimum payable, tie rows that are paid as one, and take them apart again. Sums are
 * made here, from the rows as they are when the step is made.
 */
import type { DatabaseSync } from 'node:sqlite';
import { payeeOf } from '#core/import/minimum-options.ts';
import { withEdits, type RowEdits } from '#core/import/row-edit.ts';
import { coveredBy, noteAnd, noteWith, ownAmount, sumOf, tiedWords } from '#core/import/row-tie.ts';
import type { RowContext } from '#core/import/row-context.ts';
import { writtenUnder } from '#core/import/split-row.ts';
import {
  carriedKey,
  coveredKey,
  coveredWords,
  type CarriedAmount,
  type Covered,
} from '#core/payout/covered.ts';
import { err, ok, type Result } from '#core/result.ts';
import { int, query, textOrNull } from '../cells.ts';
import { atOnce, editPatch, newRow, noSuchRow } from './cell-patches.ts';
import { stateOf, type RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Deed, Patches, PatchPlace } from './edit-patches.ts';
import { rowId, rowNumber, tieFrom } from './rows.ts';
import { ROWS_PER_BATCH } from './store.ts';
import { makeRowReader, type StoredRow } from './stored-row.ts';

type Of<K extends Deed['kind']> = Extract<Deed, { readonly kind: K }>;

const leftOut = (row: number) =>
  err(`Row ${row} is excluded. Nothing was changed. Include it first.`);

/** Edits with the amount under the decimal mark of the file. */
const written = ({ decimalMark }: RowContext, edits: RowEdits): RowEdits =>
  edits.amount === undefined
    ? edits
    : { ...edits, amount: writtenUnder(decimalMark, edits.amount) };

export const minimumPatches = (
  place: PatchPlace,
  draft: Draft,
  { row, way }: Of<'minimum'>,
): Result<Patches, string> => {
  if (way.kind === 'merge') return mergePatches(place, draft, way);
  const stored = makeRowReader(place.db, draft).find(row);
  if (stored === null) return noSuchRow(row);
  if (stored.excluded !== null) return leftOut(row);
  if (way.kind === 'carry') {
    if (stored.tie !== null) return err(tiedWords(row, stored.tie));
    const was = stateOf(stored);
    const tie = { kind: 'carried', owed: way.owed, was } as const;
    return ok(atOnce([{ row, before: was, after: { ...was, excluded: CARRIED, tie } }]));
  }
  const patch = editPatch(stored, written(place.context, way.edits));
  return ok(atOnce(patch === null ? [] : [patch]));
};

const CARRIED = 'below the minimum: carried forward to the next run';

const mergePatches = (
  { db, context }: PatchPlace,
  draft: Draft,
  { keeps, leaves }: { readonly keeps: number; readonly leaves: readonly number[] },
): Result<Patches, string> => {
  const reader = makeRowReader(db, draft);
  const rows: StoredRow[] = [];
  for (const number of [keeps, ...leaves]) {
    const stored = reader.find(number);
    if (stored === null) return noSuchRow(number);
    if (stored.excluded !== null) return leftOut(number);
    rows.push(stored);
  }
  const [kept, ...left] = rows;
  const payees = new Set(rows.map(({ checked }) => payeeOf(checked, context)));
  const amount = sumOf(rows.map(({ checked }) => checked.amount));
  if (kept === undefined || left.length === 0 || payees.size > 1 || payees.has(null))
    return err('These rows do not pay one payee in one currency. Nothing was changed.');
  if (amount === null) return err('An amount cannot be read. Nothing was changed.');
  const note = noteWith(
    kept.checked.cells.note,
    left.map(({ checked }) => checked.cells.reference),
  );
  const keeping = covering(kept, {
    edits: written(context, { amount, note }),
    covered: left.flatMap(paidBy),
    rows: leaves,
  });
  const leaving = left.map((stored): RowPatch => {
    const was = stateOf(stored);
    const after = { ...was, excluded: `paid together with row ${keeps}` };
    return {
      row: stored.row,
      before: was,
      after: { ...after, tie: { kind: 'merged', into: keeps, was } },
    };
  });
  return ok(atOnce([keeping, ...leaving].sort((a, b) => a.row - b.row)));
};

/** Everything a row pays: its own amount, and what it covers. */
const paidBy = ({ row, checked, tie }: StoredRow): readonly Covered[] => {
  const covered = coveredBy(tie);
  const amount = ownAmount(checked.amount, covered);
  if (amount === null || checked.unit === null) return covered;
  const { reference } = checked.cells;
  return [{ from: null, row, reference, amount, unit: checked.unit }, ...covered];
};

/** The row with further amounts in it. */
const covering = (
  stored: StoredRow,
  more: {
    readonly edits: RowEdits;
    readonly covered: readonly Covered[];
    readonly rows: readonly number[];
  },
): RowPatch => {
  const was = stateOf(stored);
  const edits = withEdits(stored.own, was.edits, more.edits);
  const covered = [...coveredBy(stored.tie), ...more.covered];
  const tie = { kind: 'covers', covered, rows: more.rows, was } as const;
  return { row: stored.row, before: was, after: { ...was, edits, tie } };
};

/** Pays an amount that an earlier run carried forward, once in a batch. */
export const takePatches = (
  place: PatchPlace,
  draft: Draft,
  { carried, row }: Of<'take'>,
): Result<Patches, string> => {
  const { batchId, batchName } = carried;
  const { amount, unit } = carried;
  const covered: Covered = {
    from: { batchId, batchName },
    row: carried.row,
    reference: carried.reference,
    amount,
    unit,
  };
  const taken = takenIn(place.db, draft, carriedKey(carried));
  if (taken !== null)
    return err(
      `Row ${taken} has this amount already. Nothing was changed. If it is excluded, include it again.`,
    );
  return row === null
    ? takeAlone(place, draft, { carried, covered })
    : takeWith(place, draft, { row, covered });
};

/** The row bears the reference it was carried forward under: that was never submitted. */
const takeAlone = (
  { context }: PatchPlace,
  draft: Draft,
  { carried, covered }: { readonly carried: CarriedAmount; readonly covered: Covered },
): Result<Patches, string> => {
  const { code, network, address, tag } = carried.destination;
  const cells = {
    reference: carried.reference,
    beneficiary: carried.beneficiary,
    currency: code,
    network,
    address,
    tag: tag ?? '',
    amount: carried.amount,
    amount_currency: carried.unit,
    note: noteAnd('', coveredWords(covered)),
  };
  const tie = { kind: 'owed-before', covered: [covered] } as const;
  const added = newRow(draft, written(context, cells), tie);
  return added.ok ? ok(atOnce([added.value])) : added;
};

const takeWith = (
  { db, context }: PatchPlace,
  draft: Draft,
  { row, covered }: { readonly row: number; readonly covered: Covered },
): Result<Patches, string> => {
  const stored = makeRowReader(db, draft).find(row);
  if (stored === null) return noSuchRow(row);
  if (stored.excluded !== null) return leftOut(row);
  const { checked } = stored;
  const amount = sumOf([checked.amount, covered.amount]);
  if (amount === null || checked.unit !== covered.unit)
    return err(
      `Row ${row} does not ask for an amount in ${covered.unit}. Nothing was changed. Add the amount as a row of its own.`,
    );
  const note = noteAnd(checked.cells.note, coveredWords(covered));
  const edits = written(context, { amount, note });
  return ok(atOnce([covering(stored, { edits, covered: [covered], rows: [] })]));
};

/** The row that pays a carried amount already, or would once it is included again; null when none does. */
const takenIn = (db: DatabaseSync, { n }: Draft, key: string): number | null => {
  const tied = query(db, 'SELECT id, tie FROM row WHERE id > ? AND id < ? AND tie IS NOT NULL');
  for (const cells of tied.each(rowId(n, 0), rowId(n, ROWS_PER_BATCH))) {
    const covered = coveredBy(tieFrom(textOrNull(cells[1] ?? null)));
    if (covered.some((one) => coveredKey(one) === key)) return rowNumber(int(cells[0]));
  }
  return null;
};

/** The last tie of a row undone: it and the rows it took in become what they were. */
export const apartPatches = (
  { db }: PatchPlace,
  draft: Draft,
  row: number,
): Result<Patches, string> => {
  const reader = makeRowReader(db, draft);
  const stored = reader.find(row);
  if (stored === null) return noSuchRow(row);
  const { tie } = stored;
  if (tie?.kind === 'merged') return err(tiedWords(row, tie));
  if (tie === null || tie.kind === 'owed-before')
    return err(`Row ${row} is not paid together with another. Nothing was changed.`);
  const taken = tie.kind === 'covers' ? tie.rows : [];
  const patches = taken.flatMap((number): readonly RowPatch[] => {
    const left = reader.find(number);
    if (left?.tie?.kind !== 'merged' || left.tie.into !== row) return [];
    return [{ row: number, before: stateOf(left), after: left.tie.was }];
  });
  const own = { row, before: stateOf(stored), after: tie.was };
  return ok(atOnce([own, ...patches].sort((a, b) => a.row - b.row)));
};
