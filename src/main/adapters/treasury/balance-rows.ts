/** Balances over time in the treasury file: a row for as long as readings said the same. */
import type { DatabaseSync } from 'node:sqlite';
import { isSameHeld, type HeldSpan } from '#core/balance/span.ts';
import type { Amount } from '#core/money/amount.ts';
import type { ReadingStore } from '#main/ports/readings.ts';
import { int, query, text, type Cells } from '../cells.ts';
import type { AreaAnswers } from './area.ts';

const COLUMNS = 'taken_at, seen_at, units, decimals';

const spanOf = (row: Cells): HeldSpan => ({
  from: int(row[0]),
  until: int(row[1]),
  held: row[2] === null ? null : { units: BigInt(text(row[2])), decimals: int(row[3]) },
});

type BalanceAnswers = Pick<AreaAnswers<ReadingStore>, 'keepBalances' | 'spans'>;

export const balanceAnswers = (db: DatabaseSync): BalanceAnswers => {
  const last = query(
    db,
    `SELECT ${COLUMNS} FROM balance_span WHERE currency_id = ? ORDER BY taken_at DESC LIMIT 1`,
  );
  const known = query(db, 'SELECT DISTINCT currency_id FROM balance_span');
  const lengthen = query(
    db,
    'UPDATE balance_span SET seen_at = ? WHERE currency_id = ? AND taken_at = ?',
  );
  const begin = query(db, `INSERT INTO balance_span VALUES (?, ?, ?, ?, ?)`);
  const within = query(
    db,
    `SELECT ${COLUMNS} FROM balance_span WHERE currency_id = ?1 AND taken_at <= ?3 AND taken_at >= ifnull(
       (SELECT max(taken_at) FROM balance_span WHERE currency_id = ?1 AND taken_at <= ?2), 0)
     ORDER BY taken_at`,
  );
  const keep = (currencyId: number, held: Amount | null, takenAt: number): void => {
    const row = last.first(currencyId);
    const before = row === null ? null : spanOf(row);
    if (before === null && held === null) return;
    // A clock that was set back must not put a reading before one that was made earlier.
    const at = before === null ? takenAt : Math.max(takenAt, before.until + 1);
    if (before !== null && isSameHeld(before.held, held)) {
      lengthen.all(at, currencyId, before.from);
      return;
    }
    begin.all(currencyId, at, at, held === null ? null : `${held.units}`, held?.decimals ?? 0);
  };
  return {
    keepBalances: ({ takenAt, balances }) => {
      const named = new Set(balances.map(({ currencyId }) => currencyId));
      for (const { currencyId, held } of balances) keep(currencyId, held, takenAt);
      for (const row of known.all()) {
        const id = int(row[0]);
        if (!named.has(id)) keep(id, null, takenAt);
      }
      return null;
    },
    spans: ({ currencyId, from, to }) => within.all(currencyId, from, to).map(spanOf),
  };
};
