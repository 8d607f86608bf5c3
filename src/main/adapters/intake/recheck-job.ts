/**
 * Checking every stored row again at another snapshot: the plan.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RowRecord } from '#core/import/check-row.ts';
import { mapCells, type FieldPositions } from '#core/import/columns.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import type { RowIssue } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { int, query, text, textOrNull, type Cells } from '../cells.ts';
import { makeBreath } from './breath.ts';
import { askPast, checkPast, checkRecord } from './checks.ts';
import { excusedIn, keepExcuses } from './excuse.ts';
import type { MainCalls } from './calls.ts';
import { checkedAgainst, positionsOf, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import type { Caller } from './link.ts';
import { makeFileLookAlikes } from './file-look-alikes.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { makeRepeats } from './repeats.ts';
import { stopLookAlikes, warnOfRepeats } from './repeat-warnings.ts';
import { issuesFrom, rawFrom, rowId, rowNumber, writeRows } from './rows.ts';
import { inPiece, ROWS_PER_BATCH } from './store.ts';
import { makeRowTally } from './tally.ts';

const PIECE = 1_000;

interface RecheckNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
}

/**
 * Checks again, a piece at a time. While it runs the batch has no snapshot, so a crash in between leaves a
 * batch that must be checked again and pays nothing until then.
 */
export const recheckDraft = async (
  { db, drafts, main, accounts }: RecheckNeeds,
  before: Draft,
  snapshot: CurrencySnapshot,
): Promise<Draft> => {
  const draft = drafts.save({
    ...before,
    batch: { ...before.batch, snapshotId: null, snapshotAt: null },
  });
  const { n, batch, file } = draft;
  const context = makeRowContext(snapshot, file.decimalMark);
  const positions = positionsOf(file.columns);
  const tally = makeRowTally();
  const repeats = makeRepeats();
  const lookAlikes = makeFileLookAlikes();
  const breathe = makeBreath();
  const past = await askPast(batch.id, { main, accounts });
  const excused = new Map<number, readonly RowIssue[]>();
  const rows = writeRows(db);
  for (const piece of piecesOf(db, n)) {
    const checked = piece.map((cells) =>
      checkRecord(recordOf(cells, positions), issuesFrom(textOrNull(cells[3] ?? null)), context),
    );
    gatherExcuses(piece, excused);
    const known = (await checkPast(checked, past)).map((row) =>
      keepExcuses(row, excused.get(row.row) ?? []),
    );
    inPiece(db, () => {
      for (const [at, row] of known.entries()) {
        const excluded = piece[at]?.[4] !== null;
        rows.update(rowId(n, row.row), row, excluded);
        const { status, issues, content } = row;
        const pays = content && { currencyId: content.destination.currencyId, ...content.amount };
        tally.count({ status, excluded, pays }, 1);
        tally.countIssues(issues);
        if (content === null || excluded) continue;
        repeats.add(row.row, content);
        if (!accounts.has(content)) lookAlikes.add(row.row, content);
      }
    });
    await breathe();
  }
  await warnOfRepeats({ db, n, tally, excused }, repeats, breathe);
  await stopLookAlikes({ db, n, tally }, lookAlikes, breathe);
  return drafts.save({
    n,
    batch: { ...batch, ...tally.counts(), ...checkedAgainst(snapshot) },
    file: { ...file, issueCounts: tally.issueCounts() },
  });
};

const gatherExcuses = (piece: readonly Cells[], into: Map<number, readonly RowIssue[]>): void => {
  for (const cells of piece) {
    const given = excusedIn(issuesFrom(textOrNull(cells[5] ?? null)));
    if (given.length > 0) into.set(rowNumber(int(cells[0])), given);
  }
};

const recordOf = (cells: Cells, positions: FieldPositions): RowRecord => ({
  row: rowNumber(int(cells[0])),
  line: int(cells[1]),
  cells: mapCells(rawFrom(text(cells[2])), positions),
});

/** The rows of a batch in order, a piece at a time; between pieces nothing is held open. */
function* piecesOf(db: DatabaseSync, n: number): Generator<readonly Cells[]> {
  const next = query(
    db,
    `SELECT id, line, raw, file_issues, excluded, issues FROM row WHERE id > ? AND id < ?
     ORDER BY id LIMIT ${PIECE}`,
  );
  let last = rowId(n, 0);
  for (;;) {
    const piece = next.all(last, rowId(n, ROWS_PER_BATCH - 1) + 1);
    if (piece.length === 0) return;
    last = int(piece.at(-1)?.[0]);
    yield piece;
  }
}
