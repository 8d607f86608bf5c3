/**
 * Pages of rows as filtered and sorted. A sorted order is made once and kept, so that a page of it costs as little as
 * any other and rows do not jump about while they are edited; another filter or order makes a new one.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RowField } from '#core/import/row.ts';
import type { RowSort } from '#main/ports/draft-edit.ts';
import type { IntakeRow } from '#main/ports/intake.ts';
import type { Page } from '#main/ports/ledger.ts';
import { int } from '../cells.ts';
import type { ReaderCalls } from './calls.ts';
import { positionsOf, type Draft } from './draft.ts';
import { rowCondition, textCondition, type RowCondition } from './filter.ts';
import { ROW_COLUMNS, rowFromCells, rowId, rowNumber } from './rows.ts';
import { makeStatements, type Statements } from './statements.ts';
import { ROWS_PER_BATCH, SHOWN } from './store.ts';

type RowsInput = ReaderCalls['rows']['input'];
type SeekInput = ReaderCalls['seek']['input'];

export interface RowOrder {
  page(draft: Draft, input: RowsInput): Page<IntakeRow>;
  /** The place of the row sought, or null. */
  seek(draft: Draft, input: SeekInput): number | null;
}

/** Canonical decimal text in the order of its values: longer whole parts are larger, then digits decide. */
const byValue = (cell: string): readonly string[] => [`instr(${cell} || '.', '.')`, cell];

const cellOf = (draft: Draft, field: RowField): string => {
  const at = draft.file.columns.indexOf(field);
  const own = at < 0 ? `''` : `json_extract(raw, '$[${at}]')`;
  return `lower(coalesce(json_extract(edits, '$.${field}'), ${own}))`;
};

const termsOf = (draft: Draft, key: RowSort['key']): readonly string[] => {
  switch (key) {
    case 'row':
      return ['id'];
    case 'status':
      return ['shown'];
    case 'pays':
      return ['code', 'network', 'length(units)', 'units'];
    case 'amount':
      return byValue('amount');
    default:
      return [cellOf(draft, key)];
  }
};

const orderOf = (draft: Draft, { key, direction }: RowSort): string => {
  const down = direction === 'down' ? ' DESC' : '';
  return [...termsOf(draft, key).map((term) => `${term}${down}`), 'id'].join(', ');
};

interface Kept {
  readonly key: string;
  /** Row ids in order. */
  readonly ids: Float64Array;
}

export const makeRowOrder = (db: DatabaseSync): RowOrder => {
  const statements = makeStatements(db);
  const one = statements(`SELECT ${ROW_COLUMNS} FROM row WHERE id = ?`);
  let kept: Kept | null = null;
  const sorted = (draft: Draft, { filter, sort }: RowsInput | SeekInput): Float64Array | null => {
    if (sort === null || (sort.key === 'row' && sort.direction === 'up')) return null;
    const { rows, changes } = draft.batch;
    const plain = Object.keys(filter).length === 0;
    const key = JSON.stringify([draft.n, filter, sort, rows, plain ? null : changes]);
    if (kept?.key === key) return kept.ids;
    const { sql, values } = rowCondition(draft.n, filter);
    const found = statements(`SELECT id FROM row WHERE ${sql} ORDER BY ${orderOf(draft, sort)}`);
    kept = { key, ids: Float64Array.from(found.all(...values), (cells) => int(cells[0])) };
    return kept.ids;
  };
  return {
    page: (draft, input) => {
      const ids = sorted(draft, input);
      if (ids === null) return plainPage(statements, draft, input);
      const at = positionsOf(draft.file.columns);
      const shown = [...ids.subarray(input.offset, input.offset + input.limit)];
      const items = shown.flatMap((id) => {
        const cells = one.first(id);
        return cells === null ? [] : [rowFromCells(cells, at)];
      });
      return { total: ids.length, items };
    },
    seek: (draft, input) => {
      const ids = sorted(draft, input);
      return ids === null
        ? plainSeek(statements, draft, input)
        : sortedSeek({ statements, ids }, draft, input);
    },
  };
};

const plainPage = (statements: Statements, draft: Draft, input: RowsInput): Page<IntakeRow> => {
  const { status, rule, text } = input.filter;
  const isWhole = status === undefined && rule === undefined && (text ?? '') === '';
  return isWhole ? allRows(statements, draft, input) : filteredRows(statements, draft, input);
};

/** Rows are numbered without gaps, so a page of all rows is found by its number and counted by the last one. */
const allRows = (
  statements: Statements,
  draft: Draft,
  { offset, limit }: RowsInput,
): Page<IntakeRow> => {
  const { n, file } = draft;
  const range = 'id > ? AND id < ?';
  const last = statements(`SELECT coalesce(max(id), 0) FROM row WHERE ${range}`);
  const end = rowId(n, ROWS_PER_BATCH);
  const total = rowNumber(int(last.first(rowId(n, 0), end)?.[0]));
  const page = statements(`SELECT ${ROW_COLUMNS} FROM row WHERE ${range} ORDER BY id LIMIT ?`);
  const at = positionsOf(file.columns);
  const first = rowId(n, Math.min(offset, ROWS_PER_BATCH - 1));
  return { total, items: page.all(first, end, limit).map((cells) => rowFromCells(cells, at)) };
};

const filteredRows = (statements: Statements, draft: Draft, input: RowsInput): Page<IntakeRow> => {
  const { sql, values } = rowCondition(draft.n, input.filter);
  const count = statements(`SELECT count(*) FROM row WHERE ${sql}`).first(...values);
  const page = statements(
    `SELECT ${ROW_COLUMNS} FROM row WHERE ${sql} ORDER BY id LIMIT ? OFFSET ?`,
  );
  const at = positionsOf(draft.file.columns);
  const cells = page.all(...values, input.limit, input.offset);
  return { total: int(count?.[0]), items: cells.map((row) => rowFromCells(row, at)) };
};

/** Rows worth stopping at. */
const soughtOf = ({ seek }: SeekInput): RowCondition =>
  seek.text === null
    ? { sql: `shown IN (${SHOWN.warning}, ${SHOWN.error})`, values: [] }
    : textCondition(seek.text);

const plainSeek = (statements: Statements, draft: Draft, input: SeekInput): number | null => {
  const shown = rowCondition(draft.n, input.filter);
  const sought = soughtOf(input);
  const { from, direction } = input.seek;
  const place = statements(`SELECT id FROM row WHERE ${shown.sql} ORDER BY id LIMIT 1 OFFSET ?`);
  const start = from < 0 ? rowId(draft.n, 0) : int(place.first(...shown.values, from)?.[0] ?? 0);
  const [compare, order] = direction === 'forward' ? ['>', ''] : ['<', 'DESC'];
  const hit = statements(
    `SELECT id FROM row WHERE ${shown.sql} AND ${sought.sql} AND id ${compare} ?
     ORDER BY id ${order} LIMIT 1`,
  ).first(...shown.values, ...sought.values, start);
  if (hit === null) return null;
  const before = statements(`SELECT count(*) FROM row WHERE ${shown.sql} AND id < ?`);
  return int(before.first(...shown.values, int(hit[0]))?.[0]);
};

const sortedSeek = (
  { statements, ids }: { readonly statements: Statements; readonly ids: Float64Array },
  draft: Draft,
  input: SeekInput,
): number | null => {
  const shown = rowCondition(draft.n, input.filter);
  const sought = soughtOf(input);
  const hits = statements(`SELECT id FROM row WHERE ${shown.sql} AND ${sought.sql}`);
  const found = new Set(hits.all(...shown.values, ...sought.values).map((cells) => int(cells[0])));
  const step = input.seek.direction === 'forward' ? 1 : -1;
  for (let at = input.seek.from + step; at >= 0 && at < ids.length; at += step) {
    if (found.has(ids[at] ?? 0)) return at;
  }
  return null;
};
