/**
 * Writing to the ledger: facts go into the journal and the tables in one transaction, or not at all.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { ok, type Result } from '#core/result.ts';
import type { Clock } from '#main/ports/host.ts';
import { makeBreath } from '../breath.ts';
import { actorName, bodyToText, linkHash } from './chain.ts';
import { makeTally, type Tally } from './tally.ts';
import { Conflict, makeTransact } from './transaction.ts';
import { makeEntryWriter } from './write-entry.ts';
import type { Writing } from './writing.ts';

/** How long others wait for one piece of a long transaction, ms. */
const PIECE_MS = 6;

/** The last entry of the chain; seq 0 and zeros while it is empty. */
export interface Head {
  readonly seq: number;
  /** 64 hex digits. */
  readonly hash: string;
}

/** The head as `meta` keeps it. */
export const headText = (head: Head): string => `${head.seq} ${head.hash}`;

export interface Appender {
  /** `beside` writes what must become durable together with the entries. */
  append(
    actor: Actor,
    entries: readonly EntryBody[],
    beside?: () => void,
  ): Result<void, 'conflict'>;
  /**
   * The same facts in the same one transaction, a few milliseconds at a time with others' turns in between. Until it
   * has settled nobody else may use the connection; see turns.ts.
   */
  appendInPieces(actor: Actor, entries: readonly EntryBody[]): Promise<Result<void, 'conflict'>>;
  /** Any other write, in a transaction of its own, under the same rule: one failure ends all writing. */
  transact(write: () => void): void;
  head(): Head;
}

/** Writes facts behind a head; what it answers is the head they lead to. Inside a transaction. */
const makeWriter = (db: DatabaseSync, tally: Tally) => {
  const write = makeEntryWriter(db, tally);
  const journal = db.prepare('INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const setHead = db.prepare(`INSERT OR REPLACE INTO meta VALUES ('head', ?)`);
  return {
    one: (previous: Head, now: Omit<Writing, 'seq'>, body: EntryBody): Head => {
      const writing = { ...now, seq: previous.seq + 1 };
      const written = write(writing, body);
      if (!written.ok) throw new Conflict();
      const payload = bodyToText(body);
      const actor = actorName(now.actor);
      const { seq, at, mono, bootId } = writing;
      const hash = linkHash(previous.hash, { seq, at, mono, bootId, actor, payload });
      const about = written.value;
      journal.run(seq, at, mono, bootId, actor, body.kind, about, payload, previous.hash, hash);
      return { seq, hash };
    },
    end: (head: Head): void => {
      tally.flush();
      setHead.run(headText(head));
    },
  };
};

export const makeAppender = (db: DatabaseSync, clock: Clock, start: Head): Appender => {
  const transact = makeTransact(db);
  const tally = makeTally(db);
  const writer = makeWriter(db, tally);
  let head = start;
  /** What all entries of a transaction that begins now share. */
  const begin = (actor: Actor): Omit<Writing, 'seq'> => {
    // Gathered totals of a transaction that failed must not reach the next one.
    tally.drop();
    const { bootId } = clock;
    return { at: Math.trunc(clock.now()), mono: clock.mono(), bootId, actor };
  };
  const take = (written: Result<Head, 'conflict'>): Result<void, 'conflict'> => {
    if (!written.ok) return written;
    head = written.value;
    return ok(undefined);
  };
  return {
    append: (actor, entries, beside) => {
      const now = begin(actor);
      const written = transact.once(() => {
        let next = head;
        for (const body of entries) next = writer.one(next, now, body);
        writer.end(next);
        beside?.();
        return next;
      });
      return take(written);
    },
    appendInPieces: async (actor, entries) => {
      const now = begin(actor);
      const breathe = makeBreath(PIECE_MS);
      const written = await transact.inPieces(async () => {
        let next = head;
        for (const body of entries) {
          next = writer.one(next, now, body);
          await breathe();
        }
        writer.end(next);
        return next;
      });
      return take(written);
    },
    transact: (fn) => {
      if (!transact.once(fn).ok) throw new Error('an upkeep write of the ledger met a constraint');
    },
    head: () => head,
  };
};
