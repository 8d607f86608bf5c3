/**
 * Looking for repeats again without touching amounts: what was submitted since the rows were checked, or left out,
 * may stop a row or let it go. Everything else that is known of the rows stays.
 */
import type { DatabaseSync } from 'node:sqlite';
import { statusOf } from '#core/import/issue.ts';
import { isExcusable } from '#core/import/repeat.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { IntakeRow } from '#main/ports/intake.ts';
import { int, query } from '../cells.ts';
import { makeBreath } from './breath.ts';
import type { MainCalls } from './calls.ts';
import { askPast, checkRepeats } from './checks.ts';
import { positionsOf, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { excusedIn, keepExcuses } from './excuse.ts';
import { countIssues } from './issue-counts.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { Caller } from './link.ts';
import { makeRepeats } from './repeats.ts';
import { warnOfRepeats } from './repeat-warnings.ts';
import { ROW_COLUMNS, rowFromCells, rowId, writeRows } from './rows.ts';
import { inPiece, ROWS_PER_BATCH } from './store.ts';
import { makeRowTally, type RowTally } from './tally.ts';

const PIECE = 1_000;

interface RepeatNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
}

/**
 * Checks every row that would pay something, a piece at a time. Meanwhile the batch has no snapshot, so that nothing
 * of it can be submitted and a crash leaves a batch that must be checked again.
 */
export const recheckRepeats = async (
  { db, drafts, main, accounts }: RepeatNeeds,
  draft: Draft,
): Promise<Draft> => {
  const { n, batch, file } = draft;
  drafts.save({ n, batch: { ...batch, snapshotId: null }, file });
  const tally = makeRowTally(batch);
  const repeats = makeRepeats();
  const breathe = makeBreath();
  const past = await askPast(batch.id, { main, accounts });
  const excused = new Map<number, readonly RowIssue[]>();
  const write = writeRows(db);
  for (const piece of payingRows(db, draft)) {
    for (const { row, issues } of piece) {
      const given = excusedIn(issues);
      if (given.length > 0) excused.set(row, given);
    }
    const asked = await checkRepeats(piece.map(withoutRepeats), past);
    inPiece(db, () => {
      for (const [at, row] of asked.entries()) {
        const before = piece[at];
        if (before === undefined) continue;
        const excluded = before.excludedBecause !== null;
        const after = keepExcuses(row, excused.get(row.row) ?? []);
        if (JSON.stringify(after.issues) !== JSON.stringify(before.issues)) {
          write.update(rowId(n, row.row), after, excluded);
          recount(tally, { before, after, excluded });
        }
        if (after.content !== null && !excluded) repeats.add(row.row, after.content);
      }
    });
    await breathe();
  }
  await warnOfRepeats({ db, n, tally, excused, only: isExcusable }, repeats, breathe);
  return drafts.save({
    n,
    batch: { ...batch, ...tally.counts() },
    file: { ...file, issueCounts: countIssues(db, n) },
  });
};

const withoutRepeats = (row: IntakeRow): Row => {
  const issues = row.issues.filter((issue) => !isExcusable(issue));
  return { ...row, issues, status: statusOf(issues) };
};

const recount = (
  tally: RowTally,
  { before, after, excluded }: { before: Row; after: Row; excluded: boolean },
): void => {
  for (const [row, sign] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const { status, content } = row;
    const pays = content && { currencyId: content.destination.currencyId, ...content.amount };
    tally.count({ status, excluded, pays }, sign);
  }
};

/** Rows that would pay something, in order; between pieces nothing is held open. */
function* payingRows(db: DatabaseSync, { n, file }: Draft): Generator<readonly IntakeRow[]> {
  const next = query(
    db,
    `SELECT ${ROW_COLUMNS} FROM row WHERE id > ? AND id < ? AND currency_id IS NOT NULL
     ORDER BY id LIMIT ${PIECE}`,
  );
  const at = positionsOf(file.columns);
  let last = rowId(n, 0);
  for (;;) {
    const piece = next.all(last, rowId(n, ROWS_PER_BATCH));
    if (piece.length === 0) return;
    last = int(piece.at(-1)?.[0]);
    yield piece.map((cells) => rowFromCells(cells, at));
  }
}
