/**
 * Checking every stored row again at another snapshot: the plan.
 */
import type { DatabaseSync } from 'node:sqlite';
import { mapCells } from '#core/import/columns.ts';
import { keepingExcuses } from '#core/import/repeat.ts';
import { makeRowContext, type RowContext } from '#core/import/row-context.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { int, text, textOrNull } from '../cells.ts';
import { makeBreath } from '../breath.ts';
import { askPast, checkPast, withTwin, type Past } from './checks.ts';
import type { MainCalls } from './calls.ts';
import { checkedAgainst, positionsOf, type Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import type { Caller } from './link.ts';
import { findTwins, stopLookAlikes, warnOfRepeats } from './repeat-warnings.ts';
import { makeFileLookAlikes } from './file-look-alikes.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { makeRowIndex } from './row-index.ts';
import { inPieces, rowPieces } from './row-pieces.ts';
import type { RowIndexes } from './row-indexes.ts';
import {
  editsFrom,
  excusesFrom,
  issuesFrom,
  rawFrom,
  rowId,
  rowNumber,
  writeRows,
} from './rows.ts';
import { saveSnapshot } from './snapshots.ts';
import {
  checkStored,
  countedOf,
  UNCHECKED_COLUMNS,
  type StoredRow,
  type Unchecked,
} from './stored-row.ts';
import { makeRowTally } from './tally.ts';

export interface RecheckNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
  readonly indexes: RowIndexes;
}

/**
 * Checks again, a piece at a time. While it runs the batch has no snapshot, so a crash in between leaves a
 * batch that must be checked again and pays nothing until then.
 */
export const recheckDraft = async (
  { db, drafts, main, accounts, indexes }: RecheckNeeds,
  before: Draft,
  snapshot: CurrencySnapshot,
): Promise<Draft> => {
  const draft = drafts.save({
    ...before,
    batch: { ...before.batch, snapshotId: null, snapshotAt: null },
  });
  const { n, batch, file } = draft;
  const context = makeRowContext(snapshot, file.decimalMark);
  const tally = makeRowTally();
  const index = makeRowIndex();
  const breathe = makeBreath();
  const lookAlikes = makeFileLookAlikes();
  const past = await askPast(batch.id, { main, accounts });
  const twins = await findTwins({ db, draft, index: indexes.of(draft), breathe });
  const rows = writeRows(db);
  await inPieces(db, storedPieces(db, draft), {
    breathe,
    judge: (piece) => checkPiece(piece, { context, twins, past }),
    write: (before, row) => {
      const excluded = before.excluded !== null;
      rows.update(rowId(n, row.row), row, excluded);
      tally.count(countedOf(row, excluded), 1);
      tally.countIssues(row.issues);
      const { reference } = row.cells;
      if (excluded) return;
      index.set(row.row, { reference, content: row.content });
      if (row.content !== null && !accounts.has(row.content)) lookAlikes.add(row.row, row.content);
    },
  });
  const place = { db, draft, tally, index, breathe };
  await warnOfRepeats(place);
  await stopLookAlikes(place, lookAlikes.issues());
  indexes.keep(n, index);
  const counted = { ...batch, ...tally.counts(), ...checkedAgainst(snapshot) };
  const ready = { n, batch: counted, file: { ...file, issueCounts: tally.issueCounts() } };
  return drafts.save(ready, () => saveSnapshot(db, n, snapshot));
};

type StoredPiece = readonly (Unchecked & Pick<StoredRow, 'excluded' | 'excuses'>)[];

/** Rows by their own rules, then by their references, then by what the past says, with the excuses that still hold. */
const checkPiece = async (
  piece: StoredPiece,
  by: {
    readonly context: RowContext;
    readonly twins: ReadonlyMap<number, RowIssue>;
    readonly past: Past;
  },
): Promise<readonly Row[]> => {
  const checked = piece.map((stored) => {
    const twin = stored.excluded === null ? by.twins.get(stored.row) : undefined;
    return withTwin(checkStored(stored, by.context), twin);
  });
  const known = await checkPast(checked, by.past);
  return known.map((row, at) => keepingExcuses(row, piece[at]?.excuses ?? null));
};

/** The rows of a batch as they are stored. */
function* storedPieces(db: DatabaseSync, { n, file }: Draft): Generator<StoredPiece> {
  const positions = positionsOf(file.columns);
  for (const piece of rowPieces(db, n, { columns: UNCHECKED_COLUMNS, where: 'TRUE' })) {
    yield piece.map((cells) => ({
      row: rowNumber(int(cells[0])),
      line: int(cells[1]),
      own: mapCells(rawFrom(text(cells[2])), positions),
      fileIssues: issuesFrom(textOrNull(cells[3] ?? null)),
      excluded: textOrNull(cells[4] ?? null),
      edits: editsFrom(textOrNull(cells[5] ?? null)),
      excuses: excusesFrom(textOrNull(cells[6] ?? null)),
    }));
  }
}
