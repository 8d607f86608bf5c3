/**
 * The rules present in a batch and what its rows repeat, counted from the rows that are not simply ready.
 */
import type { DatabaseSync } from 'node:sqlite';
import { isExcusable, isOpenRepeat, EXCUSABLE_RULES } from '#core/import/repeat.ts';
import type { Excuse, RowIssue } from '#core/import/row.ts';
import type { IssueCount, RepeatGroup } from '#main/ports/intake.ts';
import { int, query, text } from '../cells.ts';
import { issuesFrom, rowId } from './rows.ts';
import { ROWS_PER_BATCH, SHOWN } from './store.ts';
import { makeRowTally } from './tally.ts';

/** The issues of each row that has any, excluded rows included. */
function* issuesIn(
  db: DatabaseSync,
  n: number,
): Generator<{ shown: number; issues: readonly RowIssue[] }> {
  const rows = query(
    db,
    `SELECT shown, issues FROM row
     WHERE shown <> 0 AND id > ? AND id < ? AND issues IS NOT NULL ORDER BY id`,
  );
  for (const cells of rows.each(rowId(n, 0), rowId(n, ROWS_PER_BATCH))) {
    yield { shown: int(cells[0]), issues: issuesFrom(text(cells[1])) };
  }
}

export const countIssues = (db: DatabaseSync, n: number): readonly IssueCount[] => {
  const tally = makeRowTally();
  for (const { issues } of issuesIn(db, n)) tally.countIssues(issues);
  return tally.issueCounts();
};

interface Group {
  readonly rule: RepeatGroup['rule'];
  readonly earlier: RepeatGroup['earlier'];
  open: number;
  readonly excuses: Map<string, Excuse & { rows: number }>;
}

/** Groups of repeats, most stopped rows first. */
export const repeatGroups = (db: DatabaseSync, n: number): readonly RepeatGroup[] => {
  const groups = new Map<string, Group>();
  for (const { shown, issues } of issuesIn(db, n)) {
    if (shown === SHOWN.excluded) continue;
    for (const issue of issues) if (isExcusable(issue)) count(groups, issue);
  }
  return [...groups.values()]
    .map((group) => ({ ...group, excuses: [...group.excuses.values()] }))
    .sort((a, b) => b.open - a.open);
};

const count = (groups: Map<string, Group>, issue: RowIssue): void => {
  const rule = EXCUSABLE_RULES.find((known) => known === issue.rule);
  if (rule === undefined || issue.repeats === undefined) return;
  const { earlier, excuse } = issue.repeats;
  const key = `${rule} ${earlier?.batchId ?? ''}`;
  const group = groups.get(key) ?? {
    rule,
    earlier: earlier && {
      batchId: earlier.batchId,
      batchName: earlier.batchName,
      submittedAt: earlier.submittedAt,
    },
    open: 0,
    excuses: new Map(),
  };
  groups.set(key, group);
  if (isOpenRepeat(issue)) group.open += 1;
  if (excuse === null) return;
  const given = JSON.stringify([excuse.by, excuse.at, excuse.reason]);
  const known = group.excuses.get(given) ?? { ...excuse, rows: 0 };
  known.rows += 1;
  group.excuses.set(given, known);
};
