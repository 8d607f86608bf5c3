/**
 * Puts what only several rows together show onto the stored rows.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Row, RowIssue } from '#core/import/row.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { keepingExcuse } from '#core/import/repeat.ts';
import type { FieldPositions } from '#core/import/columns.ts';
import { int, query } from '../cells.ts';
import { withIssue } from './checks.ts';
import { positionsOf, readDrafts } from './draft.ts';
import type { FileLookAlikes } from './file-look-alikes.ts';
import type { Finding, Repeats } from './repeats.ts';
import { ROW_COLUMNS, rowFromCells, rowId, writeRows } from './rows.ts';
import { inPiece, SHOWN } from './store.ts';
import type { RowTally } from './tally.ts';

export interface RepeatPlace {
  readonly db: DatabaseSync;
  readonly n: number;
  readonly tally: RowTally;
  /** Excuses that rows had before they were checked again, by row; they hold where the finding is the same. */
  readonly excused?: ReadonlyMap<number, readonly RowIssue[]>;
  /** Which of the findings are wanted; all where absent. */
  readonly only?: (issue: RowIssue) => boolean;
}

const PIECE = 1_000;

/** Compares the suspects as text and adds what is found; `breathe` is awaited between pieces and may throw. */
export const warnOfRepeats = async (
  place: RepeatPlace,
  repeats: Repeats,
  breathe: () => Promise<void>,
): Promise<void> => {
  const groups = repeats.suspects();
  if (groups.length === 0) return;
  const rows = makeRowAccess(place);
  for (const group of groups) {
    const contents: [number, PayoutContent][] = [];
    for (const number of group) {
      const { content } = rows.get(number);
      if (content !== null) contents.push([number, content]);
      if (number % PIECE === 0) await breathe();
    }
    await addAll(rows, repeats.confirm(contents), breathe);
  }
};

/** Stops the rows whose account looks like another of the file; as above. */
export const stopLookAlikes = async (
  place: RepeatPlace,
  lookAlikes: FileLookAlikes,
  breathe: () => Promise<void>,
): Promise<void> => {
  const issues = lookAlikes.issues();
  if (issues.size > 0) await addAll(makeRowAccess(place), issues, breathe);
};

const addAll = async (
  rows: RowAccess,
  found: ReadonlyMap<number, readonly Finding[]>,
  breathe: () => Promise<void>,
): Promise<void> => {
  const issues = [...found];
  for (let at = 0; at < issues.length; at += PIECE) {
    rows.inPiece(() => {
      for (const [row, more] of issues.slice(at, at + PIECE)) rows.add(row, more);
    });
    await breathe();
  }
};

const positionsIn = (db: DatabaseSync, n: number): FieldPositions => {
  const draft = readDrafts(db)
    .all()
    .find((known) => known.n === n);
  return positionsOf(draft?.file.columns ?? []);
};

/** A finding as the issue of its row. */
export const issueOf = (finding: Finding, row: Row): RowIssue =>
  typeof finding === 'function' ? finding(row) : finding;

type RowAccess = ReturnType<typeof makeRowAccess>;

const makeRowAccess = ({ db, n, tally, excused, only }: RepeatPlace) => {
  const one = query(db, `SELECT ${ROW_COLUMNS}, shown FROM row WHERE id = ?`);
  const { setIssues, update } = writeRows(db);
  const positions = positionsIn(db, n);
  const get = (row: number) => {
    const cells = one.first(rowId(n, row));
    if (cells === null) throw new Error(`row ${row} is not in the store`);
    return { ...rowFromCells(cells, positions), excluded: int(cells.at(-1)) === SHOWN.excluded };
  };
  const count = (row: Row & { readonly excluded: boolean }, sign: 1 | -1): void => {
    const { status, excluded, content } = row;
    const pays = content && { currencyId: content.destination.currencyId, ...content.amount };
    tally.count({ status, excluded, pays }, sign);
  };
  return {
    get,
    inPiece: (write: () => void) => inPiece(db, write),
    add: (number: number, findings: readonly Finding[]): void => {
      const before = get(number);
      const { excluded } = before;
      const more = findings.map((each) => issueOf(each, before));
      const wanted = only === undefined ? more : more.filter(only);
      const kept = wanted.map((issue) => keepingExcuse(issue, excused?.get(number) ?? []));
      const after = { ...kept.reduce<Row>(withIssue, before), excluded };
      count(before, -1);
      count(after, 1);
      tally.countIssues(kept);
      const { issues, status } = after;
      const shown = excluded ? SHOWN.excluded : SHOWN[status];
      if (after.content === before.content) setIssues(rowId(n, number), { issues, status, shown });
      else update(rowId(n, number), after, excluded);
    },
  };
};
