/**
 * Changes rows and checks them again at once, with every row they speak of. What comes out is what checking the whole
 * batch anew would give, and counts, totals and rows change in one transaction.
 */
import type { DatabaseSync } from 'node:sqlite';
import { ACROSS_ROWS } from '#core/import/across-rows.ts';
import { excused, keepingExcuses, LOOK_ALIKE } from '#core/import/repeat.ts';
import type { RowContext } from '#core/import/row-context.ts';
import { NO_CELLS } from '#core/import/row-edit.ts';
import { PLACE_FIELDS, type Row } from '#core/import/row.ts';
import { checkPast, withIssue, withoutIssues, withTwin, type Past } from './checks.ts';
import type { RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { insertRows } from './insert-rows.ts';
import type { KnownAccounts } from './known-accounts.ts';
import { confirmReferences, confirmRepeats, issueOf, type RowContent } from './repeats.ts';
import { hashOfReference, type RowIndex } from './row-index.ts';
import { ADDED_LINE, rowId, writeRows, type RowState } from './rows.ts';
import { checkStored, countedOf, makeRowReader, type StoredRow } from './stored-row.ts';
import { makeRowTally } from './tally.ts';

export interface PatchNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly context: RowContext;
  readonly index: RowIndex;
  readonly past: Past;
}

/** A row on its way from what it was to what it becomes; null on the side where it is not there. */
interface Moving {
  readonly row: number;
  readonly was: StoredRow | null;
  readonly state: RowState | null;
  /** The row checked anew, before others are looked at. */
  readonly base: Row | null;
}

export interface Patching {
  readonly patches: readonly RowPatch[];
  /** Steps in force and undone ones, afterwards. */
  readonly changes: Draft['batch']['changes'];
  /** How far the work is, where it takes several patchings. */
  readonly work?: Draft['batch']['work'];
  /** Writes the journal; runs in the same transaction. */
  readonly record: () => void;
}

/** Applies patches to rows, counts, totals and journal in one transaction. */
export const patchRows = async (
  needs: PatchNeeds,
  draft: Draft,
  { patches, changes, work = null, record }: Patching,
): Promise<Draft> => {
  const moving = await checkAgain(needs, draft, patches);
  const { db, drafts, index } = needs;
  const tally = makeRowTally(draft.batch, draft.file.issueCounts);
  const settled = acrossRows(needs, draft, moving);
  const rows = { ...writeRows(db), insert: insertRows(db) };
  for (const { was, state, next } of settled) {
    if (was !== null) {
      tally.count(countedOf(was.checked, was.excluded !== null), -1);
      tally.countIssues(was.checked.issues, -1);
    }
    if (next === null || state === null) continue;
    tally.count(countedOf(next, state.excluded !== null), 1);
    tally.countIssues(next.issues);
  }
  const after: Draft = {
    n: draft.n,
    batch: { ...draft.batch, ...tally.counts(), changes, work },
    file: { ...draft.file, issueCounts: tally.issueCounts() },
  };
  try {
    return drafts.save(after, () => {
      for (const each of settled) writeRow(rows, draft, each);
      record();
    });
  } catch (error) {
    // What is kept in memory must never be ahead of the file.
    for (const { row, was } of settled) {
      if (was === null || was.excluded !== null) index.clear(row);
      else index.set(row, { reference: was.checked.cells.reference, content: was.checked.content });
    }
    throw error;
  }
};

/** Checks the patched rows, and those that share a reference with what they were or become. */
const checkAgain = async (
  { db, context, index, past }: PatchNeeds,
  draft: Draft,
  patches: readonly RowPatch[],
): Promise<readonly Moving[]> => {
  const reader = makeRowReader(db, draft);
  const own = new Map(patches.map((patch) => [patch.row, patch]));
  const references = new Set<number>();
  const first = patches.map(({ row, after }): Moving => {
    const was = reader.find(row);
    references.add(index.at('references', row));
    const base = after === null ? null : checkStored(recordOf(row, was, after), context);
    if (base !== null) references.add(hashOfReference(base.cells.reference));
    return { row, was, state: after, base };
  });
  references.delete(0);
  const sharing = index
    .rowsWith('references', references)
    .filter((row) => !own.has(row))
    .map((row): Moving => {
      const was = found(reader.find(row), row);
      return { row, was, state: was, base: checkStored(was, context) };
    });
  const all = withTwins([...first, ...sharing]);
  const checked = all.flatMap(({ base }) => (base === null ? [] : [base]));
  const known = await checkPast(checked, past);
  const byRow = new Map(known.map((row) => [row.row, row]));
  return all.map((each) => ({ ...each, base: byRow.get(each.row) ?? null }));
};

/** The record to check; a row that is not there yet has no cells of its own. */
const recordOf = (row: number, was: StoredRow | null, { edits }: RowState) =>
  was === null
    ? { row, line: ADDED_LINE, own: NO_CELLS, fileIssues: [], edits }
    : { ...was, edits };

const found = (stored: StoredRow | null, row: number): StoredRow => {
  if (stored === null) throw new Error(`row ${row} is not in the store`);
  return stored;
};

/** Rows that share a reference are stopped first: the past is not asked about what cannot be paid. */
const withTwins = (moving: readonly Moving[]): readonly Moving[] => {
  const places = moving
    .filter(counts)
    .sort((a, b) => a.row - b.row)
    .flatMap(({ row, base }) =>
      base === null || base.cells.reference === ''
        ? []
        : [{ reference: base.cells.reference, row, line: base.line }],
    );
  const twins = confirmReferences(places);
  return moving.map((each) => ({
    ...each,
    base: each.base && withTwin(each.base, twins.get(each.row)),
  }));
};

interface Settled extends Moving {
  /** The row with everything that others say about it. */
  readonly next: Row | null;
}

const counts = ({ state }: Moving): boolean => state !== null && state.excluded === null;

/** Adds what rows say of each other; brings in the rows that share an account with what these were or become. */
const acrossRows = (
  { db, index, past }: PatchNeeds,
  draft: Draft,
  moving: readonly Moving[],
): readonly Settled[] => {
  const accounts = new Set(moving.map(({ row }) => index.at('accounts', row)));
  const settled = new Map<number, Settled>();
  for (const each of moving) {
    const { base: next } = each;
    settled.set(each.row, { ...each, next });
    if (next === null || !counts(each)) index.clear(each.row);
    else index.set(each.row, { reference: next.cells.reference, content: next.content });
    accounts.add(index.at('accounts', each.row));
  }
  accounts.delete(0);
  const reader = makeRowReader(db, draft);
  const contents: RowContent[] = [];
  for (const row of index.rowsWith('accounts', accounts)) {
    if (!settled.has(row)) {
      const stored = found(reader.find(row), row);
      if (stored.checked.content === null) continue;
      settled.set(row, beside(stored, past.accounts));
    }
    const content = settled.get(row)?.next?.content ?? null;
    if (content !== null) contents.push([row, content]);
  }
  for (const [row, findings] of confirmRepeats(contents)) {
    const each = settled.get(row);
    if (!each?.next) continue;
    const { next } = each;
    const more = findings.map((finding) => issueOf(finding, next));
    settled.set(row, { ...each, next: more.reduce(withIssue, next) });
  }
  return [...settled.values()].map((each) => ({
    ...each,
    next: each.next && keepingExcuses(withStanding(each, each.next), each.state?.excuses ?? null),
  }));
};

const LOOK_ALIKES: ReadonlySet<string> = new Set([LOOK_ALIKE, 'address-look-alike-chance']);

/**
 * Accounts of a file that look alike are found by looking at all of it. What that found of a row stands as long as the
 * row pays where it did.
 */
const withStanding = ({ was, state }: Moving, next: Row): Row => {
  if (was === null || was.excluded !== null || state?.excluded !== null) return next;
  if (PLACE_FIELDS.some((field) => was.checked.cells[field] !== next.cells[field])) return next;
  const known = new Set(next.issues.map(({ message }) => message));
  return was.checked.issues
    .filter(({ rule, message }) => LOOK_ALIKES.has(rule) && !known.has(message))
    .map((issue) => excused(issue, null))
    .reduce(withIssue, next);
};

/** A row that did not change itself, without what others said of it; it pays, or would once it is excused. */
const beside = (was: StoredRow, accounts: KnownAccounts): Settled => {
  const base = withoutIssues(was.checked, accounts, ({ rule }) => ACROSS_ROWS.has(rule));
  return { row: was.row, was, state: was, base, next: base };
};

const writeRow = (
  rows: ReturnType<typeof writeRows> & { readonly insert: ReturnType<typeof insertRows> },
  { n, file }: Draft,
  { row, was, state, next }: Settled,
): void => {
  const id = rowId(n, row);
  if (next === null || state === null) {
    rows.remove(id);
    return;
  }
  if (was === null) rows.insert(n, { row: next, raw: file.header.map(() => ''), fileIssues: [] });
  if (state !== was) rows.setState(id, state);
  rows.update(id, next, state.excluded !== null);
};
