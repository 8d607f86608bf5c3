/** Opening the treasury file: alone, durable, whole, of this program's schema, or not at all. */
import { existsSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#core/result.ts';
import { pageFault } from '../page-fault.ts';
import { copyStore, privateFolder } from '../ledger/private-copy.ts';
import { problemOf } from '../ledger/problem.ts';
import { durabilityProblem, loadSqlite, openAlone } from '../ledger/sqlite.ts';
import { migrate, TREASURY_VERSION, versionOf } from './migrations.ts';

export interface OpenStore {
  readonly db: DatabaseSync;
  readonly close: () => void;
}

/** Up to this size the whole file is checked at opening, bytes; a larger one is checked where it is read. */
const CHECKED_AT_MOST = 64 * 1024 * 1024;

/** What one may do about a file that cannot be used; the ledger and all payouts are elsewhere. */
const WAY_OUT =
  'Payouts are not affected: they are kept in the ledger. Keep the file, and start Purser again once it is repaired ' +
  'or moved away; a new one is made then.';

/** What went wrong with the file, in words for people. */
export const troubleWith = (error: unknown, file: string): string => {
  const words = error instanceof Error ? error.message : String(error);
  switch (problemOf(error, file).kind) {
    case 'in-use':
      return `Another Purser has the treasury file ${file} open. Close it first.`;
    case 'damaged':
      return `The treasury file ${file} is damaged (${words}). ${WAY_OUT}`;
    default:
      return `The treasury file ${file} cannot be used (${words}). ${WAY_OUT}`;
  }
};

const problemWithin = (db: DatabaseSync, file: string): string | null => {
  if (versionOf(db) > TREASURY_VERSION) {
    return `The treasury file ${file} was written by a newer Purser. Install that version or later; payouts are not affected.`;
  }
  if (statSync(file).size <= CHECKED_AT_MOST) {
    const found = pageFault(db);
    if (found !== null) return `The treasury file ${file} is damaged (${found}). ${WAY_OUT}`;
  }
  migrate(db);
  return durabilityProblem(db)?.detail ?? null;
};

/** Opens or makes the file. Errors: words for people; payouts go on without it. */
export const openStore = (file: string): Result<OpenStore, string> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return err(sqlite.error.detail);
  let db: DatabaseSync | null = null;
  try {
    db = openAlone(sqlite.value, file, 0);
    const problem = problemWithin(db, file);
    if (problem === null) return ok({ db, close: () => db?.close() });
    db.close();
    return err(problem);
  } catch (error) {
    db?.close();
    return err(troubleWith(error, file));
  }
};

/** Opens a copy of a file another process writes; the copy is deleted when it is closed. */
export const openCopy = (file: string): Result<OpenStore, string> => {
  const folder = privateFolder();
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const copy = copyStore(file, folder);
  if (existsSync(file) && !existsSync(copy)) {
    remove();
    return err(
      `The treasury file ${file} is being written by another Purser and could not be copied just now.`,
    );
  }
  const opened = openStore(copy);
  if (!opened.ok) {
    remove();
    return opened;
  }
  const { db, close } = opened.value;
  return ok({
    db,
    close: () => {
      close();
      remove();
    },
  });
};
