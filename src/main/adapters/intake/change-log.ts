/**
 * The record of changes: one line a step, and beneath it every row as it was before and after.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { ROW_FIELDS } from '#core/import/row.ts';
import type { ChangeWords } from '#core/import/change-words.ts';
import type { DraftChange } from '#main/ports/draft-edit.ts';
import type { Page } from '#main/ports/ledger.ts';
import { int, query, text, textOrNull, type Cells } from '../cells.ts';
import { positionsOf, type Draft } from './draft.ts';
import { mapCells } from '#core/import/columns.ts';
import { rawFrom, rowId, type RowState } from './rows.ts';

/** What a step did to one row; null where the row was not there. */
export interface RowPatch {
  readonly row: number;
  readonly before: RowState | null;
  readonly after: RowState | null;
}

export interface ChangeHead {
  readonly seq: number;
  readonly at: number;
  readonly by: string | null;
  readonly what: ChangeWords;
}

const STATES = ['done', 'undone', 'replaced'] as const;
const STATE = { done: 0, undone: 1, replaced: 2 } as const;

const stateFrom = (json: string): RowState | null => {
  const state: RowState | null = JSON.parse(json);
  // Steps recorded before rows could be tied say nothing of it.
  return state === null || state.tie !== undefined ? state : { ...state, tie: null };
};

/** Nothing of a row but what a person decided. */
export const stateOf = ({ edits, excluded, excuses, tie }: RowState): RowState => ({
  edits,
  excluded,
  excuses,
  tie,
});

const stateText = (state: RowState | null): string => JSON.stringify(state && stateOf(state));

/** Writes inside the transaction of the caller. */
export const writeChanges = (db: DatabaseSync, n: number) => {
  const put = db.prepare(
    `INSERT INTO change (n, seq, at, by, what, rows, state) VALUES (?, ?, ?, ?, ?, ?, 0)
     ON CONFLICT DO UPDATE SET rows = rows + excluded.rows`,
  );
  const putRow = db.prepare('INSERT INTO change_row VALUES (?, ?, ?, ?, ?)');
  const setState = db.prepare('UPDATE change SET state = ? WHERE n = ? AND seq = ?');
  const replace = db.prepare(
    `UPDATE change SET state = ${STATE.replaced} WHERE n = ? AND state = ${STATE.undone}`,
  );
  return {
    /** Adds rows to a step; the first ones make it, and what was undone before is undone for good. */
    add: ({ seq, at, by, what }: ChangeHead, patches: readonly RowPatch[]): void => {
      replace.run(n);
      put.run(n, seq, at, by, JSON.stringify(what), patches.length);
      for (const { row, before, after } of patches) {
        putRow.run(n, seq, row, stateText(before), stateText(after));
      }
    },
    mark: (seq: number, state: keyof typeof STATE): void => {
      setState.run(STATE[state], n, seq);
    },
  };
};

export const readChanges = (db: DatabaseSync, draft: Draft) => {
  const { n, file } = draft;
  const latest = query(db, 'SELECT coalesce(max(seq), 0) FROM change WHERE n = ?');
  const done = query(db, `SELECT max(seq) FROM change WHERE n = ? AND state = ${STATE.done}`);
  const undone = query(db, `SELECT min(seq) FROM change WHERE n = ? AND state = ${STATE.undone}`);
  const counts = query(db, 'SELECT count(*) FROM change WHERE n = ? AND state = ?');
  const rowsOf = query(
    db,
    `SELECT row, before, after FROM change_row WHERE n = ? AND seq = ? AND row > ?
     ORDER BY row LIMIT ?`,
  );
  const page = query(
    db,
    `SELECT seq, at, by, what, rows, state FROM change WHERE n = ? ORDER BY seq DESC LIMIT ? OFFSET ?`,
  );
  const rawOf = query(db, 'SELECT raw FROM row WHERE id = ?');
  const positions = positionsOf(file.columns);
  const patches = (seq: number, after: number, limit: number): readonly RowPatch[] =>
    rowsOf.all(n, seq, after, limit).map((cells) => ({
      row: int(cells[0]),
      before: stateFrom(text(cells[1])),
      after: stateFrom(text(cells[2])),
    }));
  const countOf = (state: keyof typeof STATE): number => int(counts.first(n, STATE[state])?.[0]);
  const present = (cells: Cells): DraftChange => ({
    seq: int(cells[0]),
    at: int(cells[1]),
    by: textOrNull(cells[2] ?? null),
    what: wordsFrom(text(cells[3])),
    rows: int(cells[4]),
    state: STATES[int(cells[5])] ?? 'replaced',
    cells: patches(int(cells[0]), 0, MOST_SHOWN).flatMap((patch) => {
      const raw = rawOf.first(rowId(n, patch.row));
      const own = raw === null ? null : mapCells(rawFrom(text(raw[0])), positions);
      return cellsOf(patch, own);
    }),
  });
  return {
    nextSeq: (): number => int(latest.first(n)?.[0]) + 1,
    /** The step that an undo takes back, or null. */
    lastDone: (): number | null => numberOrNull(done.first(n)),
    /** The step that a redo does again, or null. */
    firstUndone: (): number | null => numberOrNull(undone.first(n)),
    patches,
    counts: () => ({ done: countOf('done'), undone: countOf('undone') }),
    page: (offset: number, limit: number): Page<DraftChange> => ({
      total: int(latest.first(n)?.[0]),
      items: page.all(n, limit, offset).map(present),
    }),
    digest: (): string => digestOf(db, n),
  };
};

/** Rows of a step of which the cells are told. */
const MOST_SHOWN = 3;

const numberOrNull = (cells: Cells | null): number | null => {
  const cell = cells?.[0] ?? null;
  return cell === null ? null : int(cell);
};

const wordsFrom = (json: string): ChangeWords => {
  const words: ChangeWords = JSON.parse(json);
  return words;
};

const cellsOf = (
  { row, before, after }: RowPatch,
  own: ReturnType<typeof mapCells> | null,
): DraftChange['cells'] =>
  ROW_FIELDS.flatMap((field) => {
    const value = (state: RowState | null): string => state?.edits?.[field] ?? own?.[field] ?? '';
    const [from, to] = [value(before), value(after)];
    return from === to ? [] : [{ row, field, before: from, after: to }];
  });

/** SHA-256 (hex) over every step ever recorded of a batch and every row of it, in order. */
const digestOf = (db: DatabaseSync, n: number): string => {
  const hash = createHash('sha256');
  const steps = query(
    db,
    'SELECT seq, at, by, what, rows, state FROM change WHERE n = ? ORDER BY seq',
  );
  const rows = query(
    db,
    'SELECT seq, row, before, after FROM change_row WHERE n = ? ORDER BY seq, row',
  );
  for (const cells of steps.each(n)) hash.update(`${JSON.stringify(cells)}\n`);
  for (const cells of rows.each(n)) hash.update(`${JSON.stringify(cells)}\n`);
  return hash.digest('hex');
};
