/**
 * The ledger port over one open database: writes through append.ts, reads through the queries.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { HoldingsBook } from '#main/ports/holdings.ts';
import type { Evidence, History, Ledger, RateBook } from '#main/ports/ledger.ts';
import type { RestoredNote } from '#main/ports/standing.ts';
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
import { clearRestored, restoredNote } from './restored.ts';
import { isShort, makeSearchIndex } from './search.ts';
import { loadSqlite } from './sqlite.ts';
import { makeTurns, type Turns } from './turns.ts';

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
  markAnchored(): Promise<void>;
  /**
   * Null while calls are answered at once; otherwise the end of a long write that all of them wait for, after which it
   * is to be asked again.
   */
  busy(): Promise<void> | null;
  /** Who put this file in place of another, until it is unlocked; null otherwise. */
  restored(): RestoredNote | null;
  clearRestored(): Promise<void>;
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

/** More entries than this go in pieces: with fewer the window would not notice. */
const IN_ONE_PIECE = 100;

export const makeLedger = (path: string, db: DatabaseSync, appender: Appender): OpenLedger => {
  const turns = makeTurns();
  const index = makeIndexing(db, appender, turns);
  index.later();
  return {
    path,
    schema: schemaVersionOf(db),
    head: () => appender.head(),
    busy: () => turns.busy(),
    ...makeAnchorQueries(db, appender, turns),
    snapshotTo: (to) => turns.short(() => snapshot(db, to)),
    close: () => {
      index.stop();
      db.close();
    },
    append: async (actor, bodies) => {
      const result =
        bodies.length > IN_ONE_PIECE
          ? await turns.long(() => appender.appendInPieces(actor, bodies))
          : await turns.short(() => appender.append(actor, bodies));
      if (result.ok) index.later();
      return result;
    },
    ...makeHoldings(db, turns),
    ...makeViews(db, turns, index),
    ...makePast(db, turns),
    ...makeEvidence(db, turns),
  };
};

type Views = Omit<Ledger, 'append' | keyof History> & RateBook;

/** Where batches, payouts and rates stand now. */
const makeViews = (db: DatabaseSync, turns: Turns, index: Indexing): Views => {
  const payouts = makePayoutQueries(db);
  const batches = makeBatchQueries(db);
  const entries = makeEntryQueries(db);
  const totals = makeTotalQueries(db);
  const rates = makeRateBook(db);
  const carried = makeCarriedBook(db);
  const pages = makePages(db);
  return {
    fiatRates: () => turns.short(() => rates.fiatRates()),
    usdRates: () => turns.short(() => rates.usdRates()),
    terms: () => turns.short(() => rates.terms()),
    carried: (filter) => turns.short(() => carried.carried(filter)),
    coversOf: (payoutId) => turns.short(() => carried.coversOf(payoutId)),
    batches: () => turns.short(() => batches.batches()),
    batch: (id) => turns.short(() => batches.batch(id)),
    payout: (id) => turns.short(() => payouts.payout(id)),
    payouts: async (filter, page) => {
      if (!isShort(filter.text ?? '')) await index.now();
      return turns.short(() => pages({ filter, ...page }));
    },
    payoutsOf: (batchId) => turns.short(() => payouts.payoutsOf(batchId)),
    claimants: (of) => turns.short(() => payouts.claimants(of)),
    openPayouts: () => turns.short(() => payouts.openPayouts()),
    replyOf: (payoutId, attempt) => turns.short(() => payouts.replyOf(payoutId, attempt)),
    entriesOf: (of) => turns.short(() => entries.entriesOf(of)),
    lastSendEnded: () => turns.short(() => totals.lastSendEnded()),
    hasCapability: (capability) => turns.short(() => totals.hasCapability(capability)),
    volume: (from) => turns.short(() => totals.volume(from)),
    committed: () => turns.short(() => totals.committed()),
  };
};

/** What was submitted before. */
const makePast = (db: DatabaseSync, turns: Turns): History => {
  const history = { ...makeHistoryQueries(db), ...makePayeeQueries(db) };
  return {
    usedReferences: (references, except) =>
      turns.short(() => history.usedReferences(references, except)),
    similarSince: (since, keys, except) =>
      turns.short(() => history.similarSince(since, keys, except)),
    payeesAfter: (place, limit) => turns.short(() => history.payeesAfter(place, limit)),
    batchOfFile: (fileHash, except) => turns.short(() => history.batchOfFile(fileHash, except)),
    batchOfContent: (identity, except) =>
      turns.short(() => history.batchOfContent(identity, except)),
  };
};

const makeEvidence = (db: DatabaseSync, turns: Turns): Evidence => {
  const payouts = makePayoutQueries(db);
  const evidence = makeEvidenceQueries(db);
  return {
    payoutNamed: (names) => turns.short(() => payouts.payoutNamed(names)),
    sentSince: (from) => turns.short(() => evidence.sentSince(from)),
    proofOf: (capability) => turns.short(() => evidence.proofOf(capability)),
    balancesAround: (sent) => turns.short(() => evidence.balancesAround(sent)),
  };
};

const ANCHORED = 'anchored';

const makeAnchorQueries = (db: DatabaseSync, appender: Appender, turns: Turns) => {
  const entry = query(db, 'SELECT hash, at FROM journal WHERE seq = ?');
  const isAnchored = (): boolean =>
    query(db, 'SELECT 1 FROM meta WHERE key = ?').first(ANCHORED) !== null;
  return {
    entryAt: (seq: number) => {
      const cells = entry.first(seq);
      return cells === null ? null : { hash: text(cells[0]), at: int(cells[1]) };
    },
    isAnchored,
    restored: () => restoredNote(db),
    clearRestored: () => turns.short(() => clearRestored(db, appender)),
    markAnchored: () =>
      turns.short(() => {
        if (isAnchored()) return;
        appender.transact(() => {
          db.prepare(`INSERT OR REPLACE INTO meta VALUES (?, 'yes')`).run(ANCHORED);
        });
      }),
  };
};

/** Pages copied in one step; a step is a fraction of a millisecond of this file's owner. */
const STEP_PAGES = 128;

/** Tries of a copy whose first step met a write, and the pause between them, ms: the longest write takes a second. */
const TRIES = 200;
const PAUSE_MS = 25;

/**
 * Node takes a copy whose first step finds a write under way for one that failed, and can then name no error; later
 * steps wait for the write by themselves.
 */
const metWrite = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === 0;

const snapshot = async (db: DatabaseSync, to: string): Promise<void> => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) throw new Error(sqlite.error.detail);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await sqlite.value.backup(db, to, { rate: STEP_PAGES });
      return;
    } catch (error) {
      if (attempt === TRIES || !metWrite(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
};

/** Lets the search index follow the journal in small slices between other work. */
type Indexing = ReturnType<typeof makeIndexing>;

const makeIndexing = (db: DatabaseSync, appender: Appender, turns: Turns) => {
  const index = makeSearchIndex(db);
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  const more = (): boolean => !stopped && index.isBehind();
  /** Whether nothing is left; nothing of a transaction that is under way is looked at. */
  const slice = (most: number): Promise<boolean> =>
    turns.short(() => {
      let done = true;
      if (!more()) return done;
      appender.transact(() => {
        done = index.catchUp(most);
      });
      return done;
    });
  const follow = async (): Promise<void> => {
    if (!(await slice(SLICE))) later(1);
  };
  const later = (ms = QUIET_MS): void => {
    if (timer !== null || stopped) return;
    timer = setTimeout(() => {
      timer = null;
      // A failed write has ended all writing; the next append says so to someone who can act on it.
      follow().catch(() => undefined);
    }, ms);
    timer.unref();
  };
  return {
    later: () => later(),
    now: async (): Promise<void> => {
      while (!(await slice(HURRIED_SLICE))) await nextTurn();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
