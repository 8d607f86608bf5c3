/**
 * Rows of a batch that are not excluded, with their issues, a piece at a time and in order.
 */
import type { DatabaseSync } from 'node:sqlite';
import { mapCells } from '#core/import/columns.ts';
import type { RowIssue } from '#core/import/row.ts';
import { int, text, textOrNull } from '../cells.ts';
import { positionsOf, type Draft } from './draft.ts';
import { rowPieces } from './row-pieces.ts';
import { editsFrom, excusesFrom, issuesFrom, rawFrom, rowNumber, tieFrom } from './rows.ts';
import { SHOWN } from './store.ts';
import type { StoredRow } from './stored-row.ts';

export type FixableStored = Omit<StoredRow, 'checked'> & { readonly issues: readonly RowIssue[] };

/** `last` is the number of the last row that was looked at. */
export function* fixablePieces(
  db: DatabaseSync,
  { n, file }: Draft,
  which: 'all' | 'with issues',
): Generator<{ readonly rows: readonly FixableStored[]; readonly last: number }> {
  const shown =
    which === 'all' ? `shown <> ${SHOWN.excluded}` : `shown IN (${SHOWN.warning}, ${SHOWN.error})`;
  const columns = 'id, line, raw, edits, issues, excuses, tie';
  const positions = positionsOf(file.columns);
  for (const piece of rowPieces(db, n, { columns, where: shown })) {
    yield {
      last: rowNumber(int(piece.at(-1)?.[0])),
      rows: piece.map((cells) => ({
        row: rowNumber(int(cells[0])),
        line: int(cells[1]),
        own: mapCells(rawFrom(text(cells[2])), positions),
        edits: editsFrom(textOrNull(cells[3] ?? null)),
        excluded: null,
        excuses: excusesFrom(textOrNull(cells[5] ?? null)),
        tie: tieFrom(textOrNull(cells[6] ?? null)),
        fileIssues: [],
        issues: issuesFrom(textOrNull(cells[4] ?? null)),
      })),
    };
  }
}
