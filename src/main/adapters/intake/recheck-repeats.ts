/**
 * Looking for repeats again without touching amounts: what was submitted since the rows were checked, or left out,
 * may stop a row or let it go. Everything else that is known of the rows stays.
 */
import type { DatabaseSync } from 'node:sqlite';
import { ACROSS_ROWS } from '#core/import/across-rows.ts';
import { isRepeat, keepingExcuses } from '#core/import/repeat.ts';
import type { RowIssue } from '#core/import/row.ts';
import { int, query } from '../cells.ts';
import { makeBreath } from './breath.ts';
import { askPast, checkRepeats, withoutIssues } from './checks.ts';
import type { Draft } from './draft.ts';
import { countIssues } from './issue-counts.ts';
import { warnOfRepeats } from './repeat-warnings.ts';
import type { RecheckNeeds } from './recheck-job.ts';
import { rowId, rowNumber, writeRows } from './rows.ts';
import { inPiece, ROWS_PER_BATCH } from './store.ts';
import { countedOf, makeRowReader, type StoredRow } from './stored-row.ts';
import { makeRowTally } from './tally.ts';

const PIECE = 1_000;

/**
 * Checks every row that would pay something, a piece at a time. Meanwhile the batch has no snapshot, so that nothing
 * of it can be submitted and a crash leaves a batch that must be checked again.
 */
export const recheckRepeats = async (
  { db, drafts, main, accounts, indexes }: RecheckNeeds,
  draft: Draft,
): Promise<Draft> => {
  const { n, batch, file } = draft;
  const index = indexes.of(draft);
  drafts.save({ n, batch: { ...batch, snapshotId: null }, file });
  const tally = makeRowTally(batch);
  const breathe = makeBreath();
  const past = await askPast(batch.id, { main, accounts });
  const write = writeRows(db);
  for (const piece of payingRows(db, draft)) {
    const found = await checkRepeats(
      piece.map(({ checked }) => withoutIssues(checked, accounts, isFoundAnew)),
      past,
    );
    inPiece(db, () => {
      for (const [at, row] of found.entries()) {
        const before = piece[at];
        if (before === undefined) continue;
        const isExcluded = before.excluded !== null;
        const after = keepingExcuses(row, before.excuses);
        if (JSON.stringify(after.issues) === JSON.stringify(before.checked.issues)) continue;
        write.update(rowId(n, row.row), after, isExcluded);
        tally.count(countedOf(before.checked, isExcluded), -1);
        tally.count(countedOf(after, isExcluded), 1);
        if (after.content === null) index.clearAccount(row.row);
      }
    });
    await breathe();
  }
  await warnOfRepeats({ db, draft, tally, index, breathe });
  return drafts.save({
    n,
    batch: { ...batch, ...tally.counts() },
    file: { ...file, issueCounts: countIssues(db, n) },
  });
};

const isFoundAnew = (issue: RowIssue): boolean => isRepeat(issue) || ACROSS_ROWS.has(issue.rule);

/** Rows that would pay something, in order; between pieces nothing is held open. */
function* payingRows(db: DatabaseSync, draft: Draft): Generator<readonly StoredRow[]> {
  const { n } = draft;
  const next = query(
    db,
    `SELECT id FROM row WHERE id > ? AND id < ? AND currency_id IS NOT NULL
     ORDER BY id LIMIT ${PIECE}`,
  );
  const reader = makeRowReader(db, draft);
  let last = rowId(n, 0);
  for (;;) {
    const ids = next.all(last, rowId(n, ROWS_PER_BATCH)).map((cells) => int(cells[0]));
    if (ids.length === 0) return;
    last = ids.at(-1) ?? last;
    yield ids.flatMap((id) => reader.find(rowNumber(id)) ?? []);
  }
}
