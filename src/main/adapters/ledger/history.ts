/**
 * What the checks of a new file ask of the past, and the totals of the overview.
 */
import type { DatabaseSync } from 'node:sqlite';
import { similarityKey } from '#core/payout/similarity.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { LastSend, Payee, VolumeDay } from '#main/ports/ledger.ts';
import { int, payoutState, query, text, textOrNull, type Cells } from '../cells.ts';
import { dayOf } from './tally.ts';

/** An earlier payout as an issue names it. */
const NAMED = `'row ' || p.row || ' of “' || b.name || '”'`;

/** References, look-alikes and files of earlier batches; `except` leaves one batch out, for its own re-check. */
export const makeHistoryQueries = (db: DatabaseSync) => {
  const references = query(
    db,
    `SELECT j.value, ${NAMED} FROM json_each(?) j JOIN payout p ON p.reference = j.value
     JOIN batch b ON b.n = p.batch_n WHERE b.id <> ?`,
  );
  const byAddress = query(
    db,
    `SELECT DISTINCT ${NAMED}, p.address, p.tag, p.units, p.decimals, p.currency_id FROM json_each(?) j
     JOIN payout p ON p.address = j.value JOIN batch b ON b.n = p.batch_n
     WHERE p.submitted_at >= ? AND p.state NOT IN ('DRAFT', 'CANCELLED') AND b.id <> ? ORDER BY p.n`,
  );
  const file = query(
    db,
    'SELECT name FROM batch WHERE file_hash = ? AND id <> ? ORDER BY n LIMIT 1',
  );
  return {
    usedReferences: (asked: readonly string[], except = ''): ReadonlyMap<string, string> =>
      new Map(
        references.all(JSON.stringify(asked), except).map(([asked, by]) => [text(asked), text(by)]),
      ),
    similarSince: (
      since: number,
      keys: readonly string[],
      except = '',
    ): ReadonlyMap<string, string> => {
      const wanted = new Set(keys);
      const addresses = [...new Set(keys.map((key) => key.slice(0, key.indexOf('|'))))];
      const found = new Map<string, string>();
      for (const cells of byAddress.all(JSON.stringify(addresses), since, except)) {
        const [named, address, tag, units, decimals, currency] = cells;
        const place = { currencyId: int(currency), address: text(address), tag: textOrNull(tag) };
        const amount = { units: BigInt(text(units)), decimals: int(decimals) };
        const key = similarityKey({ destination: place, amount });
        if (wanted.has(key)) found.set(key, text(named));
      }
      return found;
    },
    batchOfFile: (fileHash: string, except = ''): string | null => {
      const found = file.first(fileHash, except);
      return found === null ? null : text(found[0]);
    },
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
