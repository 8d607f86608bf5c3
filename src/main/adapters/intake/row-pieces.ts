/** Walking the rows of a batch a piece at a time; between pieces nothing is held open. */
import type { DatabaseSync } from 'node:sqlite';
import { int, query, type Cells } from '../cells.ts';
import { rowId } from './rows.ts';
import { inPiece, ROWS_PER_BATCH } from './store.ts';

const PIECE = 1_000;

/** Rows of a batch in order: the wanted columns, of which the first must be `id`, where a condition holds. */
export function* rowPieces(
  db: DatabaseSync,
  n: number,
  { columns, where }: { readonly columns: string; readonly where: string },
): Generator<readonly Cells[]> {
  const next = query(
    db,
    `SELECT ${columns} FROM row WHERE id > ? AND id < ? AND ${where} ORDER BY id LIMIT ${PIECE}`,
  );
  let last = rowId(n, 0);
  for (;;) {
    const piece = next.all(last, rowId(n, ROWS_PER_BATCH));
    if (piece.length === 0) return;
    last = int(piece.at(-1)?.[0]);
    yield piece;
  }
}

/** What is done to each piece: judged outside of any transaction, then written in one. */
export interface Piecework<T, J> {
  readonly judge: (piece: readonly T[]) => Promise<readonly J[]>;
  /** One row of the piece and what was judged of it. */
  readonly write: (row: T, judged: J) => void;
  /** Gives others their turn. */
  readonly breathe: () => Promise<void>;
}

/** Works through the pieces; a judgement stands at the place of its row. */
export const inPieces = async <T, J>(
  db: DatabaseSync,
  pieces: Iterable<readonly T[]>,
  { judge, write, breathe }: Piecework<T, J>,
): Promise<void> => {
  for (const piece of pieces) {
    const judged = await judge(piece);
    inPiece(db, () => {
      for (const [at, row] of piece.entries()) {
        const found = judged[at];
        if (found !== undefined) write(row, found);
      }
    });
    await breathe();
  }
};
