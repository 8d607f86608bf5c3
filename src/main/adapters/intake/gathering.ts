/**
 * The rows of one file on their way into the store: checked, held against the past and written a piece at a time, with
 * all that is counted and compared of them beside. Begun anew where a file has to be read a second time.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { LocatedRecord } from '#core/import/located-record.ts';
import type { RowContext } from '#core/import/row-context.ts';
import type { Row } from '#core/import/row.ts';
import { checkPast, checkRecord, type Past } from './checks.ts';
import type { Draft } from './draft.ts';
import type { Compared, Comparing } from './comparing.ts';
import { insertRows } from './insert-rows.ts';
import { makeRowIndex } from './row-index.ts';
import { makeSeenBefore } from './seen-before.ts';
import { inPiece } from './store.ts';
import { countedOf } from './stored-row.ts';
import { makeRowTally } from './tally.ts';

export interface GatheringPlace {
  readonly db: DatabaseSync;
  readonly n: Draft['n'];
  readonly context: RowContext;
  readonly past: Past;
  readonly comparing: Comparing;
  /** Told after every piece that can be read. */
  readonly stored: () => void;
  /** Awaited between pieces; may throw. */
  readonly breathe: () => Promise<void>;
  /** Waits for another thread; throws as `breathe` does. */
  readonly wait: <T>(others: Promise<T>) => Promise<T>;
}

/**
 * Records stored in one transaction: large enough that transactions and messages do not count, small enough to stay
 * answerable, and to be garbage before the engine takes them for something that stays.
 */
const PIECE = 250;
/** The first ones are shown before so many have come. */
const FIRST_PIECE = 200;

interface Asked {
  readonly records: readonly LocatedRecord[];
  readonly checked: readonly Row[];
  readonly known: Promise<readonly Row[]>;
}

export class Gathering {
  readonly tally = makeRowTally();
  readonly index = makeRowIndex();
  readonly seenBefore = makeSeenBefore();
  readonly comparing: Comparing;
  readonly #place: GatheringPlace;
  readonly #insert;
  #waiting: readonly LocatedRecord[] = [];
  #asked: Asked | null = null;
  #stored = 0;

  constructor(place: GatheringPlace) {
    this.#place = place;
    this.comparing = place.comparing;
    this.#insert = insertRows(place.db);
  }

  /** Waits for another thread, unless the reading is stopped. */
  wait<T>(others: Promise<T>): Promise<T> {
    return this.#place.wait(others);
  }

  /** Takes the next records of the file. */
  async add(records: readonly LocatedRecord[]): Promise<void> {
    this.#waiting = this.#waiting.length === 0 ? records : [...this.#waiting, ...records];
    for (;;) {
      const wanted = this.#stored === 0 ? FIRST_PIECE : PIECE;
      if (this.#waiting.length < wanted) return;
      const piece = this.#waiting.slice(0, wanted);
      this.#waiting = this.#waiting.slice(wanted);
      await this.#take(piece);
    }
  }

  /** Stores what is still waiting. */
  async flush(): Promise<void> {
    const rest = this.#waiting;
    this.#waiting = [];
    if (rest.length > 0) await this.#take(rest);
    await this.#store();
  }

  /** Checks a piece while the ledger is asked about the one before. */
  async #take(records: readonly LocatedRecord[]): Promise<void> {
    const { context, past, breathe } = this.#place;
    const checked = records.map((record) => checkRecord(record, record.issues, context));
    const known = checkPast(checked, past);
    // Whoever stops in between never waits for the answer.
    known.catch(() => undefined);
    await breathe();
    await this.#store();
    this.#asked = { records, checked, known };
    if (this.#stored === 0) await this.#store();
  }

  async #store(): Promise<void> {
    if (this.#asked === null) return;
    const { records, checked, known } = this.#asked;
    this.#asked = null;
    const { db, n, breathe, wait } = this.#place;
    const found = await wait(known);
    inPiece(db, () => {
      for (const [at, row] of found.entries()) {
        const { raw = [], issues: fileIssues = [] } = records[at] ?? {};
        this.#insert(n, { row, raw, fileIssues });
      }
    });
    this.#stored += found.length;
    await breathe();
    const compared: Compared[] = [];
    for (const [at, row] of found.entries()) {
      const one = this.#count(row, checked[at]?.content ?? null);
      if (one !== null) compared.push(one);
    }
    this.#place.stored();
    await wait(this.comparing.add(compared));
    await breathe();
  }

  /** Counts a row in, and says what of it is compared; `own` is what it would pay by its own checks. */
  #count(row: Row, own: Row['content']): Compared | null {
    this.seenBefore.note(own, row);
    this.tally.count(countedOf(row, false), 1);
    this.tally.countIssues(row.issues);
    this.index.set(row.row, { reference: row.cells.reference, content: row.content });
    if (own === null) return null;
    const isNew = row.content !== null && !this.#place.past.accounts.has(row.content);
    return { row: row.row, content: own, isNew };
  }
}
