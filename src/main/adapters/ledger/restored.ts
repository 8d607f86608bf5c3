/**
 * The note inside a ledger file that was put in place from a backup: until a person has walked the way out, it opens
 * locked, whatever any keychain holds. It is no entry: a ledger that was put back keeps its chain as it was.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { RestoredNote } from '#main/ports/standing.ts';
import { query, text } from '../cells.ts';
import type { Appender } from './append.ts';
import { loadSqlite, openAlone } from './sqlite.ts';

const KEY = 'restored';

const isNote = (value: unknown): value is RestoredNote =>
  typeof value === 'object' &&
  value !== null &&
  'at' in value &&
  typeof value.at === 'number' &&
  'by' in value &&
  typeof value.by === 'string' &&
  'madeAt' in value &&
  (value.madeAt === null || typeof value.madeAt === 'number');

/** A note that cannot be read still locks: who wrote it is unknown then. */
const UNREADABLE: RestoredNote = { at: 0, by: '', madeAt: null };

const noteFrom = (stored: string): RestoredNote => {
  try {
    const value: unknown = JSON.parse(stored);
    return isNote(value) ? value : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
};

/** Null in a ledger that was never put back, or was unlocked since. */
export const restoredNote = (db: DatabaseSync): RestoredNote | null => {
  const found = query(db, 'SELECT value FROM meta WHERE key = ?').first(KEY);
  return found === null ? null : noteFrom(text(found[0]));
};

/** Durable when it returns. For a file nobody has open. Throws what SQLite throws. */
export const markRestored = (file: string, note: RestoredNote): void => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) throw new Error(sqlite.error.detail);
  const db = openAlone(sqlite.value, file, 0);
  try {
    db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(KEY, JSON.stringify(note));
  } finally {
    db.close();
  }
};

/** The way out was walked to its end. */
export const clearRestored = (db: DatabaseSync, { transact }: Pick<Appender, 'transact'>): void =>
  transact(() => {
    db.prepare('DELETE FROM meta WHERE key = ?').run(KEY);
  });
