/**
 * The drafts of the writing thread: what is in memory is what the file holds, and every change is told.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { IntakeBatch } from '#main/ports/intake.ts';
import type { MainCalls } from './calls.ts';
import { readDrafts, writeDrafts, type Draft, type DraftFile } from './draft.ts';
import type { Caller } from './link.ts';
import { inPiece, inTransaction } from './store.ts';

export interface Drafts {
  all(): readonly Draft[];
  find(id: string): Draft | null;
  add(batch: IntakeBatch, file: DraftFile): Draft;
  /** Stores a changed draft, with `also` in the same transaction, and tells of it. */
  save(draft: Draft, also?: () => void): Draft;
  /** As save, without waiting for the disk: for what a start after a crash would say as well. */
  saveSoon(draft: Draft): Draft;
  /** Tells how far a reading is, without storing it. */
  show(draft: Draft): Draft;
  /** Takes effect at once, also while the batch is being read. */
  rename(draft: Draft, name: string): Draft;
  remove(draft: Draft): void;
}

export const makeDrafts = (db: DatabaseSync, main: Caller<MainCalls>): Drafts => {
  const table = writeDrafts(db);
  const drafts = new Map(
    readDrafts(db)
      .all()
      .map((draft) => [draft.batch.id, draft]),
  );
  /** A work that began before a rename must not bring the old name back. */
  const named = (draft: Draft): Draft => {
    const name = drafts.get(draft.batch.id)?.batch.name ?? draft.batch.name;
    return { ...draft, batch: { ...draft.batch, name } };
  };
  const show = (changed: Draft): Draft => {
    const draft = named(changed);
    drafts.set(draft.batch.id, draft);
    // Whoever fails to hear of a change must not end the thread that owns the drafts.
    main.call('changed', draft.batch).catch(() => undefined);
    return draft;
  };
  const save = (draft: Draft, also?: () => void): Draft => {
    inTransaction(db, () => {
      also?.();
      table.save(named(draft));
    });
    return show(draft);
  };
  const saveSoon = (draft: Draft): Draft => {
    inPiece(db, () => table.save(named(draft)));
    return show(draft);
  };
  return {
    all: () => [...drafts.values()],
    find: (id) => drafts.get(id) ?? null,
    add: (batch, file) => show(table.add(batch, file)),
    save,
    saveSoon,
    show,
    rename: (draft, name) => {
      const renamed = { ...draft, batch: { ...draft.batch, name } };
      drafts.set(draft.batch.id, renamed);
      return save(renamed);
    },
    remove: (draft) => {
      table.remove(draft);
      drafts.delete(draft.batch.id);
    },
  };
};
