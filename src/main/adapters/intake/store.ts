/**
 * The file that holds drafts: one row a batch, one a record, raw cells kept verbatim for the result file.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { int, query } from '../cells.ts';
import { loadSqlite } from '../ledger/sqlite.ts';

/** Row ids are `batch.n × ROWS_PER_BATCH + row`: a batch is one range of the table and needs no index of its own. */
export const ROWS_PER_BATCH = 1_048_576;

/** How a row counts now; an excluded row keeps its status beside. */
export const SHOWN = { ready: 0, warning: 1, error: 2, excluded: 3 } as const;

const SCHEMA = `
  CREATE TABLE batch (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL,      -- the IntakeBatch as JSON, units as text
    file TEXT NOT NULL          -- how its file is read, as JSON
  ) STRICT;
  CREATE TABLE row (
    id INTEGER PRIMARY KEY,
    line INTEGER NOT NULL,
    raw TEXT NOT NULL,          -- JSON array of every cell as in the file
    file_issues TEXT,           -- what only the file as a whole shows, JSON
    status INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    excluded TEXT,              -- the reason, or null
    issues TEXT,                -- JSON, or null when there are none
    amount TEXT,
    unit TEXT,
    currency_id INTEGER,        -- null with all that follow while nothing would be paid
    code TEXT,
    network TEXT,
    address TEXT,
    tag TEXT,
    units TEXT,
    decimals INTEGER,
    rate TEXT
  ) STRICT;
  CREATE INDEX row_shown ON row(shown) WHERE shown <> 0;
  PRAGMA user_version = 1;`;

/** What each version adds to the one before; a new store goes through all of them. */
const MIGRATIONS: readonly string[] = [
  SCHEMA,
  `CREATE TABLE mapping (
    signature TEXT PRIMARY KEY, -- names the layout of columns
    answer TEXT NOT NULL        -- what its columns were said to mean, JSON
  ) STRICT;
  PRAGMA user_version = 2;`,
  `ALTER TABLE row ADD COLUMN edits TEXT; -- cells changed in Purser, JSON by field; null when none
  ALTER TABLE row ADD COLUMN excuses TEXT; -- who lets which repeat pass, JSON by finding; null when none
  CREATE TABLE snapshot (
    n INTEGER PRIMARY KEY,      -- the batch whose rows were last checked against it
    body TEXT NOT NULL
  ) STRICT;
  CREATE TABLE change (
    n INTEGER NOT NULL,
    seq INTEGER NOT NULL,       -- from 1 within the batch, in the order things were done
    at INTEGER NOT NULL,
    by TEXT,                    -- null when Purser itself did it
    what TEXT NOT NULL,         -- JSON
    rows INTEGER NOT NULL,
    state INTEGER NOT NULL,     -- 0 in force, 1 undone and may be done again, 2 undone for good
    PRIMARY KEY (n, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE change_row (
    n INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    row INTEGER NOT NULL,
    before TEXT NOT NULL,       -- JSON of edits, exclusion and excuses, or null where the row was not there
    after TEXT NOT NULL,
    PRIMARY KEY (n, seq, row)
  ) STRICT, WITHOUT ROWID;
  PRAGMA user_version = 3;`,
  `ALTER TABLE row ADD COLUMN tie TEXT; -- with which rows or runs its amount is tied, JSON; null when with none
  CREATE INDEX row_tied ON row(id) WHERE tie IS NOT NULL;
  PRAGMA user_version = 4;`,
];

const VERSION = MIGRATIONS.length;

/** Opens or makes the store, readable by its owner only. Throws words for people. */
export const openStore = (file: string, readOnly: boolean): DatabaseSync => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) throw new Error(sqlite.error.detail);
  if (!readOnly) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
    chmodSync(file, 0o600);
  }
  const db = new sqlite.value.DatabaseSync(file, { readOnly, timeout: 5_000 });
  // Only who reads looks at many pages again; who writes adds to the end, and changes few.
  db.exec(`PRAGMA trusted_schema = OFF; PRAGMA cache_size = ${readOnly ? -16_000 : -4_000};`);
  if (readOnly) return db;
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON;
    PRAGMA wal_autocheckpoint = 1000;`);
  const version = int(query(db, 'PRAGMA user_version').first()?.[0]);
  if (version > VERSION) {
    throw new Error(
      `The drafts in ${file} were written by a newer Purser. Install that version or later.`,
    );
  }
  for (const migration of MIGRATIONS.slice(version)) inTransaction(db, () => db.exec(migration));
  return db;
};

/** Runs one transaction; nothing of it stays when it throws. */
export const inTransaction = (db: DatabaseSync, write: () => void): void => {
  db.exec('BEGIN IMMEDIATE');
  try {
    write();
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};

/**
 * Runs one transaction of many that only count once a later one of {@link inTransaction} is durable: that
 * one syncs the whole log, theirs included, so a batch said to be ready has all of its rows on the disk.
 */
export const inPiece = (db: DatabaseSync, write: () => void): void => {
  db.exec('PRAGMA synchronous = NORMAL');
  try {
    inTransaction(db, write);
  } finally {
    db.exec('PRAGMA synchronous = FULL');
  }
};
