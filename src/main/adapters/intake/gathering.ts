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
import { makeRowIndex } from './row-index.ts';
import { writeRows } from './rows.ts';
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
  /** Awaited between pieces; may throw. */
  readonly breathe: () => Promise<void>;
}

export type Gathering = ReturnType<typeof makeGathering>;

/** Records stored in one transaction: large enough that syncs do not count, small enough to stay answerable. */
const PIECE = 1_000;
/** The first ones are shown before so many have come. */
const FIRST_PIECE = 200;

interface Asked {
  readonly records: readonly LocatedRecord[];
  readonly checked: readonly Row[];
  readonly known: Promise<readonly Row[]>;
}

export const makeGathering = ({ db, n, context, past, comparing, breathe }: GatheringPlace) => {
  const rows = writeRows(db);
  const tally = makeRowTally();
  const index = makeRowIndex();
  const seenBefore = makeSeenBefore();
  let waiting: LocatedRecord[] = [];
  let asked: Asked | null = null;

  const note = (own: Row, row: Row): Compared | null => {
    seenBefore.note(own, row);
    tally.count(countedOf(row, false), 1);
    tally.countIssues(row.issues);
    index.set(row.row, { reference: row.cells.reference, content: row.content });
    if (own.content === null) return null;
    const isNew = row.content !== null && !past.accounts.has(row.content);
    return { row: row.row, content: own.content, isNew };
  };
  const store = async (): Promise<void> => {
    if (asked === null) return;
    const { records, checked, known } = asked;
    asked = null;
    const found = await known;
    inPiece(db, () => {
      for (const [at, row] of found.entries()) {
        const { raw = [], issues: fileIssues = [] } = records[at] ?? {};
        rows.insert(n, { row, raw, fileIssues });
      }
    });
    await breathe();
    const compared: Compared[] = [];
    for (const [at, row] of found.entries()) {
      const own = checked[at];
      const one = own === undefined ? null : note(own, row);
      if (one !== null) compared.push(one);
    }
    await comparing.add(compared);
    await breathe();
  };
  /** Checks a piece while the ledger is asked about the one before. */
  const take = async (records: readonly LocatedRecord[]): Promise<void> => {
    const checked = records.map((record) => checkRecord(record, record.issues, context));
    const known = checkPast(checked, past);
    // Whoever stops in between never waits for the answer.
    known.catch(() => undefined);
    await breathe();
    await store();
    asked = { records, checked, known };
    if (tally.counts().rows === 0) await store();
  };
  return {
    tally,
    index,
    seenBefore,
    comparing,
    /** Takes the next records of the file. */
    add: async (records: readonly LocatedRecord[]): Promise<void> => {
      waiting.push(...records);
      for (;;) {
        const wanted = asked === null && tally.counts().rows === 0 ? FIRST_PIECE : PIECE;
        if (waiting.length < wanted) return;
        const piece = waiting.slice(0, wanted);
        waiting = waiting.slice(wanted);
        await take(piece);
      }
    },
    /** Stores what is still waiting. */
    flush: async (): Promise<void> => {
      const rest = waiting;
      waiting = [];
      if (rest.length > 0) await take(rest);
      await store();
    },
  };
};
