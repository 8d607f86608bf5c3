/**
 * Leaving rows out and taking them in again, by number or by filter.
 */
import type { DatabaseSync } from 'node:sqlite';
import { int, intOrNull, query, text, type Cells } from '../cells.ts';
import { makeBreath } from './breath.ts';
import type { RowChoice } from './calls.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { rowCondition, type RowCondition } from './filter.ts';
import { rowId, statusFrom } from './rows.ts';
import { SHOWN } from './store.ts';
import { makeRowTally, type CountedRow } from './tally.ts';

const PIECE = 1_000;

const isNumbers = (rows: RowChoice): rows is readonly number[] => Array.isArray(rows);

export const conditionsOf = (n: number, rows: RowChoice): readonly RowCondition[] => {
  if (!isNumbers(rows)) return [rowCondition(n, rows)];
  const ids = rows.map((row) => rowId(n, row));
  const pieces = Array.from({ length: Math.ceil(ids.length / PIECE) }, (_, at) =>
    ids.slice(at * PIECE, (at + 1) * PIECE),
  );
  return pieces.map((piece) => ({
    sql: `id IN (${piece.map(() => '?').join(', ')})`,
    values: piece,
  }));
};

export const countedFrom = (cells: Cells): CountedRow => {
  const currencyId = intOrNull(cells[2] ?? null);
  return {
    status: statusFrom(cells[1]),
    excluded: int(cells[5]) === SHOWN.excluded,
    pays:
      currencyId === null
        ? null
        : { currencyId, units: BigInt(text(cells[3])), decimals: int(cells[4]) },
  };
};

/** Excludes rows with a reason, or takes them in again (null); counts and rows change in one transaction a piece. */
export const setExcluded = async (
  { db, drafts }: { readonly db: DatabaseSync; readonly drafts: Drafts },
  draft: Draft,
  change: { readonly rows: RowChoice; readonly reason: string | null },
): Promise<Draft> => {
  const breathe = makeBreath();
  const { reason } = change;
  const concerned = reason === null ? 'excluded IS NOT NULL' : 'excluded IS NULL';
  const set = db.prepare('UPDATE row SET excluded = ?, shown = ? WHERE id = ?');
  let current = draft;
  for (const { sql, values } of conditionsOf(draft.n, change.rows)) {
    const next = query(
      db,
      `SELECT id, status, currency_id, units, decimals, shown FROM row
       WHERE ${sql} AND ${concerned} AND id > ? ORDER BY id LIMIT ${PIECE}`,
    );
    let last = rowId(draft.n, 0);
    for (;;) {
      const piece = next.all(...values, last);
      if (piece.length === 0) break;
      last = int(piece.at(-1)?.[0]);
      const tally = makeRowTally(current.batch);
      const rows = piece.map(countedFrom);
      for (const row of rows) {
        tally.count(row, -1);
        tally.count({ ...row, excluded: reason !== null }, 1);
      }
      const changed = { ...current, batch: { ...current.batch, ...tally.counts() } };
      current = drafts.save(changed, () => {
        for (const [at, { status }] of rows.entries()) {
          const shown = reason === null ? SHOWN[status] : SHOWN.excluded;
          set.run(reason, shown, int(piece[at]?.[0]));
        }
      });
      await breathe();
    }
  }
  return current;
};
