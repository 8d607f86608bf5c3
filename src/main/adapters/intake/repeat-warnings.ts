/**
 * Puts what only several rows together show onto stored rows that were checked one by one.
 */
import type { DatabaseSync } from 'node:sqlite';
import { keepingExcuse, vouchable } from '#core/import/repeat.ts';
import type { RowIssue } from '#core/import/row.ts';
import { withIssue } from './checks.ts';
import type { Draft } from './draft.ts';
import { confirmReferences, confirmRepeats, issueOf, type RowContent } from './repeats.ts';
import type { RowIndex } from './row-index.ts';
import { rowId, writeRows } from './rows.ts';
import { inPiece, SHOWN } from './store.ts';
import { countedOf, makeRowReader, type StoredRow } from './stored-row.ts';
import type { RowTally } from './tally.ts';

export interface RepeatPlace {
  readonly db: DatabaseSync;
  readonly draft: Draft;
  readonly tally: RowTally;
  readonly index: RowIndex;
  /** Awaited between pieces; may throw. */
  readonly breathe: () => Promise<void>;
}

const PIECE = 1_000;

/** The errors of rows whose references are the same or differ in case only: none of them can be paid. */
export const findTwins = async ({
  index,
  ...place
}: Pick<RepeatPlace, 'db' | 'draft' | 'index' | 'breathe'>): Promise<
  ReadonlyMap<number, RowIssue>
> => {
  const rows = makeRowAccess(place);
  const twins = new Map<number, RowIssue>();
  for (const group of index.suspects('references')) {
    const places = [];
    for (const row of group) {
      const { line, checked } = rows.get(row);
      places.push({ reference: checked.cells.reference, row, line });
      if (row % PIECE === 0) await place.breathe();
    }
    for (const [row, twin] of confirmReferences(places)) twins.set(row, twin);
  }
  return twins;
};

/** Stops the same payment twice, unless it was excused, and warns of one account under two names. */
export const warnOfRepeats = async (place: RepeatPlace): Promise<void> => {
  const { db, draft, tally, index, breathe } = place;
  const rows = makeRowAccess(place);
  const { setIssues } = writeRows(db);
  for (const group of index.suspects('accounts')) {
    const contents: RowContent[] = [];
    for (const row of group) {
      const { content } = rows.get(row).checked;
      if (content !== null) contents.push([row, content]);
      if (row % PIECE === 0) await breathe();
    }
    await rows.inPieces(confirmRepeats(contents), ({ row, checked, excuses }, findings) => {
      const more = findings.map((found) => keepingExcuse(issueOf(found, checked), excuses));
      const next = more.reduce(withIssue, checked);
      tally.count(countedOf(checked, false), -1);
      tally.count(countedOf(next, false), 1);
      tally.countIssues(more);
      setIssues(rowId(draft.n, row), { ...next, shown: SHOWN[next.status] });
    });
  }
};

/** Stops the rows whose account looks like another of the file. */
export const stopLookAlikes = async (
  place: RepeatPlace,
  found: ReadonlyMap<number, readonly RowIssue[]>,
): Promise<void> => {
  const { db, draft, tally, index } = place;
  if (found.size === 0) return;
  const { update } = writeRows(db);
  await makeRowAccess(place).inPieces(found, ({ row, checked, excuses }, issues) => {
    const more = issues.map((issue) => keepingExcuse(vouchable(issue, checked), excuses));
    const next = more.reduce(withIssue, checked);
    tally.count(countedOf(checked, false), -1);
    tally.count(countedOf(next, false), 1);
    tally.countIssues(more);
    update(rowId(draft.n, row), next, false);
    if (next.content === null) index.clearAccount(row);
  });
};

const makeRowAccess = ({ db, draft, breathe }: Pick<RepeatPlace, 'db' | 'draft' | 'breathe'>) => {
  const reader = makeRowReader(db, draft);
  const get = (row: number): StoredRow => {
    const stored = reader.find(row);
    if (stored === null) throw new Error(`row ${row} is not in the store`);
    return stored;
  };
  /** Changes the rows of a map in small durable pieces. */
  const inPieces = async <T>(
    found: ReadonlyMap<number, T>,
    change: (row: StoredRow, issues: T) => void,
  ): Promise<void> => {
    const all = [...found];
    for (let at = 0; at < all.length; at += PIECE) {
      inPiece(db, () => {
        for (const [row, issues] of all.slice(at, at + PIECE)) change(get(row), issues);
      });
      await breathe();
    }
  };
  return { get, inPieces };
};
