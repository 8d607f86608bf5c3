/**
 * Patches of rows that may pay something twice and are to be paid all the same: each with who, when and why.
 */
import type { DatabaseSync } from 'node:sqlite';
import {
  isOfSameRun,
  isOpenRepeat,
  sameRunWords,
  withExcuse,
  type PassableRule,
} from '#core/import/repeat.ts';
import type { Excuse } from '#core/import/row.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import { stateOf, type RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Patches, PatchPlace } from './edit-patches.ts';
import { chosenRows, piecesOf } from './many-patches.ts';
import { SHOWN } from './store.ts';
import { makeRowReader } from './stored-row.ts';

/** A row that repeats a run of the batch's own name stays stopped; where there are no others, that is said. */
export const excusals = (
  { db, who }: PatchPlace,
  draft: Draft,
  { rows, rule, basis, reason }: Extract<DraftEdit, { readonly kind: 'excuse' }>,
): Patches => {
  const which = `shown IN (${SHOWN.warning}, ${SHOWN.error})`;
  const chosen = chosenRows(db, draft.n, { rows, which });
  const at = new Date(who.at).toISOString();
  const excuse = reason === null ? null : { by: who.by ?? 'Purser', at, reason };
  const what = { rule, excuse, ...(basis === undefined ? {} : { basis }) };
  const sameRun = { rows: 0 };
  return {
    total: chosen.length,
    pieces: excusedPieces(db, draft, { chosen, what, sameRun }),
    whyNone: () => (sameRun.rows > 0 ? sameRunWords(draft.batch.name) : null),
  };
};

interface Excusing {
  readonly chosen: readonly number[];
  readonly what: {
    readonly rule: PassableRule;
    readonly basis?: string;
    readonly excuse: Excuse | null;
  };
  readonly sameRun: { rows: number };
}

function* excusedPieces(
  db: DatabaseSync,
  draft: Draft,
  { chosen, what, sameRun }: Excusing,
): Generator<{ readonly patches: readonly RowPatch[]; readonly looked: number }> {
  const reader = makeRowReader(db, draft);
  const { name: runName } = draft.batch;
  let looked = 0;
  for (const piece of piecesOf(chosen)) {
    looked += piece.length;
    const patches = piece.flatMap((row): readonly RowPatch[] => {
      const stored = reader.find(row);
      if (stored === null) return [];
      const { issues } = stored.checked;
      const before = stateOf(stored);
      const excuses = withExcuse({ issues, excuses: before.excuses }, { ...what, runName });
      const passed = issues.filter((issue) => issue.rule === what.rule && isOpenRepeat(issue));
      if (passed.some((issue) => isOfSameRun(issue, runName))) sameRun.rows += 1;
      if (JSON.stringify(excuses) === JSON.stringify(before.excuses)) return [];
      return [{ row, before, after: { ...before, excuses } }];
    });
    yield { patches, looked };
  }
}
