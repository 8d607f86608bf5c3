/**
 * What could be fixed in a batch, found a piece at a time so that pages are answered in between.
 */
import type { DatabaseSync } from 'node:sqlite';
import { makeFixSurvey, type FixOffer } from '#core/import/fix-offers.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { editedCells } from '#core/import/row-edit.ts';
import { makeBreath } from '../breath.ts';
import type { Draft } from './draft.ts';
import { fixablePieces } from './fixable.ts';
import { loadSnapshot } from './snapshots.ts';

/** Nothing for a batch that was not checked by this version of Purser yet. */
export const surveyFixes = async (db: DatabaseSync, draft: Draft): Promise<readonly FixOffer[]> => {
  const snapshot = loadSnapshot(db, draft.n);
  if (snapshot === null) return [];
  const rules = new Set(draft.file.issueCounts.map(({ rule }) => rule));
  const survey = makeFixSurvey(rules, makeRowContext(snapshot, draft.file.decimalMark));
  const breathe = makeBreath();
  const which = survey.needsEveryRow ? 'all' : 'with issues';
  for (const { rows } of fixablePieces(db, draft, which)) {
    for (const { row, own, edits, issues } of rows) {
      survey.add({ row, issues, cells: editedCells(own, edits) });
    }
    await breathe();
  }
  return survey.offers();
};
