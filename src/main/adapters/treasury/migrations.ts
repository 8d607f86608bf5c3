/** How an older treasury file becomes a newer one: forward only, all that is missing in one transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { int, query } from '../cells.ts';
import { ADDRESSES } from './migrations/addresses.ts';
import { CALLBACKS } from './migrations/callbacks.ts';
import { INVOICES } from './migrations/invoices.ts';
import { READINGS } from './migrations/readings.ts';

/** Migration k brings a file from version k to k + 1. Once released, one is never changed and never moved. */
const MIGRATIONS: readonly string[] = [ADDRESSES, CALLBACKS, INVOICES, READINGS];

/** The schema this program writes; a file of a newer one is refused. */
export const TREASURY_VERSION = MIGRATIONS.length;

/** The schema version a file carries: 0 for a new one. */
export const versionOf = (db: DatabaseSync): number =>
  int(query(db, 'PRAGMA user_version').first()?.[0]);

/** Brings the file to {@link TREASURY_VERSION}, or leaves it as it was when that fails. */
export const migrate = (db: DatabaseSync): void => {
  const version = versionOf(db);
  if (version >= TREASURY_VERSION) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
    db.exec(`PRAGMA user_version = ${TREASURY_VERSION}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
};
