/**
 * Opening a ledger: alone, durable, checked, or not at all.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import type { Clock } from '#main/ports/host.ts';
import { err, ok, type Result } from '#core/result.ts';
import { headText, makeAppender, type Head } from './append.ts';
import { query } from '../cells.ts';
import { keepCopyBefore } from './before-migration.ts';
import { storedHead } from './copies.ts';
import { makeLedger, type OpenLedger } from './ledger.ts';
import { problemOf, type LedgerProblem } from './problem.ts';
import { restoredNote } from './restored.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './schema.ts';
import { durabilityProblem, loadSqlite, localProblem, openAlone } from './sqlite.ts';
import { verifyAtOpen, WHOLE_AT_MOST } from './verify.ts';

export interface LedgerOptions {
  /** Absolute path on a local disk; made with its folder when absent. */
  readonly file: string;
  readonly clock: Clock;
  /** The version of Purser, kept with the entry of every opening. */
  readonly version: string;
  /** How long to wait for another process to let go of the file, ms; 0 asks once. */
  readonly busyMs?: number;
  /** Entries up to which the whole journal is read at opening; see verify.ts. */
  readonly wholeAtMost?: number;
  /**
   * The head seen last, kept outside the file: a ledger behind it is a restored copy (I20). Null: nothing is kept,
   * so a ledger that was ever anchored comes from elsewhere. Absent: where it would be kept was not asked.
   */
  readonly anchor?: Head | null;
}

/**
 * Opens or makes a ledger. It holds the file's lock until closed; a second opener is told so.
 * Errors: see {@link LedgerProblem}; nothing may be sent then.
 */
export const openLedger = (options: LedgerOptions): Result<OpenLedger, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  const place = localProblem(options.file);
  if (place !== null) return err(place);
  let db: DatabaseSync | null = null;
  try {
    db = openAlone(sqlite.value, options.file, options.busyMs ?? 0);
    const opened = openChecked(db, options);
    if (!opened.ok) db.close();
    return opened;
  } catch (error) {
    db?.close();
    return err(problemOf(error, options.file));
  }
};

/**
 * Opens a ledger that `openLedger` found behind its anchor, or put back from a backup: it keeps the lock, so that nobody else pays from it, and
 * adds no entry. Its chain was checked by the call before.
 */
export const openLocked = (
  options: Pick<LedgerOptions, 'file' | 'clock'>,
): Result<OpenLedger, LedgerProblem> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite;
  let db: DatabaseSync | null = null;
  try {
    db = openAlone(sqlite.value, options.file, 0);
    migrate(db);
    return ok(makeLedger(options.file, db, makeAppender(db, options.clock, storedHead(db))));
  } catch (error) {
    db?.close();
    return err(problemOf(error, options.file));
  }
};

const openChecked = (
  db: DatabaseSync,
  options: LedgerOptions,
): Result<OpenLedger, LedgerProblem> => {
  const { file, clock, version } = options;
  const schema = schemaVersionOf(db);
  if (schema > SCHEMA_VERSION) {
    const detail = `The ledger ${file} was written by a newer Purser. Install that version or later.`;
    return err({ kind: 'newer', detail });
  }
  if (schema > 0 && schema < SCHEMA_VERSION) {
    const kept = keepCopyBefore(db, file);
    if (!kept.ok) return kept;
  }
  migrate(db);
  const head = verifyAtOpen(db, file, options.wholeAtMost ?? WHOLE_AT_MOST);
  if (!head.ok) return head;
  if (restoredNote(db) !== null) return err(RESTORED);
  const behind = anchorProblem(db, head.value, options.anchor);
  if (behind !== null) return err(behind);
  const appender = makeAppender(db, clock, head.value);
  const opening: EntryBody = { kind: 'ledger.opened', bootId: clock.bootId, version };
  // One commit for both: on a slow disk each costs as much as all the rest of opening.
  appender.append({ kind: 'system' }, [opening], () => {
    db.prepare(`INSERT OR REPLACE INTO meta VALUES ('verified', ?)`).run(headText(head.value));
  });
  const weak = durabilityProblem(db);
  if (weak !== null) return err(weak);
  return ok(makeLedger(file, db, appender));
};

const RESTORED: LedgerProblem = {
  kind: 'restored',
  detail:
    'This ledger was put in place from a backup and not unlocked since. Compare every payout with the ' +
    "gateway's dashboard before paying.",
};

const FOREIGN: LedgerProblem = {
  kind: 'behind-anchor',
  detail:
    'This ledger was last used under another keychain: on another computer, or by another user. Compare every ' +
    "payout with the gateway's dashboard before paying.",
};

const anchorProblem = (
  db: DatabaseSync,
  head: Head,
  anchor?: Head | null,
): LedgerProblem | null => {
  if (anchor === undefined) return null;
  if (anchor === null) {
    const marked = query(db, `SELECT 1 FROM meta WHERE key = 'anchored'`).first() !== null;
    return marked ? FOREIGN : null;
  }
  const row = query(db, 'SELECT hash FROM journal WHERE seq = ?').first(anchor.seq);
  if (head.seq >= anchor.seq && row?.[0] === anchor.hash) return null;
  const detail =
    'This ledger is older than the one last used here: it looks like a restored copy. Compare every ' +
    "payout since then with the gateway's dashboard before paying.";
  return { kind: 'behind-anchor', detail };
};
