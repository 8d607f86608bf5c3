/**
 * Rows of one batch as the store holds them: the file's cells, what was changed, and the last verdict.
 */
import type { DatabaseSync } from 'node:sqlite';
import { mapCells } from '#core/import/columns.ts';
import { editedCells, standingIssues, type RowCells } from '#core/import/row-edit.ts';
import type { RowContext } from '#core/import/row-context.ts';
import type { Row, RowIssue } from '#core/import/row.ts';
import { query, text, textOrNull, type Cells } from '../cells.ts';
import { checkRecord } from './checks.ts';
import { positionsOf, type Draft } from './draft.ts';
import {
  ADDED_LINE,
  editsFrom,
  excusesFrom,
  issuesFrom,
  rawFrom,
  ROW_COLUMNS,
  rowFromCells,
  rowId,
  type RowState,
} from './rows.ts';
import type { CountedRow } from './tally.ts';

export interface StoredRow extends RowState {
  readonly row: number;
  readonly line: number;
  /** The file's own cells. */
  readonly own: RowCells;
  readonly fileIssues: readonly RowIssue[];
  /** The row at its last check. */
  readonly checked: Row;
}

/** What a record is before it is checked. */
export type Unchecked = Pick<StoredRow, 'row' | 'line' | 'own' | 'edits' | 'fileIssues'>;

/** The columns {@link uncheckedFrom} reads, in its order. */
export const UNCHECKED_COLUMNS = 'id, line, raw, file_issues, excluded, edits, excuses';

/** Places behind those that `rowFromCells` reads. */
const [EDITS, EXCUSES, FILE_ISSUES] = [16, 17, 19];

export const makeRowReader = (db: DatabaseSync, { n, file }: Draft) => {
  const one = query(db, `SELECT ${ROW_COLUMNS}, file_issues FROM row WHERE id = ?`);
  const positions = positionsOf(file.columns);
  const fromCells = (cells: Cells): StoredRow => {
    const { was: _, added: __, excludedBecause, tie, ...checked } = rowFromCells(cells, positions);
    return {
      row: checked.row,
      line: checked.line,
      own: mapCells(rawFrom(text(cells[2])), positions),
      edits: editsFrom(textOrNull(cells[EDITS] ?? null)),
      excuses: excusesFrom(textOrNull(cells[EXCUSES] ?? null)),
      excluded: excludedBecause,
      tie,
      fileIssues: issuesFrom(textOrNull(cells[FILE_ISSUES] ?? null)),
      checked,
    };
  };
  return {
    /** Null where there is no such row. */
    find: (row: number): StoredRow | null => {
      const cells = one.first(rowId(n, row));
      return cells === null ? null : fromCells(cells);
    },
  };
};

/** Checks a row by every rule that needs neither other rows nor the past. */
export const checkStored = (
  { row, line, own, edits, fileIssues }: Unchecked,
  context: RowContext,
): Row => {
  const record = { row, line, cells: editedCells(own, edits) };
  return checkRecord(record, standingIssues(fileIssues, own, edits), context);
};

/** A row as it is counted. */
export const countedOf = (row: Row, excluded: boolean): CountedRow => ({
  status: row.status,
  excluded,
  added: row.line === ADDED_LINE,
  pays: row.content && {
    currencyId: row.content.destination.currencyId,
    units: row.content.amount.units,
    decimals: row.content.amount.decimals,
  },
});
