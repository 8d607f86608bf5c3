/** The copies of the stores that go into a backup or come out of one: what they say, and whether they are whole. */
import type { DatabaseSync } from 'node:sqlite';
import { OPEN_RUNS } from '#core/audit/entry.ts';
import { FINAL_STATES } from '#core/payout/state.ts';
import type { LedgerFacts } from '#main/ports/backup.ts';
import { int, query } from '../cells.ts';
import { pageFault } from '../page-fault.ts';
import { storedHead } from '../ledger/copies.ts';
import { GENESIS } from '../ledger/chain.ts';
import { migrate, schemaVersionOf } from '../ledger/schema.ts';
import { loadSqlite, openAlone } from '../ledger/sqlite.ts';
import { openReadable } from '../ledger/private-copy.ts';
import { verifyAtOpen, verifyChain, WHOLE_AT_MOST } from '../ledger/verify.ts';
import { damaged, Trouble } from './trouble.ts';

const sqliteHere = () => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) throw new Trouble('failed', sqlite.error.detail);
  return sqlite.value;
};

/** A copy, read as it lies; nothing of it changes. */
const reading = <T>(file: string, read: (db: DatabaseSync) => T): T => {
  const opened = openReadable(file);
  if (!opened.ok) {
    const { kind, detail } = opened.error;
    throw new Trouble(kind === 'newer' ? 'newer' : 'damaged', detail);
  }
  try {
    return read(opened.value.db);
  } finally {
    opened.value.close();
  }
};

const marksFor = (words: readonly string[]): string => words.map(() => '?').join(', ');

const factsIn = (db: DatabaseSync): LedgerFacts => {
  const count = (sql: string, ...values: readonly string[]): number =>
    int(query(db, sql).first(...values)?.[0]);
  const head = storedHead(db);
  const last = query(db, 'SELECT at FROM journal WHERE seq = ?').first(head.seq);
  return {
    schema: schemaVersionOf(db),
    head,
    headAt: last === null ? null : int(last[0]),
    batches: count('SELECT count(*) FROM batch'),
    payouts: count('SELECT count(*) FROM payout'),
    openRuns: count(
      `SELECT count(*) FROM batch WHERE run IN (${marksFor(OPEN_RUNS)})`,
      ...OPEN_RUNS,
    ),
    openPayouts: count(
      `SELECT count(*) FROM payout WHERE state NOT IN (${marksFor(FINAL_STATES)})`,
      ...FINAL_STATES,
    ),
  };
};

const checkPages = (db: DatabaseSync, what: string): void => {
  const fault = pageFault(db);
  if (fault !== null) throw damaged(`${what}: ${fault}`);
};

/** The facts of a ledger whose every page and hash was read. */
export const checkedFacts = (file: string): LedgerFacts =>
  reading(file, (db) => {
    checkPages(db, 'the ledger');
    const chain = verifyChain(db, { seq: 0, hash: GENESIS });
    if (!chain.ok) throw damaged(chain.error.detail);
    return factsIn(db);
  });

/** Any other store: its pages. */
export const checkStore = (file: string, what: string): void => {
  const { DatabaseSync } = sqliteHere();
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    checkPages(db, what);
  } finally {
    db.close();
  }
};

/** Copies a store that other connections of this process have open, as it is now. */
export const copyOpenStore = (file: string, to: string): void => {
  const { DatabaseSync } = sqliteHere();
  const db = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
};

/**
 * Brings a ledger that came out of a backup to this program's tables and checks it as a start does: chain, tables
 * against journal, pages. The file is nobody's yet.
 */
export const readyLedger = (file: string): void => {
  const db = openAlone(sqliteHere(), file, 0);
  try {
    migrate(db);
    const checked = verifyAtOpen(db, file, WHOLE_AT_MOST);
    if (!checked.ok) throw damaged(checked.error.detail);
  } finally {
    db.close();
  }
};
