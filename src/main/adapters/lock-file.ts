/**
 * A lock that ends with its process, however that ends: an SQLite file opened exclusively. Its existence means nothing,
 * only whether somebody has it open.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadSqlite } from './ledger/sqlite.ts';

/** Takes the lock and answers what gives it back; null when another process has it. */
export const takeLock = (file: string): (() => void) | null => {
  const sqlite = loadSqlite();
  // Without SQLite no ledger opens either, and that is said there.
  if (!sqlite.ok) return () => undefined;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const db = new sqlite.value.DatabaseSync(file, { timeout: 0 });
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return () => db.close();
  } catch {
    db.close();
    return null;
  }
};
