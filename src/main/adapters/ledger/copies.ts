/**
 * A ledger to look at only: a private copy of a file that another process writes or that is damaged, opened as a
 * ledger of its own and deleted when it is closed. Nothing that happens to it reaches the original.
 */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#main/ports/host.ts';
import { err, ok, type Result } from '#core/result.ts';
import { int, query, text } from '../cells.ts';
import { makeAppender, type Head } from './append.ts';
import { GENESIS } from './chain.ts';
import { makeLedger, type OpenLedger } from './ledger.ts';
import { copyOnce, privateFolder } from './private-copy.ts';
import { problemOf, type LedgerProblem } from './problem.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './schema.ts';
import { loadSqlite, openAlone } from './sqlite.ts';
import { verifyChain } from './verify.ts';

export interface CopiedLedger {
  readonly ledger: OpenLedger;
  /** When the copy was taken, ms since 1970. */
  readonly copiedAt: number;
  /** The folder of the copy, for what belongs beside it; removed by `close`. */
  readonly folder: string;
  readonly close: () => void;
}

const TRIES = 12;
const PAUSE_MS = 150;
/** A copy of a file that is being written is believed when its last entries are whole. */
const CHECKED = 2_000;

/** The last entry of a journal as stored, unchecked. */
export const storedHead = (db: DatabaseSync): Head => {
  const row = query(db, 'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').first();
  return row === null ? { seq: 0, hash: GENESIS } : { seq: int(row[0]), hash: text(row[1]) };
};

const checkTail = (db: DatabaseSync): LedgerProblem | null => {
  const { seq } = storedHead(db);
  const row = query(db, 'SELECT seq, hash FROM journal WHERE seq = ?').first(seq - CHECKED);
  const from = row === null ? { seq: 0, hash: GENESIS } : { seq: int(row[0]), hash: text(row[1]) };
  const checked = verifyChain(db, from);
  return checked.ok ? null : checked.error;
};

const openIn = (file: string, clock: Clock, check: boolean): Result<OpenLedger, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  let db: DatabaseSync | null = null;
  try {
    db = openAlone(sqlite.value, file, 0);
    if (schemaVersionOf(db) > SCHEMA_VERSION) {
      db.close();
      const detail = 'This ledger was written by a newer Purser. Install that version or later.';
      return err({ kind: 'newer', detail });
    }
    migrate(db);
    const wrong = check ? checkTail(db) : null;
    if (wrong !== null) {
      db.close();
      return err(wrong);
    }
    return ok(makeLedger(file, db, makeAppender(db, clock, storedHead(db))));
  } catch (error) {
    db?.close();
    return err(problemOf(error, file));
  }
};

const wrap = (ledger: OpenLedger, folder: string, clock: Clock): CopiedLedger => ({
  ledger,
  copiedAt: Math.trunc(clock.now()),
  folder,
  close: () => {
    ledger.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

/** An empty ledger in a folder of its own: where nothing of a file can be read, or there is none. */
const blank = (clock: Clock): Result<CopiedLedger, LedgerProblem> => {
  const folder = privateFolder();
  const opened = openIn(join(folder, 'ledger.sqlite'), clock, false);
  return opened.ok ? ok(wrap(opened.value, folder, clock)) : opened;
};

/** Copies a ledger that another process is writing, until the copy is whole. */
export const copyWhileWritten = async (
  file: string,
  clock: Clock,
): Promise<Result<CopiedLedger, LedgerProblem>> => {
  if (!existsSync(file)) return blank(clock);
  let problem: LedgerProblem = { kind: 'failed', detail: 'The ledger could not be copied.' };
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const folder = privateFolder();
    try {
      const still = copyOnce(file, folder);
      const opened = openIn(join(folder, 'ledger.sqlite'), clock, true);
      if (opened.ok && still) return ok(wrap(opened.value, folder, clock));
      // Written meanwhile: the check passed, but only of what it looked at.
      if (opened.ok) opened.value.close();
      else problem = opened.error;
    } catch (error) {
      problem = problemOf(error, file);
    }
    rmSync(folder, { recursive: true, force: true });
    if (problem.kind === 'newer') break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return err(problem);
};

/** Copies a damaged ledger as far as it goes; an empty one where nothing of it can be read. */
export const copyDamaged = (file: string, clock: Clock): Result<CopiedLedger, LedgerProblem> => {
  const folder = privateFolder();
  try {
    copyOnce(file, folder);
    const opened = openIn(join(folder, 'ledger.sqlite'), clock, false);
    if (opened.ok) return ok(wrap(opened.value, folder, clock));
  } catch {
    // What cannot even be copied is shown as nothing.
  }
  rmSync(folder, { recursive: true, force: true });
  return blank(clock);
};
