/**
 * Pages of payouts by filter, newest first (a batch's own in file order).
 */
import type { DatabaseSync } from 'node:sqlite';
import { PAYOUT_STATES, type PayoutState } from '#core/payout/state.ts';
import type { Page, PayoutFilter, PayoutRecord } from '#main/ports/ledger.ts';
import { int, query } from '../cells.ts';
import { PAYOUT_COLUMNS, payoutFromCells } from './record.ts';
import { isShort, PAYOUT_OF_TEXT, substringQuery } from './search.ts';

type Value = string | number;

interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Where a count that has no running total stops; the page then says "at least". */
const COUNTED_AT_MOST = 5_000;

export interface Wanted {
  readonly filter: PayoutFilter;
  readonly offset: number;
  readonly limit: number;
}

const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map((c) => c.sql).join(' AND ') || 'TRUE',
  values: conditions.flatMap((c) => c.values),
});

const listed = (column: string, values: readonly Value[]): Condition => ({
  sql: `${column} IN (${values.map(() => '?').join(', ')})`,
  values,
});

const times = ({ from, to }: PayoutFilter): readonly Condition[] => [
  ...(from === undefined ? [] : [{ sql: 'p.submitted_at >= ?', values: [from] }]),
  ...(to === undefined ? [] : [{ sql: 'p.submitted_at < ?', values: [to] }]),
];

/** Everything of the filter but the states, currency and batch that an index walk already fixes. */
const everything = (filter: PayoutFilter): Condition =>
  all([
    ...times(filter),
    ...(filter.batchId === undefined
      ? []
      : [{ sql: 'p.batch_n = (SELECT n FROM batch WHERE id = ?)', values: [filter.batchId] }]),
    ...(filter.states === undefined ? [] : [listed('p.state', filter.states)]),
    ...(filter.currencyId === undefined
      ? []
      : [{ sql: 'p.currency_id = ?', values: [filter.currencyId] }]),
  ]);

/**
 * One ordered walk of an index per state, cut at what the page needs and merged: no state, however rare or
 * common, makes SQLite scan or sort the others.
 */
const walks = (wanted: Wanted): Condition => {
  const { filter, offset, limit } = wanted;
  const states: readonly PayoutState[] = filter.states ?? PAYOUT_STATES;
  const { currencyId } = filter;
  const index = currencyId === undefined ? 'payout_state' : 'payout_currency';
  const currency =
    currencyId === undefined ? [] : [{ sql: 'p.currency_id = ?', values: [currencyId] }];
  const parts = states.map((state) => {
    const where = all([{ sql: 'p.state = ?', values: [state] }, ...currency, ...times(filter)]);
    const sql = `SELECT n FROM (SELECT p.n FROM payout p INDEXED BY ${index} WHERE ${where.sql}
      ORDER BY p.n DESC LIMIT ${offset + limit})`;
    return { sql, values: where.values };
  });
  const sql =
    parts.length === 0 ? 'SELECT 0 AS n WHERE FALSE' : parts.map((p) => p.sql).join(' UNION ALL ');
  return { sql, values: parts.flatMap((part) => part.values) };
};

/** Payouts are numbered without gaps and never removed, so a page of all of them is found by its number. */
const everyNumber = ({ offset, limit }: Wanted): Condition => ({
  sql: `SELECT n FROM payout WHERE n <= (SELECT max(n) FROM payout) - ? ORDER BY n DESC LIMIT ?`,
  values: [offset, limit],
});

/** Numbers of the payouts on a page without text, by the cheapest walk there is. */
const numbersOf = (wanted: Wanted): Condition => {
  const { filter, offset, limit } = wanted;
  const end = `LIMIT ${limit} OFFSET ${offset}`;
  const direct = everything(filter);
  if (filter.batchId !== undefined) {
    return {
      sql: `SELECT p.n FROM payout p WHERE ${direct.sql} ORDER BY p.row ${end}`,
      values: direct.values,
    };
  }
  if (filter.states === undefined && filter.currencyId === undefined) {
    return filter.from === undefined && filter.to === undefined
      ? everyNumber(wanted)
      : {
          sql: `SELECT p.n FROM payout p WHERE ${direct.sql} ORDER BY p.n DESC ${end}`,
          values: direct.values,
        };
  }
  const walked = walks(wanted);
  return { sql: `SELECT n FROM (${walked.sql}) ORDER BY n DESC ${end}`, values: walked.values };
};

export const makePages = (db: DatabaseSync) => {
  const one = query(
    db,
    `SELECT ${PAYOUT_COLUMNS} FROM payout p JOIN batch b ON b.n = p.batch_n WHERE p.n = ?`,
  );
  const records = (numbers: readonly number[]): readonly PayoutRecord[] =>
    numbers.flatMap((n) => one.all(n)).map(payoutFromCells);
  const numbers = ({ sql, values }: Condition): readonly number[] =>
    query(db, sql)
      .all(...values)
      .map(([n]) => int(n));
  return (wanted: Wanted): Page<PayoutRecord> => {
    const text = wanted.filter.text?.trim() ?? '';
    if (text !== '') {
      const found = searchNumbers(db, wanted, text);
      return { ...found, items: records(found.numbers) };
    }
    return { ...totalOf(db, wanted), items: records(numbers(numbersOf(wanted))) };
  };
};

/** Exact from the running totals; counted up to a bound where times are asked for. */
const totalOf = (db: DatabaseSync, wanted: Wanted): { total: number; atLeast?: true } => {
  const { filter, offset, limit } = wanted;
  if (filter.from !== undefined || filter.to !== undefined) {
    const where = everything(filter);
    const most = offset + limit + COUNTED_AT_MOST;
    const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM payout p WHERE ${where.sql} LIMIT ${most})`;
    const total = int(query(db, sql).first(...where.values)?.[0]);
    return total < most ? { total } : { total, atLeast: true };
  }
  const scope: Condition =
    filter.batchId === undefined
      ? { sql: `scope = ''`, values: [] }
      : { sql: `scope = (SELECT 'b' || n FROM batch WHERE id = ?)`, values: [filter.batchId] };
  const where = all([
    scope,
    ...(filter.states === undefined ? [] : [listed('state', filter.states)]),
    ...(filter.currencyId === undefined
      ? []
      : [{ sql: 'currency_id = ?', values: [filter.currencyId] }]),
  ]);
  const sql = `SELECT coalesce(sum(count), 0) AS n FROM tally WHERE ${where.sql}`;
  return { total: int(query(db, sql).first(...where.values)?.[0]) };
};

/** Above this many hits a prefix is common, and walking the payouts finds a page sooner than sorting the hits. */
const COMMON_PREFIX = 20_000;

/** Text too short for a trigram: a prefix of reference or beneficiary. */
const prefixSql = (db: DatabaseSync, where: Condition, text: string): Condition => {
  const range = (column: string): string => `${column} >= ? AND ${column} < ? || char(0x10ffff)`;
  const values = [text, text, text, text];
  const hits = `SELECT n FROM payout WHERE ${range('reference')}
    UNION SELECT n FROM payout WHERE ${range('beneficiary')}`;
  const count = `SELECT count(*) AS n FROM (SELECT 1 FROM payout WHERE ${range('reference')} LIMIT ${COMMON_PREFIX})`;
  const counted = (column: string): boolean =>
    db.prepare(count.replaceAll('reference', column)).get(text, text)?.['n'] === COMMON_PREFIX;
  // The unary plus keeps SQLite from the index where the index would only deliver hits to be sorted.
  const match =
    counted('reference') || counted('beneficiary')
      ? `((${range('+p.reference')}) OR (${range('+p.beneficiary')}))`
      : `p.n IN (${hits})`;
  return {
    sql: `SELECT p.n FROM payout p WHERE ${match} AND ${where.sql} ORDER BY p.n DESC`,
    values: [...values, ...where.values],
  };
};

const searchSql = (db: DatabaseSync, where: Condition, text: string): Condition =>
  isShort(text)
    ? prefixSql(db, where, text)
    : {
        sql: `SELECT p.n FROM search CROSS JOIN payout p ON p.n = ${PAYOUT_OF_TEXT}
          WHERE search MATCH ? AND ${where.sql} ORDER BY search.rowid DESC`,
        values: [substringQuery(text), ...where.values],
      };

/** Walks the hits newest first until the page is full, and counts on a little so that the page has a total. */
const searchNumbers = (db: DatabaseSync, wanted: Wanted, text: string) => {
  const { offset, limit } = wanted;
  const { sql, values } = searchSql(db, everything(wanted.filter), text);
  const most = offset + limit + COUNTED_AT_MOST;
  const numbers: number[] = [];
  let total = 0;
  let previous = 0;
  for (const [cell] of query(db, sql).each(...values)) {
    const n = int(cell);
    // A payout may match in its content and in its hash; those rows of the index lie side by side.
    if (n === previous) continue;
    previous = n;
    if (total >= offset && numbers.length < limit) numbers.push(n);
    total += 1;
    if (total === most) return { numbers, total, atLeast: true as const };
  }
  return { numbers, total };
};
