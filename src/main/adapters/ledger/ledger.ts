/**
 * The ledger port over one open database: writes through append.ts, reads through the queries.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { HoldingsBook } from '#main/ports/holdings.ts';
import type { Evidence, Ledger, RateBook } from '#main/ports/ledger.ts';
import { int, query, text } from '../cells.ts';
import type { Appender, Head } from './append.ts';
import { makeCarriedBook } from './carried.ts';
import { makeEvidenceQueries } from './evidence.ts';
import { makeHoldings } from './holdings.ts';
import { makeHistoryQueries, makePayeeQueries, makeTotalQueries } from './history.ts';
import { makePages } from './page.ts';
import { makeRateBook } from './rates.ts';
import { makeBatchQueries, makeEntryQueries, makePayoutQueries } from './read.ts';
import { schemaVersionOf } from './schema.ts';
import { isShort, makeSearchIndex } from './search.ts';
import { loadSqlite } from './sqlite.ts';

export interface OpenLedger extends Ledger, Evidence, RateBook, HoldingsBook {
  readonly path: string;
  /** The version of the form its tables have. */
  readonly schema: number;
  /** The end of the chain, for an anchor kept outside this file (I20). */
  head(): Head;
  /** The hash and time of one entry; null when there is none. */
  entryAt(seq: number): { readonly hash: string; readonly at: number } | null;
  /** Whether the head of this ledger was ever kept outside it. */
  isAnchored(): boolean;
  /** Notes that it is, so that a keychain without an anchor shows a ledger that came from elsewhere. */
  markAnchored(): void;
  /** Copies the ledger as it is now to a new file, in small steps between other work. */
  snapshotTo(path: string): Promise<void>;
  /** Ends all use of the file and gives its lock back. */
  close(): void;
}

/** Entries indexed in one go in the background: a few milliseconds, so that no send waits. */
const SLICE = 50;
/** The same while a person waits for a search: fewer syncs, still no wait of the window worth seeing. */
const HURRIED_SLICE = 250;
/** Between two goes: each is a commit of its own, and a search waits for the index anyway. */
const QUIET_MS = 1_000;

export const makeLedger = (path: string, db: DatabaseSync, appender: Appender): OpenLedger => {
  const payouts = makePayoutQueries(db);
  const batches = makeBatchQueries(db);
  const entries = makeEntryQueries(db);
  const history = { ...makeHistoryQueries(db), ...makePayeeQueries(db) };
  const totals = makeTotalQueries(db);
  const pages = makePages(db);
  const index = makeIndexing(db, appender);
  index.later();
  return {
    path,
    schema: schemaVersionOf(db),
    head: () => appender.head(),
    ...makeAnchorQueries(db, appender),
    snapshotTo: (to) => snapshot(db, to),
    close: () => {
      index.stop();
      db.close();
    },
    append: async (actor, bodies) => {
      const result = appender.append(actor, bodies);
      if (result.ok) index.later();
      return result;
    },
    ...makeRateBook(db),
    ...makeCarriedBook(db),
    ...makeHoldings(db),
    batches: async () => batches.batches(),
    batch: async (id) => batches.batch(id),
    payout: async (id) => payouts.payout(id),
    payouts: async (filter, page) => {
      if (!isShort(filter.text ?? '')) await index.now();
      return pages({ filter, ...page });
    },
    payoutsOf: async (batchId) => payouts.payoutsOf(batchId),
    claimants: async (of) => payouts.claimants(of),
    openPayouts: async () => payouts.openPayouts(),
    replyOf: async (payoutId, attempt) => payouts.replyOf(payoutId, attempt),
    entriesOf: async (of) => entries.entriesOf(of),
    usedReferences: async (references, except) => history.usedReferences(references, except),
    similarSince: async (since, keys, except) => history.similarSince(since, keys, except),
    payeesAfter: async (place, limit) => history.payeesAfter(place, limit),
    batchOfFile: async (fileHash, except) => history.batchOfFile(fileHash, except),
    batchOfContent: async (identity, except) => history.batchOfContent(identity, except),
    lastSendEnded: async () => totals.lastSendEnded(),
    hasCapability: async (capability) => totals.hasCapability(capability),
    volume: async (from) => totals.volume(from),
    committed: async () => totals.committed(),
    ...makeEvidence(db, payouts),
  };
};

const makeEvidence = (
  db: DatabaseSync,
  payouts: ReturnType<typeof makePayoutQueries>,
): Evidence => {
  const evidence = makeEvidenceQueries(db);
  return {
    payoutNamed: async (names) => payouts.payoutNamed(names),
    sentSince: async (from) => evidence.sentSince(from),
    proofOf: async (capability) => evidence.proofOf(capability),
    balancesAround: async (sent) => evidence.balancesAround(sent),
  };
};

const ANCHORED = 'anchored';

const makeAnchorQueries = (db: DatabaseSync, appender: Appender) => {
  const entry = query(db, 'SELECT hash, at FROM journal WHERE seq = ?');
  const isAnchored = (): boolean =>
    query(db, 'SELECT 1 FROM meta WHERE key = ?').first(ANCHORED) !== null;
  return {
    entryAt: (seq: number) => {
      const cells = entry.first(seq);
      return cells === null ? null : { hash: text(cells[0]), at: int(cells[1]) };
    },
    isAnchored,
    markAnchored: (): void => {
      if (isAnchored()) return;
      appender.transact(() => {
        db.prepare(`INSERT OR REPLACE INTO meta VALUES (?, 'yes')`).run(ANCHORED);
      });
    },
  };
};

/** Pages copied in one step; a step is a fraction of a millisecond of this file's owner. */
const STEP_PAGES = 128;

const snapshot = async (db: DatabaseSync, to: string): Promise<void> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) throw new Error(sqlite.error.detail);
  await sqlite.value.backup(db, to, { rate: STEP_PAGES });
};

/** Lets the search index follow the journal in small slices between other work. */
const makeIndexing = (db: DatabaseSync, appender: Appender) => {
  const index = makeSearchIndex(db);
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const more = (): boolean => !stopped && index.isBehind();
  const slice = (most: number): boolean => {
    let done = true;
    appender.transact(() => {
      done = index.catchUp(most);
    });
    return done;
  };
  const later = (ms = QUIET_MS): void => {
    if (timer !== null || !more()) return;
    timer = setTimeout(() => {
      timer = null;
      try {
        if (!slice(SLICE)) later(1);
      } catch {
        // The failed write has ended all writing; the next append says so to someone who can act on it.
      }
    }, ms);
    timer.unref();
  };
  return {
    later: () => later(),
    now: async (): Promise<void> => {
      while (more()) {
        slice(HURRIED_SLICE);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
