/**
 * The tables of a ledger file and how an older file becomes a newer one.
 * `journal` is the truth; every other table is a view of it kept in the same transaction, except `search`,
 * which follows the journal a little later (see search.ts).
 */
import type { DatabaseSync } from 'node:sqlite';
import { LIVE_STATES } from '#core/audit/fold.ts';
import { allowedPairs } from '#core/payout/transition.ts';
import { int } from '../cells.ts';

const quoted = (states: readonly string[]): string => states.map((s) => `'${s}'`).join(', ');

const JOURNAL = `
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    mono REAL NOT NULL,
    boot_id TEXT NOT NULL,
    actor TEXT,                 -- the person's name; null is Purser itself
    kind TEXT NOT NULL,
    about INTEGER,              -- payout.n, or -batch.n, or null: finds a life
    payload TEXT NOT NULL,      -- canonical JSON of the body
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
  CREATE INDEX journal_about ON journal(about) WHERE about IS NOT NULL;
  CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

const BATCH = `
  CREATE TABLE batch (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    file_name TEXT,
    file_hash TEXT,
    fingerprint TEXT NOT NULL,
    snapshot_id TEXT NOT NULL,
    snapshot_at INTEGER NOT NULL,
    rows_in_file INTEGER NOT NULL,
    rows_excluded INTEGER NOT NULL,
    rows_with_errors INTEGER NOT NULL,
    run TEXT NOT NULL,
    reason TEXT,
    approved_at INTEGER,
    submitted_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX batch_file ON batch(file_hash) WHERE file_hash IS NOT NULL;`;

const PAYOUT = `
  CREATE TABLE payout (
    n INTEGER PRIMARY KEY,      -- order of first submission
    id TEXT NOT NULL UNIQUE,
    batch_n INTEGER NOT NULL REFERENCES batch(n),
    row INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    order_id TEXT NOT NULL,
    digest TEXT NOT NULL,
    reference TEXT NOT NULL COLLATE NOCASE,
    beneficiary TEXT NOT NULL COLLATE NOCASE,
    currency_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    network TEXT NOT NULL,
    address TEXT NOT NULL,
    tag TEXT,
    units TEXT NOT NULL,        -- smallest units; may exceed 64 bits
    decimals INTEGER NOT NULL,
    asked_amount TEXT NOT NULL,
    asked_unit TEXT NOT NULL,
    rate TEXT,
    note TEXT NOT NULL,
    usd INTEGER NOT NULL,       -- millionths of a dollar at the plan's rate, rounded down
    state TEXT NOT NULL,
    fate TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    token TEXT,
    withdrawal_id TEXT,
    chain_hash TEXT,
    debited TEXT,
    network_fee TEXT,
    service_fee TEXT,
    confirmations INTEGER,
    detail TEXT,
    submitted_at INTEGER NOT NULL,
    moved_at INTEGER NOT NULL,
    asked_at INTEGER,
    not_found INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX payout_reference ON payout(reference);
  CREATE INDEX payout_batch ON payout(batch_n, row);
  CREATE INDEX payout_state ON payout(state);
  CREATE INDEX payout_currency ON payout(currency_id, state);
  CREATE INDEX payout_submitted ON payout(submitted_at);
  CREATE INDEX payout_address ON payout(address);
  CREATE INDEX payout_beneficiary ON payout(beneficiary);`;

/** A payout that holds its reference: every one but those cancelled before anything could have left. */
const HOLDER = `SELECT 1 FROM payout p WHERE p.reference = NEW.reference AND p.n IS NOT NEW.n
  AND NOT (p.state = 'CANCELLED' AND p.fate = 'unsent')`;

/**
 * Invariants I6 and I12 and the frozen content, enforced below any code that could be wrong. References are
 * kept apart by triggers and not by a unique index over the state, which every change of state would rewrite.
 */
const PAYOUT_RULES = `
  CREATE TRIGGER payout_reference_insert BEFORE INSERT ON payout WHEN EXISTS (${HOLDER})
    BEGIN SELECT RAISE(ABORT, 'another payout has this reference'); END;
  CREATE TRIGGER payout_reference_update BEFORE UPDATE OF reference ON payout WHEN EXISTS (${HOLDER})
    BEGIN SELECT RAISE(ABORT, 'another payout has this reference'); END;
  CREATE TABLE transition (
    "from" TEXT NOT NULL, "to" TEXT NOT NULL, PRIMARY KEY ("from", "to")
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER payout_starts_submitted BEFORE INSERT ON payout WHEN NEW.state <> 'SUBMITTED'
    BEGIN SELECT RAISE(ABORT, 'a payout enters the ledger as SUBMITTED'); END;
  CREATE TRIGGER payout_edges BEFORE UPDATE OF state ON payout
    WHEN NOT EXISTS (SELECT 1 FROM transition WHERE "from" = OLD.state AND "to" = NEW.state)
    BEGIN SELECT RAISE(ABORT, 'the state table has no such edge'); END;
  CREATE TRIGGER payout_frozen
    BEFORE UPDATE OF epoch, order_id, digest, reference, beneficiary, currency_id, code, network, address,
      tag, units, decimals, asked_amount, asked_unit, rate, note, row, batch_n, id, n ON payout
    WHEN OLD.state NOT IN ('DRAFT', 'READY')
    BEGIN SELECT RAISE(ABORT, 'content is frozen at submission'); END;
  CREATE TRIGGER payout_no_delete BEFORE DELETE ON payout
    BEGIN SELECT RAISE(ABORT, 'a payout never leaves the ledger'); END;
  CREATE TABLE attempt (
    payout_n INTEGER NOT NULL REFERENCES payout(n),
    epoch INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    token TEXT NOT NULL,
    state TEXT NOT NULL,        -- the payout's state while this attempt is its last live one
    claimed_at INTEGER NOT NULL,
    reply_seq INTEGER,          -- the journal entry that holds the raw reply
    PRIMARY KEY (payout_n, epoch, attempt)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX attempt_live ON attempt(payout_n) WHERE state IN (${quoted(LIVE_STATES)});`;

/**
 * Running totals, because summing a million rows takes a second: scope '' is everything, 'b<n>' one batch,
 * 'd<ISO date>' one UTC day of submission. `committed` holds what is approved and not final.
 */
const TOTALS = `
  CREATE TABLE tally (
    scope TEXT NOT NULL,
    state TEXT NOT NULL,
    currency_id INTEGER NOT NULL,
    count INTEGER NOT NULL,
    usd INTEGER NOT NULL,
    PRIMARY KEY (scope, state, currency_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE committed (currency_id INTEGER PRIMARY KEY, units TEXT NOT NULL) STRICT;`;

const SEARCH = `
  CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'trigram', content = '', columnsize = 0);`;

const first = (db: DatabaseSync): void => {
  db.exec(JOURNAL + BATCH + PAYOUT + PAYOUT_RULES + TOTALS + SEARCH);
  const insert = db.prepare('INSERT INTO transition VALUES (?, ?)');
  for (const { from, to } of allowedPairs()) insert.run(from, to);
};

/**
 * What a run is told at its approval, and what its order depends on. Batches approved before could not say; see
 * `EARLIER_CHOICES`. What may still be sent learns its rate from its own entry.
 */
const runChoices = (db: DatabaseSync): void => {
  db.exec(`
    ALTER TABLE batch ADD COLUMN sending_order TEXT NOT NULL DEFAULT 'file';
    ALTER TABLE batch ADD COLUMN funding TEXT NOT NULL DEFAULT 'partial';
    ALTER TABLE payout ADD COLUMN priority INTEGER;
    ALTER TABLE payout ADD COLUMN usd_rate TEXT;
    UPDATE payout SET usd_rate = (
      SELECT json_extract(j.payload, '$.usdRate') FROM journal j
      WHERE j.about = payout.n AND j.kind = 'payout.submitted' ORDER BY j.seq DESC LIMIT 1
    ) WHERE state NOT IN ('CONFIRMED', 'CANCELLED', 'WRITTEN_OFF');
    CREATE TRIGGER payout_frozen_order BEFORE UPDATE OF priority, usd_rate ON payout
      WHEN OLD.state NOT IN ('DRAFT', 'READY')
      BEGIN SELECT RAISE(ABORT, 'content is frozen at submission'); END;`);
};

/** The rates and bounds a batch stands on; batches from before it was kept have none. */
const planBasis = (db: DatabaseSync): void =>
  db.exec('ALTER TABLE batch ADD COLUMN basis TEXT; -- JSON');

/**
 * Payouts of which the gateway converts the fiat amount: how the conversion is judged, what it may take at most, and
 * what the gateway first said came of it. Payouts from before are all converted by Purser.
 */
const fiatExact = (db: DatabaseSync): void =>
  db.exec(`
    ALTER TABLE payout ADD COLUMN fiat_exact TEXT; -- JSON
    ALTER TABLE payout ADD COLUMN reserved TEXT;   -- smallest units; null: as many as units
    ALTER TABLE payout ADD COLUMN sent TEXT;       -- decimal text
    CREATE TRIGGER payout_frozen_conversion BEFORE UPDATE OF fiat_exact, reserved ON payout
      WHEN OLD.state NOT IN ('DRAFT', 'READY')
      BEGIN SELECT RAISE(ABORT, 'content is frozen at submission'); END;
    CREATE TRIGGER payout_sent_once BEFORE UPDATE OF sent ON payout
      WHEN NEW.sent IS NOT OLD.sent
        AND (OLD.fiat_exact IS NULL OR (OLD.sent IS NOT NULL AND OLD.state NOT IN ('DRAFT', 'READY')))
      BEGIN SELECT RAISE(ABORT, 'what the gateway first said stands'); END;`);

/** Migration k brings a file from version k to k + 1. */
const MIGRATIONS: readonly ((db: DatabaseSync) => void)[] = [
  first,
  runChoices,
  planBasis,
  fiatExact,
];

/** The schema this program writes; a file of a newer one is refused. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The schema version a file carries: 0 for a new one. */
export const schemaVersionOf = (db: DatabaseSync): number =>
  int(db.prepare('PRAGMA user_version').get()?.['user_version']);

/** Brings the file to {@link SCHEMA_VERSION} in one transaction: a crash leaves the old schema whole, or the new one. */
export const migrate = (db: DatabaseSync): void => {
  const from = schemaVersionOf(db);
  if (from >= SCHEMA_VERSION) return;
  db.exec('BEGIN IMMEDIATE');
  for (const step of MIGRATIONS.slice(from)) step(db);
  db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  db.exec('COMMIT');
};
