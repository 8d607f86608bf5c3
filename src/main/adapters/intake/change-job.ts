/**
 * One step on the rows of a draft: made into patches, applied a piece at a time, recorded, undone and done again.
 * A step that is stopped or fails half-way is taken back; after a crash what was done of it is in the journal.
 */
import type { DatabaseSync } from 'node:sqlite';
import { makeRowContext } from '#core/import/row-context.ts';
import { PLACE_FIELDS, type RowField } from '#core/import/row.ts';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { DraftEdit } from '#main/ports/draft-edit.ts';
import type { ChangeInput, MainCalls, StopFlag } from './calls.ts';
import { makeBreath } from '../breath.ts';
import { askPast } from './checks.ts';
import { readChanges, writeChanges, type ChangeHead, type RowPatch } from './change-log.ts';
import type { Draft } from './draft.ts';
import type { Drafts } from './drafts.ts';
import { patchesOf, wordsOf } from './edit-patches.ts';
import type { KnownAccounts } from './known-accounts.ts';
import type { Caller } from './link.ts';
import { patchRows, type PatchNeeds } from './patch-rows.ts';
import type { RowIndexes } from './row-indexes.ts';
import { loadSnapshot } from './snapshots.ts';
import { recheckDraft } from './recheck-job.ts';

export interface ChangeNeeds {
  readonly db: DatabaseSync;
  readonly drafts: Drafts;
  readonly main: Caller<MainCalls>;
  readonly accounts: KnownAccounts;
  readonly indexes: RowIndexes;
}

export type Changed = Result<Draft, string>;

const PIECE = 500;

const unknownRates = (): Changed =>
  err('The list of currencies is not known yet, so rows cannot be checked. Nothing was changed.');

/** Makes a step. Errors: words for people; nothing was changed then. */
export const changeDraft = async (
  needs: ChangeNeeds,
  draft: Draft,
  input: ChangeInput,
): Promise<Changed> => {
  const { db, main, drafts } = needs;
  const stored = loadSnapshot(db, draft.n);
  // Without a snapshot the batch is due to be checked as a whole, which happens before anything of it is planned.
  const isCurrent = stored !== null && [stored.id, null].includes(draft.batch.snapshotId);
  if (!isCurrent && input.snapshot === null) return unknownRates();
  const current =
    isCurrent || input.snapshot === null ? draft : await recheckDraft(needs, draft, input.snapshot);
  const snapshot = isCurrent ? stored : input.snapshot;
  if (snapshot === null) return unknownRates();
  const past = await askPast(draft.batch.id, { main, accounts: needs.accounts });
  const patching: PatchNeeds = {
    db,
    drafts,
    context: makeRowContext(snapshot, draft.file.decimalMark),
    index: needs.indexes.of(current),
    past,
  };
  const { edit, by, stop } = input;
  const head = { seq: readChanges(db, current).nextSeq(), at: past.now, by };
  const changed =
    edit.kind === 'undo' || edit.kind === 'redo'
      ? await stepBack(patching, current, edit.kind)
      : await step(patching, current, { edit, head: { ...head, what: wordsOf(edit) }, stop });
  if (!changed.ok || !movesAccounts(edit)) return changed;
  return ok(await compareAccounts(needs, changed.value, snapshot));
};

const PLACE: ReadonlySet<RowField> = new Set(PLACE_FIELDS);

/** Whether a deed may change which accounts are paid. */
const movesAccounts = (edit: DraftEdit): boolean => {
  if (edit.kind === 'cells') return edit.cells.some(({ field }) => PLACE.has(field));
  if (edit.kind === 'excuse') return false;
  // Rows that are paid as one pay the same account as before.
  if (edit.kind === 'minimum') return !['raise', 'merge'].includes(edit.way.kind);
  if (edit.kind === 'take') return edit.row === null;
  if (edit.kind === 'fix') return !['unit', 'amounts', 'references'].includes(edit.fix.kind);
  return true;
};

/** Rows of a batch up to which accounts are compared with each other at once. */
const COMPARED_AT_ONCE = 2_000;

/**
 * Accounts that look alike are found by looking at all of a batch. A small one is checked as a whole at once; a large
 * one loses its snapshot, so that it pays nothing and is checked as a whole before it is planned.
 */
const compareAccounts = async (
  needs: ChangeNeeds,
  draft: Draft,
  snapshot: CurrencySnapshot,
): Promise<Draft> => {
  const { batch } = draft;
  if (batch.rows <= COMPARED_AT_ONCE) return recheckDraft(needs, draft, snapshot);
  return needs.drafts.save({ ...draft, batch: { ...batch, snapshotId: null, snapshotAt: null } });
};

interface Step {
  readonly edit: Exclude<DraftEdit, { readonly kind: 'undo' | 'redo' }>;
  readonly head: ChangeHead;
  readonly stop: StopFlag;
}

const step = async (
  needs: PatchNeeds,
  draft: Draft,
  { edit, head, stop }: Step,
): Promise<Changed> => {
  const found = patchesOf({ db: needs.db, context: needs.context, who: head }, draft, edit);
  if (!found.ok) return found;
  const log = writeChanges(needs.db, draft.n);
  const { done } = draft.batch.changes;
  const breathe = makeBreath();
  const total = found.value.total;
  let current = draft;
  let rows = 0;
  for (const { patches, looked } of found.value.pieces) {
    if (Atomics.load(stop, 0) === 1) return takeBack(needs, current, rows);
    for (const piece of inPieces(patches)) {
      rows += piece.length;
      current = await patchRows(needs, current, {
        patches: piece,
        changes: { done: done + 1, undone: 0 },
        work: looked < total ? { done: looked, total } : null,
        record: () => log.add(head, piece),
      });
      await breathe();
    }
    if (patches.length === 0) await breathe();
  }
  if (rows === 0)
    return err(found.value.whyNone?.() ?? 'Nothing is different, so nothing was changed.');
  return ok(current.batch.work === null ? current : needs.drafts.show(atRest(current)));
};

const atRest = (draft: Draft): Draft => ({ ...draft, batch: { ...draft.batch, work: null } });

const takeBack = async (needs: PatchNeeds, draft: Draft, rows: number): Promise<Changed> => {
  const stopped = err('The change was stopped, and what it had changed was taken back.');
  if (rows === 0) return stopped;
  await stepBack(needs, draft, 'undo');
  return stopped;
};

function* inPieces(patches: readonly RowPatch[]): Generator<readonly RowPatch[]> {
  for (let at = 0; at < patches.length; at += PIECE) yield patches.slice(at, at + PIECE);
}

/** Takes back the last step in force, or does the first undone one again, row by row as it was recorded. */
const stepBack = async (
  needs: PatchNeeds,
  draft: Draft,
  kind: 'undo' | 'redo',
): Promise<Changed> => {
  const changes = readChanges(needs.db, draft);
  const seq = kind === 'undo' ? changes.lastDone() : changes.firstUndone();
  if (seq === null) return err(`There is nothing to ${kind}.`);
  const log = writeChanges(needs.db, draft.n);
  const { done, undone } = draft.batch.changes;
  const by = kind === 'undo' ? 1 : -1;
  const breathe = makeBreath();
  let current = draft;
  let last = 0;
  let piece = changes.patches(seq, last, PIECE);
  while (piece.length > 0) {
    last = piece.at(-1)?.row ?? last;
    const next = changes.patches(seq, last, PIECE);
    const isLast = next.length === 0;
    const patches = piece.map(({ row, before, after }) =>
      kind === 'undo' ? { row, before: after, after: before } : { row, before, after },
    );
    current = await patchRows(needs, current, {
      patches,
      changes: isLast ? { done: done - by, undone: undone + by } : { done, undone },
      record: () => {
        if (isLast) log.mark(seq, kind === 'undo' ? 'undone' : 'done');
      },
    });
    piece = next;
    await breathe();
  }
  return ok(current);
};
