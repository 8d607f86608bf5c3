/**
 * The row index of each batch that was read, checked or changed since Purser started; made from the store where there
 * is none yet.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Draft } from './draft.ts';
import { query, int } from '../cells.ts';
import { positionsOf } from './draft.ts';
import { makeRowIndex, type RowIndex } from './row-index.ts';
import { ROW_COLUMNS, rowFromCells, rowId } from './rows.ts';
import { ROWS_PER_BATCH, SHOWN } from './store.ts';

export interface RowIndexes {
  keep(n: number, index: RowIndex): void;
  forget(n: number): void;
  of(draft: Draft): RowIndex;
}

export const makeRowIndexes = (db: DatabaseSync): RowIndexes => {
  const kept = new Map<number, RowIndex>();
  return {
    keep: (n, index) => {
      kept.set(n, index);
    },
    forget: (n) => {
      kept.delete(n);
    },
    of: (draft) => {
      const index = kept.get(draft.n) ?? readIndex(db, draft);
      kept.set(draft.n, index);
      return index;
    },
  };
};

const readIndex = (db: DatabaseSync, { n, file }: Draft): RowIndex => {
  const index = makeRowIndex();
  const positions = positionsOf(file.columns);
  const rows = query(db, `SELECT ${ROW_COLUMNS}, shown FROM row WHERE id > ? AND id < ?`);
  for (const cells of rows.each(rowId(n, 0), rowId(n, ROWS_PER_BATCH))) {
    if (int(cells.at(-1)) === SHOWN.excluded) continue;
    const { row, cells: mapped, content } = rowFromCells(cells, positions);
    index.set(row, { reference: mapped.reference, content });
  }
  return index;
};
