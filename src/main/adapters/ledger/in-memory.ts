/** A ledger that ends with its owner: the same tables, rules and chain as the file, in memory. */
import { ok, type Result } from '#core/result.ts';
import type { Clock } from '#main/ports/host.ts';
import { makeAppender } from './append.ts';
import { GENESIS } from './chain.ts';
import { makeLedger, type OpenLedger } from './ledger.ts';
import type { LedgerProblem } from './problem.ts';
import { migrate } from './schema.ts';
import { loadSqlite } from './sqlite.ts';

/** For rehearsals: nothing of it reaches a disk. */
export const openInMemory = (clock: Clock): Result<OpenLedger, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  const db = new sqlite.value.DatabaseSync(':memory:');
  db.exec('PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF');
  migrate(db);
  return ok(makeLedger(':memory:', db, makeAppender(db, clock, { seq: 0, hash: GENESIS })));
};
