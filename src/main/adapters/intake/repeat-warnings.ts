/**
 * Puts the warnings that only several rows together show onto the stored rows.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RowIssue, RowStatus } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { FieldPositions } from '#core/import/columns.ts';
import { int, query } from '../cells.ts';
import { positionsOf, readDrafts } from './draft.ts';
import type { Repeats } from './repeats.ts';
import { ROW_COLUMNS, rowFromCells, rowId, writeRows } from './rows.ts';
import { inPiece, SHOWN } from './store.ts';
import type { RowTally } from './tally.ts';

export interface RepeatPlace {
  readonly db: DatabaseSync;
  readonly n: number;
  readonly tally: RowTally;
}

const PIECE = 1_000;

/** Compares the suspects as text and adds the warnings; `breathe` is awaited between pieces and may throw. */
export const warnOfRepeats = async (
  place: RepeatPlace,
  repeats: Repeats,
  breathe: () => Promise<void>,
): Promise<void> => {
  const groups = repeats.suspects();
  if (groups.length === 0) return;
  const rows = makeRowAccess(place);
  for (const group of groups) {
    const contents: [number, PayoutContent][] = [];
    for (const row of group) {
      const { content } = rows.get(row);
      if (content !== null) contents.push([row, content]);
      if (row % PIECE === 0) await breathe();
    }
    const issues = [...repeats.confirm(contents)];
    for (let at = 0; at < issues.length; at += PIECE) {
      inPiece(place.db, () => {
        for (const [row, more] of issues.slice(at, at + PIECE)) rows.warn(row, more);
      });
      await breathe();
    }
  }
};

const positionsIn = (db: DatabaseSync, n: number): FieldPositions => {
  const draft = readDrafts(db)
    .all()
    .find((known) => known.n === n);
  return positionsOf(draft?.file.columns ?? []);
};

const makeRowAccess = ({ db, n, tally }: RepeatPlace) => {
  const one = query(db, `SELECT ${ROW_COLUMNS}, shown FROM row WHERE id = ?`);
  const { setIssues } = writeRows(db);
  const positions = positionsIn(db, n);
  const get = (row: number) => {
    const cells = one.first(rowId(n, row));
    if (cells === null) throw new Error(`row ${row} is not in the store`);
    return { ...rowFromCells(cells, positions), shown: int(cells.at(-1)) };
  };
  return {
    get,
    warn: (number: number, more: readonly RowIssue[]): void => {
      const { issues, status, shown, content } = get(number);
      const next: RowStatus = status === 'ready' ? 'warning' : status;
      const excluded = shown === SHOWN.excluded;
      const pays = content && { currencyId: content.destination.currencyId, ...content.amount };
      tally.count({ status, excluded, pays }, -1);
      tally.count({ status: next, excluded, pays }, 1);
      tally.countIssues(more);
      const now = excluded ? SHOWN.excluded : SHOWN[next];
      setIssues(rowId(n, number), { issues: [...issues, ...more], status: next, shown: now });
    },
  };
};
