/**
 * Letting rows pass that may pay something twice: each with who, when and why, until the row or the finding changes.
 */
import type { DatabaseSync } from 'node:sqlite';
import { statusOf } from '#core/import/issue.ts';
import {
  excused,
  isExcusable,
  isOfSameRun,
  isOpenRepeat,
  keepingExcuse,
  type ExcusableRule,
} from '#core/import/repeat.ts';
import type { Excuse, Row, RowIssue } from '#core/import/row.ts';
import type { ExcuseOutcome } from '#main/ports/intake.ts';
import { int, query, textOrNull, type Cells } from '../cells.ts';
import { makeBreath } from './breath.ts';
import type { RowChoice } from './calls.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { conditionsOf, countedFrom } from './exclude.ts';
import { countIssues } from './issue-counts.ts';
import { issuesFrom, issuesText, rowId } from './rows.ts';
import { SHOWN } from './store.ts';
import { makeRowTally } from './tally.ts';

const PIECE = 1_000;

/** The issues that were excused. */
export const excusedIn = (issues: readonly RowIssue[]): readonly RowIssue[] =>
  issues.filter((issue) => isExcusable(issue) && !isOpenRepeat(issue));

/** A row checked again, with the excuses it had before where they still hold. */
export const keepExcuses = (row: Row, before: readonly RowIssue[]): Row => {
  if (before.length === 0) return row;
  const issues = row.issues.map((issue) => keepingExcuse(issue, before));
  return { ...row, issues, status: statusOf(issues) };
};

interface Change {
  readonly rows: RowChoice;
  readonly rule: ExcusableRule;
  /** Null takes excuses back. */
  readonly excuse: Excuse | null;
}

interface Excused {
  readonly cells: Cells;
  readonly issues: readonly RowIssue[];
}

/** Excuses rows or takes their excuses back; a row that repeats a run of the batch's own name stays stopped. */
export const setExcused = async (
  { db, drafts }: { readonly db: DatabaseSync; readonly drafts: Drafts },
  draft: Draft,
  change: Change,
): Promise<ExcuseOutcome> => {
  const breathe = makeBreath();
  const set = db.prepare('UPDATE row SET issues = ?, status = ?, shown = ? WHERE id = ?');
  const counts = { changed: 0, ofSameRun: 0 };
  let current = draft;
  for (const { sql, values } of conditionsOf(draft.n, change.rows)) {
    const next = query(
      db,
      `SELECT id, status, currency_id, units, decimals, shown, issues FROM row
       WHERE ${sql} AND shown IN (${SHOWN.warning}, ${SHOWN.error}) AND id > ? ORDER BY id LIMIT ${PIECE}`,
    );
    let last = rowId(draft.n, 0);
    for (;;) {
      const piece = next.all(...values, last);
      if (piece.length === 0) break;
      last = int(piece.at(-1)?.[0]);
      const found = piece.flatMap((cells) => changeOf(cells, change, { current, counts }));
      const tally = makeRowTally(current.batch);
      for (const { cells, issues } of found) {
        const row = countedFrom(cells);
        tally.count(row, -1);
        tally.count({ ...row, status: statusOf(issues) }, 1);
      }
      const changed = { ...current, batch: { ...current.batch, ...tally.counts() } };
      current = drafts.save(changed, () => {
        for (const { cells, issues } of found) {
          const status = SHOWN[statusOf(issues)];
          set.run(issuesText(issues), status, status, int(cells[0]));
        }
      });
      await breathe();
    }
  }
  const file = { ...current.file, issueCounts: countIssues(db, draft.n) };
  return { batch: drafts.save({ ...current, file }).batch, ...counts };
};

const changeOf = (
  cells: Cells,
  { rule, excuse }: Change,
  { current, counts }: { current: Draft; counts: { changed: number; ofSameRun: number } },
): readonly Excused[] => {
  const before = issuesFrom(textOrNull(cells[6] ?? null));
  const issues = before.map((issue) => {
    const fits =
      issue.rule === rule && isExcusable(issue) && isOpenRepeat(issue) === (excuse !== null);
    if (!fits) return issue;
    if (excuse === null || !isOfSameRun(issue, current.batch.name)) return excused(issue, excuse);
    counts.ofSameRun += 1;
    return issue;
  });
  if (issues.every((issue, at) => issue === before[at])) return [];
  counts.changed += 1;
  return [{ cells, issues }];
};
