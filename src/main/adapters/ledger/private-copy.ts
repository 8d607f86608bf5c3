/**
 * A ledger file read without touching it: in place when nobody can be writing it, otherwise as a copy of its own.
 * Never for a file this process has open: on POSIX, closing any handle to it would drop the lock that keeps others
 * out. An open ledger is copied by its owner (see `snapshotTo`).
 */
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { err, ok, type Result } from '#core/result.ts';
import { query } from '../cells.ts';
import { problemOf, type LedgerProblem } from './problem.ts';
import { SCHEMA_VERSION, schemaVersionOf } from './schema.ts';
import { loadSqlite } from './sqlite.ts';

/** An open file to read, and what ends its use. */
export interface Readable {
  readonly db: DatabaseSync;
  /** Closes it and removes what was made for it. */
  readonly close: () => void;
}

/** Size and time of last change of file and log; anything written in between shows here. */
const stampOf = (file: string): string =>
  [file, `${file}-wal`]
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? '-' : `${stat.size} ${stat.mtimeMs} ${stat.ino}`;
    })
    .join(' ');

const hasLog = (file: string): boolean =>
  (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** A folder of this process's own for copies. */
export const privateFolder = (): string => mkdtempSync(join(tmpdir(), 'purser-copy-'));

/** Copies a ledger and its log as they are now into `folder`; answers whether nothing was written meanwhile. */
export const copyOnce = (
  file: string,
  folder: string,
  to = join(folder, 'ledger.sqlite'),
): boolean => {
  const before = stampOf(file);
  rmSync(`${to}-wal`, { force: true });
  copyFileSync(file, to, constants.COPYFILE_FICLONE);
  if (hasLog(file)) copyFileSync(`${file}-wal`, `${to}-wal`, constants.COPYFILE_FICLONE);
  return stampOf(file) === before;
};

/** How often a copy is taken again when its owner wrote meanwhile. */
const TRIES = 20;

const copyQuietly = (file: string, folder: string): void => {
  for (let attempt = 1; attempt < TRIES; attempt += 1) if (copyOnce(file, folder)) return;
  copyOnce(file, folder);
};

/** Copies any other SQLite store beside a copied ledger; answers the copy's path, which is empty where that fails. */
export const copyStore = (file: string, folder: string): string => {
  const to = join(folder, basename(file));
  try {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      if (!existsSync(file)) break;
      if (copyOnce(file, folder, to)) return to;
    }
  } catch {
    // Drafts are a convenience here: without them the ledger is still worth showing.
  }
  rmSync(to, { force: true });
  rmSync(`${to}-wal`, { force: true });
  return to;
};

/** Opens a file that this process has not open. Errors: it is not there, is no ledger, or is a newer Purser's. */
export const openReadable = (file: string): Result<Readable, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  if (!existsSync(file)) return err({ kind: 'failed', detail: `There is no file ${file}.` });
  let folder: string | null = null;
  let db: DatabaseSync | null = null;
  const close = (): void => {
    db?.close();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (hasLog(file)) {
      folder = privateFolder();
      copyQuietly(file, folder);
      db = new sqlite.value.DatabaseSync(join(folder, 'ledger.sqlite'));
    } else {
      const url = pathToFileURL(file);
      url.searchParams.set('immutable', '1');
      db = new sqlite.value.DatabaseSync(url, { readOnly: true });
    }
    const strange = strangerProblem(db, file);
    if (strange !== null) {
      close();
      return err(strange);
    }
    return ok({ db, close });
  } catch (error) {
    close();
    return err(problemOf(error, file));
  }
};

const strangerProblem = (db: DatabaseSync, file: string): LedgerProblem | null => {
  const version = schemaVersionOf(db);
  if (version > SCHEMA_VERSION) {
    const detail = `The ledger ${file} was written by a newer Purser. Check it with that version or later.`;
    return { kind: 'newer', detail };
  }
  const journal = query(db, `SELECT 1 FROM sqlite_master WHERE name = 'journal'`).first();
  if (version > 0 && journal !== null) return null;
  return { kind: 'failed', detail: `The file ${file} is not a ledger of Purser.` };
};
