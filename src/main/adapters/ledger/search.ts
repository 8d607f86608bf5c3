/**
 * Substring search over every payout: a trigram index that follows the journal.
 *
 * Indexing a payout costs ten times what storing it costs, and merges of the index take tens of
 * milliseconds, so it is not done while a dispatch waits: the index catches up in the background, and a
 * search first waits until it has. `meta['search']` is the last journal entry it knows.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import { int, query, text } from '../cells.ts';
import { bodyFromText } from './chain.ts';

/** Texts a payout may have in the index: its content, then ids and hashes as they come. */
const TEXTS_PER_PAYOUT = 4096;

/** Below three characters there is no trigram to look for. */
export const isShort = (wanted: string): boolean => Array.from(wanted.trim()).length < 3;

/** The payout of an index row, in SQL. */
export const PAYOUT_OF_TEXT = `search.rowid / ${TEXTS_PER_PAYOUT}`;

/** The index query for a substring; quotes inside are doubled, so no text is read as an operator. */
export const substringQuery = (wanted: string): string =>
  `"${wanted.replaceAll('\0', '').replaceAll('"', '""')}"`;

const contentText = ({ reference, beneficiary, destination, note }: PayoutContent): string =>
  [reference, beneficiary, destination.address, note].join('\n');

export interface SearchIndex {
  /** Indexes at most this many journal entries; inside a transaction. True when nothing is left. */
  catchUp(most: number): boolean;
  isBehind(): boolean;
}

export const makeSearchIndex = (db: DatabaseSync): SearchIndex => {
  const marker = query(db, `SELECT value FROM meta WHERE key = 'search'`);
  const setMarker = db.prepare(`INSERT OR REPLACE INTO meta VALUES ('search', ?)`);
  const last = query(db, 'SELECT coalesce(max(seq), 0) FROM journal');
  const due = query(
    db,
    `SELECT seq, about, payload, kind FROM journal WHERE seq > ? AND seq <= ? ORDER BY seq`,
  );
  const index = makeIndexer(db);
  let known = Number(marker.first()?.[0] ?? '0');
  const lastSeq = (): number => int(last.first()?.[0]);
  return {
    isBehind: () => known < lastSeq(),
    catchUp: (most) => {
      const end = Math.min(lastSeq(), known + most);
      for (const [seq, about, payload, kind] of due.each(known, end)) {
        if (about === null || !TEXTED.has(text(kind))) continue;
        index({ seq: int(seq), n: int(about) }, bodyFromText(text(payload)));
      }
      setMarker.run(String(end));
      known = end;
      return end === lastSeq();
    },
  };
};

const TEXTED = new Set(['payout.submitted', 'payout.moved', 'reading.stored']);

/** Where in the journal a text stands, and the payout it is about. */
interface Place {
  readonly seq: number;
  readonly n: number;
}

const makeIndexer = (db: DatabaseSync) => {
  const insert = db.prepare('INSERT INTO search(rowid, text) VALUES (?, ?)');
  const remove = db.prepare(`INSERT INTO search(search, rowid, text) VALUES ('delete', ?, ?)`);
  const earlier = query(
    db,
    `SELECT payload FROM journal WHERE about = ? AND seq < ? AND kind = 'payout.submitted'
     ORDER BY seq DESC LIMIT 1`,
  );
  const seen = query(
    db,
    `SELECT count(*), coalesce(sum(instr(payload, ?) > 0), 0) FROM journal
     WHERE about = ? AND seq < ? AND kind IN ('payout.moved', 'reading.stored')`,
  );
  const indexContent = ({ seq, n }: Place, content: PayoutContent): void => {
    const before = earlier.first(n, seq);
    if (before !== null) {
      const body = bodyFromText(text(before[0]));
      if (body.kind === 'payout.submitted') {
        remove.run(n * TEXTS_PER_PAYOUT, contentText(body.content));
      }
    }
    insert.run(n * TEXTS_PER_PAYOUT, contentText(content));
  };
  /** An entry may bring an id (side 1) and a hash (side 2); each text of a payout has a row of its own. */
  const indexText = ({ seq, n }: Place, side: 1 | 2, word: string | null): void => {
    if (word === null) return;
    const found = seen.first(JSON.stringify(word), n, seq);
    if (int(found?.[1]) > 0) return;
    const place = (int(found?.[0]) % (TEXTS_PER_PAYOUT / 2 - 1)) * 2 + side;
    insert.run(n * TEXTS_PER_PAYOUT + place, word);
  };
  return (place: Place, body: EntryBody): void => {
    if (body.kind === 'payout.submitted') indexContent(place, body.content);
    if (body.kind === 'payout.moved') indexText(place, 1, body.withdrawalId);
    if (body.kind === 'payout.moved' || body.kind === 'reading.stored') {
      indexText(place, 2, body.chainHash);
    }
  };
};
