/**
 * The thread that answers pages of drafts from a connection of its own, whatever the writing one does.
 */
import type { DatabaseSync } from 'node:sqlite';
import { saysNoTag } from '#core/beneficiary/check-tag.ts';
import { tagRuleOf } from '#core/beneficiary/tag-rule.ts';
import { overridesOf } from '#core/import/repeat.ts';
import { editedFields, type RowEdits } from '#core/import/row-edit.ts';
import { coveredBy } from '#core/import/row-tie.ts';
import type { RowToPay } from '#main/ports/intake.ts';
import { int, query, text, textOrNull } from '../cells.ts';
import type { Answers } from './link.ts';
import type { ReaderCalls, SourceRow } from './calls.ts';
import { positionsOf, readDrafts, type Draft, type DraftTable } from './draft.ts';
import { readChanges } from './change-log.ts';
import { rowCondition } from './filter.ts';
import { repeatGroups } from './issue-counts.ts';
import { makeRowOrder } from './row-order.ts';
import { surveyFixes } from './survey-fixes.ts';
import {
  ADDED_LINE,
  editsFrom,
  issuesFrom,
  rawFrom,
  ROW_COLUMNS,
  rowFromCells,
  rowId,
  rowNumber,
  statusFrom,
  tieFrom,
} from './rows.ts';
import { ROWS_PER_BATCH } from './store.ts';

/** Nothing while the batch is not ready, has no snapshot, or would pay more than the limit. */
const toPay = (db: DatabaseSync, draft: Draft | null, limit: number): readonly RowToPay[] => {
  if (draft === null) return [];
  const { batch, file, n } = draft;
  if (batch.state.kind !== 'ready' || batch.snapshotId === null || batch.toPay > limit) return [];
  const { sql, values } = rowCondition(n, { status: 'to-pay' });
  const rows = query(db, `SELECT ${ROW_COLUMNS} FROM row WHERE ${sql} ORDER BY id`);
  const at = positionsOf(file.columns);
  return rows.all(...values).map((cells) => {
    const { row, content, issues, tie, cells: mapped } = rowFromCells(cells, at);
    if (content === null) throw new Error(`row ${row} is to be paid but pays nothing`);
    const { code, network } = content.destination;
    const noTag = saysNoTag(mapped.tag) && tagRuleOf(code, network) !== 'none';
    return {
      row,
      content,
      overrides: overridesOf(issues),
      covers: coveredBy(tie),
      ...(noTag ? { noTag } : {}),
    };
  });
};

/** Rows handed over at a time: few enough that the thread that asks is not held up by reading them. */
const PIECE = 500;

const makeToPay = (db: DatabaseSync, drafts: DraftTable): Answers<ReaderCalls>['toPay'] => {
  const left = new Map<number, readonly RowToPay[]>();
  return ({ batchId, limit, reading }) => {
    const rows = left.get(reading) ?? toPay(db, drafts.find(batchId), limit);
    const isLast = rows.length <= PIECE;
    if (isLast) left.delete(reading);
    else left.set(reading, rows.slice(PIECE));
    return { rows: rows.slice(0, PIECE), isLast };
  };
};

const sourceRows = (
  db: DatabaseSync,
  draft: Draft,
  { after, limit }: ReaderCalls['source']['input'],
): readonly SourceRow[] => {
  const rows = query(
    db,
    `SELECT id, raw, status, excluded, issues, edits, line, tie FROM row WHERE id > ? AND id < ?
     ORDER BY id LIMIT ?`,
  );
  const { n, file } = draft;
  return rows.all(rowId(n, after), rowId(n, ROWS_PER_BATCH), limit).map((cells) => {
    const edits = editsFrom(textOrNull(cells[5] ?? null));
    const added = int(cells[6]) === ADDED_LINE;
    return {
      row: rowNumber(int(cells[0])),
      cells: added ? addedCells(file, edits) : rawFrom(text(cells[1])),
      status: statusFrom(cells[2]),
      excludedBecause: textOrNull(cells[3] ?? null),
      issues: issuesFrom(textOrNull(cells[4] ?? null)),
      tie: tieFrom(textOrNull(cells[7] ?? null)),
      added,
      changes: added
        ? []
        : editedFields(edits).map((field) => ({ field, value: edits?.[field] ?? '' })),
    };
  });
};

const tiedRows = (db: DatabaseSync, { n }: Draft): ReaderCalls['tied']['output'] =>
  query(db, 'SELECT id, tie FROM row WHERE id > ? AND id < ? AND tie IS NOT NULL ORDER BY id')
    .all(rowId(n, 0), rowId(n, ROWS_PER_BATCH))
    .flatMap((cells) => {
      const tie = tieFrom(textOrNull(cells[1] ?? null));
      return tie === null ? [] : [{ row: rowNumber(int(cells[0])), tie }];
    });

/** A row that came from no file stands in the file's columns as it was entered. */
const addedCells = ({ columns }: Draft['file'], edits: RowEdits | null): readonly string[] =>
  columns.map((field) => (field === null ? '' : (edits?.[field] ?? '')));

export const makeReader = (db: DatabaseSync): Answers<ReaderCalls> => {
  const drafts: DraftTable = readDrafts(db);
  const order = makeRowOrder(db);
  return {
    rows: (input) => {
      const draft = drafts.find(input.batchId);
      return draft === null ? { total: 0, items: [] } : order.page(draft, input);
    },
    seek: (input) => {
      const draft = drafts.find(input.batchId);
      return draft === null ? null : order.seek(draft, input);
    },
    fixes: async ({ batchId }) => {
      const draft = drafts.find(batchId);
      return draft === null ? [] : surveyFixes(db, draft);
    },
    changes: ({ batchId, offset, limit }) => {
      const draft = drafts.find(batchId);
      return draft === null ? { total: 0, items: [] } : readChanges(db, draft).page(offset, limit);
    },
    changesDigest: ({ batchId }) => {
      const draft = drafts.find(batchId);
      if (draft === null) return { count: 0, digest: '' };
      const changes = readChanges(db, draft);
      return { count: changes.counts().done, digest: changes.digest() };
    },
    issueCounts: ({ batchId }) => {
      const counts = drafts.find(batchId)?.file.issueCounts ?? [];
      return counts.map(({ rule, level, rows }) => ({ rule, level, rows }));
    },
    repeats: ({ batchId }) => {
      const draft = drafts.find(batchId);
      return draft === null ? [] : repeatGroups(db, draft.n);
    },
    toPay: makeToPay(db, drafts),
    source: (input) => {
      const draft = drafts.find(input.batchId);
      return draft === null ? [] : sourceRows(db, draft, input);
    },
    tied: ({ batchId }) => {
      const draft = drafts.find(batchId);
      return draft === null ? [] : tiedRows(db, draft);
    },
    header: ({ batchId }) => drafts.find(batchId)?.file.header ?? [],
    close: () => {
      db.close();
      return null;
    },
  };
};
