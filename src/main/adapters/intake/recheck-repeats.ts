/**
 * Looking for repeats again without touching amounts: what was submitted since the rows were checked, or left out,
 * may stop a row or let it go. Everything else that is known of the rows stays.
 */
import type { DatabaseSync } from 'node:sqlite';
import { ACROSS_ROWS } from '#core/import/across-rows.ts';
import { isRepeat, keepingExcuses } from '#core/import/repeat.ts';
import type { RowIssue } from '#core/import/row.ts';
import { int } from '../cells.ts';
import { makeBreath } from '../breath.ts';
import { askPast, checkRepeats, withoutIssues } from './checks.ts';
import type { Draft } from './draft.ts';
import { countIssues } from './issue-counts.ts';
import { warnOfRepeats } from './repeat-warnings.ts';
import type { RecheckNeeds } from './recheck-job.ts';
import { inPieces, rowPieces } from './row-pieces.ts';
import { rowId, rowNumber, writeRows } from './rows.ts';
import { countedOf, makeRowReader, type StoredRow } from './stored-row.ts';
import { makeRowTally } from './tally.ts';

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
  await inPieces(db, payingPieces(db, draft), {
    breathe,
    judge: (piece) =>
      checkRepeats(
        piece.map(({ checked }) => withoutIssues(checked, accounts, isFoundAnew)),
        past,
      ),
    write: (before, row) => {
      const isExcluded = before.excluded !== null;
      const after = keepingExcuses(row, before.excuses);
      if (JSON.stringify(after.issues) === JSON.stringify(before.checked.issues)) return;
      write.update(rowId(n, row.row), after, isExcluded);
      tally.count(countedOf(before.checked, isExcluded), -1);
      tally.count(countedOf(after, isExcluded), 1);
      if (after.content === null) index.clearAccount(row.row);
    },
  });
  await warnOfRepeats({ db, draft, tally, index, breathe });
  return drafts.save({
    n,
    batch: { ...batch, ...tally.counts() },
    file: { ...file, issueCounts: countIssues(db, n) },
  });
};

const isFoundAnew = (issue: RowIssue): boolean => isRepeat(issue) || ACROSS_ROWS.has(issue.rule);

/** Rows that would pay something. */
function* payingPieces(db: DatabaseSync, draft: Draft): Generator<readonly StoredRow[]> {
  const reader = makeRowReader(db, draft);
  const paying = { columns: 'id', where: 'currency_id IS NOT NULL' };
  for (const piece of rowPieces(db, draft.n, paying))
    yield piece.flatMap((cells) => reader.find(rowNumber(int(cells[0]))) ?? []);
}
