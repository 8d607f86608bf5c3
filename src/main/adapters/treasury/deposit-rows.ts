/** Deposits in the treasury file: one row each, folded from every callback about it. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { DepositClaim } from '#core/receive/callback.ts';
import { depositKey } from '#core/receive/callback.ts';
import { claimedAmount, newDeposit, tellMore, type Deposit } from '#core/receive/deposit.ts';
import { formatAmount, MAX_DECIMALS } from '#core/money/amount.ts';
import type { CallbackStore, DepositFilter } from '#main/ports/callbacks.ts';
import { int, query, text, type Cells } from '../cells.ts';
import type { AreaAnswers } from './area.ts';

/** Exact sum of decimal text as decimal text; SQLite's own would go through a float. */
const addDecimalSum = (db: DatabaseSync): void =>
  db.aggregate('decimal_sum', {
    start: 0n,
    step: (sum, value) => unitsOf(sum) + claimedAmount(String(value)).units,
    result: (sum) => formatAmount({ units: unitsOf(sum), decimals: MAX_DECIMALS }),
  });

const unitsOf = (sum: SQLInputValue): bigint => (typeof sum === 'bigint' ? sum : 0n);

const depositOf = (cell: Cells[number] | undefined): Deposit => {
  // Written by this file alone, from a deposit.
  const deposit: Deposit = JSON.parse(text(cell));
  return deposit;
};

const SEARCHED = `order_id || ' ' || address || ' ' || json_extract(folded, '$.claim.chainHash') || ' ' ||
  ifnull(json_extract(folded, '$.claim.tag'), '')`;

const conditionOf = (filter: DepositFilter): { sql: string; values: SQLInputValue[] } => {
  const parts: { sql: string; value: SQLInputValue }[] = [];
  if (filter.text !== undefined && filter.text.trim() !== '') {
    parts.push({ sql: `instr(lower(${SEARCHED}), lower(?)) > 0`, value: filter.text.trim() });
  }
  if (filter.currencyId !== undefined) {
    parts.push({ sql: 'currency_id = ?', value: filter.currencyId });
  }
  const sql = parts.length === 0 ? '' : `WHERE ${parts.map((part) => part.sql).join(' AND ')}`;
  return { sql, values: parts.map((part) => part.value) };
};

/** Notes that one more callback told of a deposit. */
export const depositFolder = (db: DatabaseSync): ((claim: DepositClaim, at: number) => void) => {
  const find = query(db, 'SELECT folded FROM deposit WHERE key = ?');
  const insert = query(
    db,
    `INSERT INTO deposit (key, currency_id, order_id, address, counted, folded, last_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const update = query(db, 'UPDATE deposit SET counted = ?, folded = ?, last_at = ? WHERE key = ?');
  return (claim, at) => {
    const key = depositKey(claim);
    const row = find.first(key);
    if (row === null) {
      const deposit = newDeposit(claim, at);
      const { currencyId, orderId, to } = claim;
      insert.all(key, currencyId, orderId, to, deposit.counted, JSON.stringify(deposit), at);
      return;
    }
    const deposit = tellMore(depositOf(row[0]), claim, at);
    update.all(deposit.counted, JSON.stringify(deposit), deposit.lastAt, key);
  };
};

/** Pages of deposits with their totals. */
export const depositPages = (db: DatabaseSync): AreaAnswers<CallbackStore>['deposits'] => {
  addDecimalSum(db);
  return ({ filter, offset, limit }) => {
    const { sql, values } = conditionOf(filter);
    const totals = query(
      db,
      `SELECT currency_id, count(*), decimal_sum(counted) FROM deposit ${sql}
       GROUP BY currency_id ORDER BY currency_id`,
    ).all(...values);
    const rows = query(db, `SELECT folded FROM deposit ${sql} ORDER BY n DESC LIMIT ? OFFSET ?`);
    return {
      total: totals.reduce((sum, [, count]) => sum + int(count), 0),
      items: rows.all(...values, limit, offset).map(([cell]) => depositOf(cell)),
      totals: totals.map(([currencyId, count, counted]) => ({
        currencyId: int(currencyId),
        count: int(count),
        counted: text(counted),
      })),
    };
  };
};
