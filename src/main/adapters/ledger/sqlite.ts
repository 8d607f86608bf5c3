/**
 * The one place that loads node:sqlite, opens files with the settings a store of money needs, and reads them back.
 */
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import type * as Sqlite from 'node:sqlite';
import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#core/result.ts';
import { query, text } from '../cells.ts';
import type { LedgerProblem } from './problem.ts';

/** The first release without the write-ahead-log reset fault (https://sqlite.org/wal.html#walresetbug). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Before the first access to the log: with the lock exclusive from the start there is no shared memory file. */
const BEFORE_ACCESS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA trusted_schema = OFF;
  PRAGMA cell_size_check = ON;
  PRAGMA foreign_keys = ON;`;

/** Pages in the log after which a commit copies them into the file: some tens of milliseconds, seldom. */
export const AUTO_CHECKPOINT = 4_000;

/** What undoes a statement within a transaction is kept in memory: it is of no use after a crash. */
const JOURNALING = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA fullfsync = ON;
  PRAGMA checkpoint_fullfsync = ON;
  PRAGMA wal_autocheckpoint = ${AUTO_CHECKPOINT};
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -32000;`;

/** Start-up self-test: whether this runtime brings SQLite, and one that is new enough. */
export const loadSqlite = (): Result<typeof Sqlite, LedgerProblem> => {
  const sqlite: typeof Sqlite | undefined = process.getBuiltinModule('node:sqlite');
  if (sqlite === undefined) {
    const detail =
      'This runtime has no node:sqlite. Install Purser again, or run it with Node 24 or later.';
    return err({ kind: 'no-sqlite', detail });
  }
  const probe = new sqlite.DatabaseSync(':memory:');
  const version = text(query(probe, 'SELECT sqlite_version()').first()?.[0]);
  probe.close();
  if (isOlder(version)) {
    const detail = `SQLite ${version} may corrupt a ledger; ${OLDEST_SQLITE.join('.')} or later is needed.`;
    return err({ kind: 'no-sqlite', detail });
  }
  return ok(sqlite);
};

const isOlder = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  for (const [place, least] of OLDEST_SQLITE.entries()) {
    const part = parts[place] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
};

const SYNCED =
  /^(OneDrive( - .+)?|Dropbox( \(.+\))?|iCloud ?Drive|Mobile Documents|Google ?Drive)$/i;

/** Refuses places another program or computer may change behind our back. */
export const localProblem = (file: string): LedgerProblem | null => {
  const network = file.startsWith('\\\\') || file.startsWith('//');
  const synced = file.split(/[\\/]/).find((part) => SYNCED.test(part));
  if (isAbsolute(file) && !network && synced === undefined) return null;
  const why = network ? 'is on the network' : `is inside ${synced ?? 'a relative folder'}`;
  const detail = `The ledger ${file} ${why}. Choose a folder on this computer that nothing synchronises.`;
  return { kind: 'not-local', detail };
};

/**
 * Makes the file if it is not there, readable by its owner only. An existing file is not opened here:
 * on POSIX, closing any handle to a file drops every lock this process has on it, SQLite's included.
 */
export const createPrivately = (file: string): void => {
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  chmodSync(file, 0o600);
};

/** Makes the names in a folder survive a power cut. */
export const syncFolder = (folder: string): void => {
  // Windows does not open folders, and NTFS logs the names itself.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Makes a folder whose name survives a power cut: SQLite syncs the names inside the ledger's folder, and nobody but us
 * the name of that folder in the one above. Synced at every opening, because the life that made it may have been cut short.
 */
const makeFolder = (folder: string): void => {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 }) ?? folder;
  for (let inside = folder; ; inside = dirname(inside)) {
    syncFolder(dirname(inside));
    if (inside === made || inside === dirname(inside)) return;
  }
};

/** Opens a file readable by its owner only, alone and durable. Throws what SQLite throws. */
export const openAlone = (sqlite: typeof Sqlite, file: string, busyMs: number): DatabaseSync => {
  makeFolder(dirname(file));
  createPrivately(file);
  const db = new sqlite.DatabaseSync(file, { timeout: busyMs });
  try {
    db.exec(BEFORE_ACCESS);
    db.exec(JOURNALING);
    // The lock is taken by the first transaction, not by the pragmas.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

/** Reads the settings back, after a write: one build drops to a weaker one there without a word. */
export const durabilityProblem = (db: DatabaseSync): LedgerProblem | null => {
  const read = (name: string): unknown =>
    Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  const found = {
    synchronous: read('synchronous'),
    journal_mode: read('journal_mode'),
    locking_mode: read('locking_mode'),
    foreign_keys: read('foreign_keys'),
  };
  const durable =
    (found.synchronous === 2 || found.synchronous === 3) &&
    found.journal_mode === 'wal' &&
    found.locking_mode === 'exclusive' &&
    found.foreign_keys === 1;
  if (durable) return null;
  const detail = `SQLite did not take the settings that survive a power cut: ${JSON.stringify(found)}.`;
  return { kind: 'not-durable', detail };
};
