/**
 * Whether a ledger file says what was written: the chain of hashes, and the tables against the journal.
 */
import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { emptyFold, foldEntry, type Folded } from '#core/audit/fold.ts';
import { err, ok, type Result } from '#core/result.ts';
import { headText, type Head } from './append.ts';
import { int, query, text, textOrNull, type Cells } from '../cells.ts';
import { pageFault } from '../page-fault.ts';
import { actorNamed, bodyFromText, GENESIS, linkHash } from './chain.ts';
import { differencesFrom } from './compare.ts';
import { problemOf, RESTORE, type LedgerProblem } from './problem.ts';
import { schemaVersionOf, SCHEMA_VERSION } from './schema.ts';
import { loadSqlite, openAlone } from './sqlite.ts';

/** Up to here the whole journal is read at every start; beyond, from the last checked entry on. */
export const WHOLE_AT_MOST = 200_000;

/** Of a longer journal a start reads at most so many of the last entries, so that it never takes long. */
const TAIL_AT_MOST = 20_000;

/** SQLite's own check reads every page, so at a start it runs on files up to this size only. */
const QUICK_CHECK_BYTES = 64 * 1024 * 1024;

const damaged = (what: string): LedgerProblem => ({
  kind: 'damaged',
  detail: `${what} ${RESTORE}`,
});

/** Walks the chain from a trusted entry to the end, adding each entry to `fold` when one is given. */
export const verifyChain = (
  db: DatabaseSync,
  from: Head,
  fold?: Folded,
): Result<Head, LedgerProblem> => {
  const rows = query(
    db,
    `SELECT seq, at, mono, boot_id, actor, kind, payload, prev_hash, hash FROM journal
     WHERE seq > ? ORDER BY seq`,
  );
  let head = from;
  for (const cells of rows.each(from.seq)) {
    const next = checkLink(head, cells);
    if (next === null) return err(damaged(`Entry ${head.seq + 1} of the ledger was changed.`));
    if (fold !== undefined) {
      const body = bodyFromText(text(cells[6]));
      const fits =
        body.kind === cells[5] && foldEntry(fold, actorNamed(textOrNull(cells[4])), body).ok;
      if (!fits)
        return err(damaged(`Entry ${next.seq} of the ledger contradicts the earlier ones.`));
    }
    head = next;
  }
  const stored = metaOf(db, 'head') ?? headText({ seq: 0, hash: GENESIS });
  if (stored !== headText(head)) return err(damaged('The end of the ledger is missing.'));
  return ok(head);
};

const checkLink = (head: Head, cells: Cells): Head | null => {
  const link = {
    seq: int(cells[0]),
    at: int(cells[1]),
    mono: int(cells[2]),
    bootId: text(cells[3]),
    actor: textOrNull(cells[4]),
    payload: text(cells[6]),
  };
  const hash = linkHash(head.hash, link);
  const follows = link.seq === head.seq + 1 && cells[7] === head.hash;
  return follows && cells[8] === hash ? { seq: link.seq, hash } : null;
};

const metaOf = (db: DatabaseSync, key: string): string | null => {
  const found = query(db, 'SELECT value FROM meta WHERE key = ?').first(key);
  return found === null ? null : text(found[0]);
};

const seqOf = (head: string | null): number => Number(head?.split(' ')[0] ?? '0');

/** The last entry a check has reached, if the journal still has it there, or where the tail begins. */
const checkpointOf = (db: DatabaseSync): Head => {
  const at = (seq: number): Head => {
    const row = query(db, 'SELECT hash FROM journal WHERE seq = ?').first(seq);
    return row === null ? { seq: 0, hash: GENESIS } : { seq, hash: text(row[0]) };
  };
  const stored = metaOf(db, 'verified');
  const checked = at(seqOf(stored));
  const known = headText(checked) === stored ? checked : { seq: 0, hash: GENESIS };
  const tail = seqOf(metaOf(db, 'head')) - TAIL_AT_MOST;
  return known.seq < tail ? at(tail) : known;
};

/**
 * The check of every start, bounded in time: the whole chain and all tables while the journal is short;
 * beyond {@link WHOLE_AT_MOST} entries what was added since the last check or the tail, the rest being for
 * `verifyLedger`.
 */
export const verifyAtOpen = (
  db: DatabaseSync,
  file: string,
  wholeAtMost: number,
): Result<Head, LedgerProblem> => {
  if (statSync(file).size <= QUICK_CHECK_BYTES) {
    const problem = pageProblem(db, 'quick_check');
    if (problem !== null) return err(problem);
  }
  const whole = seqOf(metaOf(db, 'head')) <= wholeAtMost;
  return whole ? verifyWhole(db) : verifyChain(db, checkpointOf(db));
};

/** The end of the chain as its entries say it, whatever the schema of the other tables; long ones from a checked entry on. */
export const chainHead = (db: DatabaseSync): Result<Head, LedgerProblem> => {
  const whole = seqOf(metaOf(db, 'head')) <= WHOLE_AT_MOST;
  return verifyChain(db, whole ? { seq: 0, hash: GENESIS } : checkpointOf(db));
};

const pageProblem = (db: DatabaseSync, check: 'quick_check' | 'integrity_check') => {
  const found = pageFault(db, check);
  return found === null ? null : damaged(`The ledger file is damaged (${found}).`);
};

const verifyWhole = (db: DatabaseSync): Result<Head, LedgerProblem> => {
  const fold = emptyFold();
  const head = verifyChain(db, { seq: 0, hash: GENESIS }, fold);
  if (!head.ok) return head;
  const [difference] = differencesFrom(db, fold);
  return difference === undefined ? head : err(damaged(`${difference}.`));
};

export interface Verified {
  readonly entries: number;
  /** Hash of the last entry, hex. */
  readonly head: string;
  readonly payouts: number;
  readonly batches: number;
}

/** Checks a whole file that nobody has open: every page, every hash, every table. Changes nothing in it. */
export const verifyLedger = (file: string): Result<Verified, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  if (!existsSync(file)) return err({ kind: 'failed', detail: `There is no ledger ${file}.` });
  try {
    const db = openAlone(sqlite.value, file, 0);
    try {
      return verifyOpened(db);
    } finally {
      db.close();
    }
  } catch (error) {
    return err(problemOf(error, file));
  }
};

const verifyOpened = (db: DatabaseSync): Result<Verified, LedgerProblem> => {
  const version = schemaVersionOf(db);
  if (version !== SCHEMA_VERSION) {
    const detail = `The file has schema ${version}; this Purser checks schema ${SCHEMA_VERSION}.`;
    return err({ kind: 'newer', detail });
  }
  const pages = pageProblem(db, 'integrity_check');
  if (pages !== null) return err(pages);
  const head = verifyWhole(db);
  if (!head.ok) return head;
  const count = (table: string): number =>
    int(query(db, `SELECT count(*) FROM ${table}`).first()?.[0]);
  return ok({
    entries: head.value.seq,
    head: head.value.hash,
    payouts: count('payout'),
    batches: count('batch'),
  });
};
