/**
 * The thread that answers pages of drafts from a connection of its own, whatever the writing one does.
 */
import type { DatabaseSync } from 'node:sqlite';
import { overridesOf } from '#core/import/repeat.ts';
import type { IntakeRow, RowToPay } from '#main/ports/intake.ts';
import type { Page } from '#main/ports/ledger.ts';
import { int, query, text, textOrNull } from '../cells.ts';
import type { Answers } from './link.ts';
import type { ReaderCalls, SourceRow } from './calls.ts';
import { positionsOf, readDrafts, type Draft, type DraftTable } from './draft.ts';
import { rowCondition } from './filter.ts';
import { repeatGroups } from './issue-counts.ts';
import {
  issuesFrom,
  rawFrom,
  ROW_COLUMNS,
  rowFromCells,
  rowId,
  rowNumber,
  statusFrom,
} from './rows.ts';
import { ROWS_PER_BATCH } from './store.ts';

const NOTHING: Page<IntakeRow> = { total: 0, items: [] };

type RowsInput = ReaderCalls['rows']['input'];

/** Rows are numbered without gaps, so a page of all rows is found by its number and counted by the last one. */
const allRows = (db: DatabaseSync, draft: Draft, { offset, limit }: RowsInput): Page<IntakeRow> => {
  const { n, file } = draft;
  const range = 'id > ? AND id < ?';
  const last = query(db, `SELECT coalesce(max(id), 0) FROM row WHERE ${range}`);
  const end = rowId(n, ROWS_PER_BATCH);
  const total = rowNumber(int(last.first(rowId(n, 0), end)?.[0]));
  const page = query(db, `SELECT ${ROW_COLUMNS} FROM row WHERE ${range} ORDER BY id LIMIT ?`);
  const at = positionsOf(file.columns);
  const first = rowId(n, Math.min(offset, ROWS_PER_BATCH - 1));
  return { total, items: page.all(first, end, limit).map((cells) => rowFromCells(cells, at)) };
};

const filteredRows = (db: DatabaseSync, draft: Draft, input: RowsInput): Page<IntakeRow> => {
  const { sql, values } = rowCondition(draft.n, input.filter);
  const count = query(db, `SELECT count(*) FROM row WHERE ${sql}`).first(...values);
  const page = query(
    db,
    `SELECT ${ROW_COLUMNS} FROM row WHERE ${sql} ORDER BY id LIMIT ? OFFSET ?`,
  );
  const at = positionsOf(draft.file.columns);
  const cells = page.all(...values, input.limit, input.offset);
  return { total: int(count?.[0]), items: cells.map((row) => rowFromCells(row, at)) };
};

/** Nothing while the batch is not ready, has no snapshot, or would pay more than the limit. */
const toPay = (db: DatabaseSync, draft: Draft | null, limit: number): readonly RowToPay[] => {
  if (draft === null) return [];
  const { batch, file, n } = draft;
  if (batch.state.kind !== 'ready' || batch.snapshotId === null || batch.toPay > limit) return [];
  const { sql, values } = rowCondition(n, { status: 'to-pay' });
  const rows = query(db, `SELECT ${ROW_COLUMNS} FROM row WHERE ${sql} ORDER BY id`);
  const at = positionsOf(file.columns);
  return rows.all(...values).map((cells) => {
    const { row, content, issues } = rowFromCells(cells, at);
    if (content === null) throw new Error(`row ${row} is to be paid but pays nothing`);
    return { row, content, overrides: overridesOf(issues) };
  });
};

const sourceRows = (
  db: DatabaseSync,
  draft: Draft,
  { after, limit }: ReaderCalls['source']['input'],
): readonly SourceRow[] => {
  const rows = query(
    db,
    `SELECT id, raw, status, excluded, issues FROM row WHERE id > ? AND id < ? ORDER BY id LIMIT ?`,
  );
  const { n } = draft;
  return rows.all(rowId(n, after), rowId(n, ROWS_PER_BATCH), limit).map((cells) => ({
    row: rowNumber(int(cells[0])),
    cells: rawFrom(text(cells[1])),
    status: statusFrom(cells[2]),
    excludedBecause: textOrNull(cells[3] ?? null),
    issues: issuesFrom(textOrNull(cells[4] ?? null)),
  }));
};

export const makeReader = (db: DatabaseSync): Answers<ReaderCalls> => {
  const drafts: DraftTable = readDrafts(db);
  return {
    rows: (input) => {
      const draft = drafts.find(input.batchId);
      if (draft === null) return NOTHING;
      const { status, rule, text: wanted } = input.filter;
      const plain = status === undefined && rule === undefined && (wanted ?? '') === '';
      return plain ? allRows(db, draft, input) : filteredRows(db, draft, input);
    },
    issueCounts: ({ batchId }) => drafts.find(batchId)?.file.issueCounts ?? [],
    repeats: ({ batchId }) => {
      const draft = drafts.find(batchId);
      return draft === null ? [] : repeatGroups(db, draft.n);
    },
    toPay: ({ batchId, limit }) => toPay(db, drafts.find(batchId), limit),
    source: (input) => {
      const draft = drafts.find(input.batchId);
      return draft === null ? [] : sourceRows(db, draft, input);
    },
    header: ({ batchId }) => drafts.find(batchId)?.file.header ?? [],
    close: () => {
      db.close();
      return null;
    },
  };
};
