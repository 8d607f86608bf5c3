/**
 * Walks a journal from its first entry to its last and says of each whether it is the one that was written.
 * After a fault it goes on from what is stored, so that one altered entry does not hide the next.
 */
import type { DatabaseSync } from 'node:sqlite';
import { int, query, text, textOrNull, type Cells } from '../cells.ts';
import { GENESIS, linkHash, type ChainLink } from './chain.ts';

export interface StoredLink extends ChainLink {
  readonly kind: string;
  readonly previous: string;
  readonly hash: string;
}

/** A break of the chain, with what the entries beside it say. */
export interface Break {
  readonly what: string;
  readonly neighbours: string | null;
}

const ROWS = `SELECT seq, at, mono, boot_id, actor, kind, payload, prev_hash, hash FROM journal
  ORDER BY seq`;

const linkOf = (cells: Cells): StoredLink => ({
  seq: int(cells[0]),
  at: int(cells[1]),
  mono: int(cells[2]),
  bootId: text(cells[3]),
  actor: textOrNull(cells[4]),
  kind: text(cells[5]),
  payload: text(cells[6]),
  previous: text(cells[7]),
  hash: text(cells[8]),
});

/** The entry before the first. */
const NONE: Pick<StoredLink, 'seq' | 'hash'> = { seq: 0, hash: GENESIS };

type Before = Pick<StoredLink, 'seq' | 'hash'>;

const missing = (from: number, to: number): string =>
  from === to ? `Entry ${from} is missing` : `Entries ${from} to ${to} are missing`;

/** An entry whose own hash does not fit its contents: which of the two was changed, by what its neighbours kept. */
const altered = (before: Before, link: StoredLink, after: StoredLink | null): Break => {
  const honest = linkHash(before.hash, link);
  const own = linkHash(link.previous, link);
  if (honest === link.hash) {
    return {
      what: 'The note of what it follows was changed; its contents are as written.',
      neighbours: `Entry ${before.seq} and its own hash agree on what it follows.`,
    };
  }
  if (after === null) {
    const what = 'It was changed after it was written: its contents do not give its hash.';
    return {
      what,
      neighbours: 'It is the last entry, so none after it can say which was changed.',
    };
  }
  if (after.previous === link.hash) {
    const what = 'Its contents were changed after it was written: they do not give its hash.';
    return { what, neighbours: `Entry ${after.seq} still has the hash of what was written here.` };
  }
  if (after.previous === honest || after.previous === own) {
    const what = 'Its hash was changed after it was written; its contents are as written.';
    return { what, neighbours: `Entry ${after.seq} has the hash these contents give.` };
  }
  const what = 'It was changed after it was written: its contents do not give its hash.';
  return { what, neighbours: `Entry ${after.seq} follows neither of the two.` };
};

/** What is wrong between an entry and the one before it, or null. */
export const breakAt = (
  before: Before,
  link: StoredLink,
  after: StoredLink | null,
): Break | null => {
  const fits = link.previous === before.hash && linkHash(before.hash, link) === link.hash;
  if (link.seq === before.seq + 1 && fits) return null;
  if (link.seq > before.seq + 1) {
    const follows = link.previous === before.hash ? '' : ' not';
    return {
      what: `${missing(before.seq + 1, link.seq - 1)}: this one follows entry ${before.seq} by number.`,
      neighbours: `By its hash it does${follows} follow entry ${before.seq}.`,
    };
  }
  if (linkHash(link.previous, link) !== link.hash) return altered(before, link, after);
  return {
    what: `It does not follow entry ${before.seq}: one of the two was replaced, moved or written anew.`,
    neighbours:
      after !== null && after.previous === link.hash
        ? `Entry ${after.seq} follows this one.`
        : 'The entry after it does not follow this one either.',
  };
};

/** What the next entry must follow: what was written here, as far as it can still be told. */
const goOnFrom = (before: Before, link: StoredLink, next: StoredLink): Before => {
  const onlyHashChanged =
    next.previous !== link.hash && next.previous === linkHash(before.hash, link);
  return { seq: link.seq, hash: onlyHashChanged ? next.previous : link.hash };
};

/** Every entry in order with its break, if it has one. Throws what SQLite throws on a damaged file. */
export function* walkJournal(
  db: DatabaseSync,
): Generator<{ readonly link: StoredLink; readonly broken: Break | null }> {
  let before: Before = NONE;
  let held: StoredLink | null = null;
  for (const cells of query(db, ROWS).each()) {
    const next = linkOf(cells);
    if (held !== null) {
      yield { link: held, broken: breakAt(before, held, next) };
      before = goOnFrom(before, held, next);
    }
    held = next;
  }
  if (held !== null) yield { link: held, broken: breakAt(before, held, null) };
}
