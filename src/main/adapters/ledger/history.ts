/**
 * What the checks of a new file ask of the past, and the totals of the overview.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EarlierBatch, EarlierPayout } from '#core/payout/earlier.ts';
import { addressOfKey, similarityKeys } from '#core/payout/similarity.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { LastSend, Payee, VolumeDay } from '#main/ports/ledger.ts';
import { int, payoutState, query, text, textOrNull, type Cell, type Cells } from '../cells.ts';
import { makePaidUnderQuery } from './carried.ts';
import { dayOf } from './tally.ts';

/** An earlier payout as an issue names it. */
const NAMED = `'row ' || p.row || ' of “' || b.name || '”'`;

/** The select list {@link earlierFromCells} reads. */
const EARLIER =
  'p.id, b.id, b.name, p.row, p.reference, p.state, p.submitted_at, p.currency_id, p.address, p.tag, ' +
  'p.units, p.decimals, p.asked_amount, p.asked_unit, p.code, p.network';

const isoOf = (cell: Cell): string => new Date(int(cell)).toISOString();

const earlierFromCells = (cells: Cells): EarlierPayout => ({
  payoutId: text(cells[0]),
  batchId: text(cells[1]),
  batchName: text(cells[2]),
  row: int(cells[3]),
  reference: text(cells[4]),
  state: payoutState(cells[5]),
  submittedAt: isoOf(cells[6]),
  destination: {
    currencyId: int(cells[7]),
    address: text(cells[8]),
    tag: textOrNull(cells[9] ?? null),
    code: text(cells[14]),
    network: text(cells[15]),
  },
  amount: { units: BigInt(text(cells[10])), decimals: int(cells[11]) },
  asked: { amount: text(cells[12]), unit: text(cells[13]) },
});

/** References, payments and payees of earlier batches; `except` leaves one batch out, for its own re-check. */
export const makeHistoryQueries = (db: DatabaseSync) => {
  const references = query(
    db,
    `SELECT ${EARLIER}, j.value FROM json_each(?) j JOIN payout p ON p.reference = j.value
     JOIN batch b ON b.n = p.batch_n WHERE b.id <> ? ORDER BY p.n`,
  );
  const byAddress = query(
    db,
    `SELECT ${EARLIER} FROM json_each(?) j
     JOIN payout p ON p.address = j.value JOIN batch b ON b.n = p.batch_n
     WHERE p.submitted_at >= ? AND p.state NOT IN ('DRAFT', 'CANCELLED') AND b.id <> ? ORDER BY p.n`,
  );
  const byId = query(
    db,
    `SELECT ${EARLIER} FROM payout p JOIN batch b ON b.n = p.batch_n WHERE p.id = ? AND b.id <> ?`,
  );
  const paidUnder = makePaidUnderQuery(db);
  return {
    usedReferences: (asked: readonly string[], except = ''): ReadonlyMap<string, EarlierPayout> => {
      const used = new Map(
        references
          .all(JSON.stringify(asked), except)
          .map((cells) => [text(cells.at(-1)), earlierFromCells(cells)]),
      );
      for (const [reference, payoutId] of paidUnder(asked)) {
        const cells = used.has(reference) ? null : byId.first(payoutId, except);
        if (cells !== null) used.set(reference, { ...earlierFromCells(cells), reference });
      }
      return used;
    },
    similarSince: (
      since: number,
      keys: readonly string[],
      except = '',
    ): ReadonlyMap<string, EarlierPayout> => {
      const wanted = new Set(keys);
      const addresses = [...new Set(keys.map(addressOfKey))];
      const found = new Map<string, EarlierPayout>();
      for (const cells of byAddress.all(JSON.stringify(addresses), since, except)) {
        const earlier = earlierFromCells(cells);
        for (const key of similarityKeys(earlier)) if (wanted.has(key)) found.set(key, earlier);
      }
      return found;
    },
    ...makeFileQueries(db),
  };
};

/** The meta key under which the batch of a content identity is found. */
export const contentKey = (identity: string): string => `content ${identity}`;

const makeFileQueries = (db: DatabaseSync) => {
  const batch = 'SELECT b.id, b.name, b.submitted_at, b.n FROM batch b';
  const file = query(db, `${batch} WHERE b.file_hash = ? AND b.id <> ? ORDER BY b.n LIMIT 1`);
  const content = query(db, `${batch} JOIN meta m ON m.value = b.id WHERE m.key = ? AND b.id <> ?`);
  const counts = query(
    db,
    'SELECT state, sum(count) FROM tally WHERE scope = ? GROUP BY state HAVING sum(count) > 0',
  );
  const earlier = (cells: Cells | null): EarlierBatch | null =>
    cells === null
      ? null
      : {
          batchId: text(cells[0]),
          name: text(cells[1]),
          submittedAt: isoOf(cells[2]),
          counts: Object.fromEntries(
            counts
              .all(`b${int(cells[3])}`)
              .map(([state, count]) => [payoutState(state), int(count)]),
          ),
        };
  return {
    batchOfFile: (fileHash: string, except = '') => earlier(file.first(fileHash, except)),
    batchOfContent: (identity: string, except = '') =>
      earlier(content.first(contentKey(identity), except)),
  };
};

/** Whom payouts went to, in the order of their first submission. */
export const makePayeeQueries = (db: DatabaseSync) => {
  const payees = query(
    db,
    `SELECT p.n, p.currency_id, p.code, p.network, p.address, p.tag, p.beneficiary, ${NAMED}, p.state
     FROM payout p JOIN batch b ON b.n = p.batch_n WHERE p.n > ? ORDER BY p.n LIMIT ?`,
  );
  return {
    payeesAfter: (place: number, limit: number): readonly Payee[] =>
      payees.all(place, limit).map(payeeFromCells),
  };
};

const UNDECIDED: ReadonlySet<PayoutState> = new Set<PayoutState>(['DRAFT', 'READY', 'SUBMITTED']);

const payeeFromCells = (cells: Cells): Payee => {
  const state = payoutState(cells[8]);
  const decided = state === 'CANCELLED' ? 'no' : 'yes';
  return {
    place: int(cells[0]),
    destination: {
      currencyId: int(cells[1]),
      code: text(cells[2]),
      network: text(cells[3]),
      address: text(cells[4]),
      tag: textOrNull(cells[5] ?? null),
    },
    beneficiary: text(cells[6]),
    payout: text(cells[7]),
    approved: UNDECIDED.has(state) ? 'open' : decided,
  };
};

const MICRO_PER_CENT = 10_000n;

const centsText = (micro: bigint): string => {
  const cents = (micro / MICRO_PER_CENT).toString().padStart(3, '0');
  return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
};

/** Running totals and single facts kept beside the tables. */
export const makeTotalQueries = (db: DatabaseSync) => {
  const days = query(
    db,
    `SELECT substr(scope, 2), state, sum(count), CAST(sum(usd) AS TEXT) FROM tally
     WHERE scope >= ? AND scope < 'e' GROUP BY scope, state HAVING sum(count) > 0`,
  );
  const committed = query(db, `SELECT currency_id, units FROM committed WHERE units <> '0'`);
  const meta = query(db, 'SELECT value FROM meta WHERE key = ?');
  return {
    volume: (from: number): readonly VolumeDay[] =>
      days.all(`d${dayOf(from)}`).map((cells) => ({
        day: text(cells[0]),
        state: payoutState(cells[1]),
        count: int(cells[2]),
        usd: centsText(BigInt(text(cells[3]))),
      })),
    committed: (): ReadonlyMap<number, bigint> =>
      new Map(committed.all().map(([id, units]) => [int(id), BigInt(text(units))])),
    lastSendEnded: (): LastSend | null => {
      const found = meta.first('last-send-ended');
      if (found === null) return null;
      const ended: LastSend = JSON.parse(text(found[0]));
      return ended;
    },
    hasCapability: (capability: string): boolean => meta.first(`capability ${capability}`) !== null,
  };
};
