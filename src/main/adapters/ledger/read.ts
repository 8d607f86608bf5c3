/**
 * The questions of the ledger port, answered from its tables.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Entry, StoredReply } from '#core/audit/entry.ts';
import { OPEN_STATES } from '#core/audit/fold.ts';
import type { PayoutState } from '#core/payout/state.ts';
import type { BatchState, Evidence, Ledger, PayoutRecord } from '#main/ports/ledger.ts';
import { int, payoutState, query, text, type Cells } from '../cells.ts';
import { bodyFromText } from './chain.ts';
import {
  BATCH_COLUMNS,
  batchFromCells,
  ENTRY_COLUMNS,
  entryFromCells,
  PAYOUT_COLUMNS,
  payoutFromCells,
} from './record.ts';

const PAYOUT_AND_BATCH = `SELECT ${PAYOUT_COLUMNS} FROM payout p JOIN batch b ON b.n = p.batch_n`;

const openList = OPEN_STATES.map((state) => `'${state}'`).join(', ');

type Claim = Parameters<Ledger['claimants']>[0];
type Names = Parameters<Evidence['payoutNamed']>[0];

/** Payouts one by one, by batch, and those still open. */
export const makePayoutQueries = (db: DatabaseSync) => {
  const byId = query(db, `${PAYOUT_AND_BATCH} WHERE p.id = ?`);
  const byBatch = query(db, `${PAYOUT_AND_BATCH} WHERE b.id = ? ORDER BY p.row`);
  const open = query(db, `${PAYOUT_AND_BATCH} WHERE p.state IN (${openList}) ORDER BY p.n`);
  const named = '(p.order_id = ? OR p.withdrawal_id = ?) ORDER BY p.n DESC LIMIT 1';
  const namedTo = query(db, `${PAYOUT_AND_BATCH} WHERE p.address IN (?, ?) AND ${named}`);
  const namedOpen = query(db, `${PAYOUT_AND_BATCH} WHERE p.state IN (${openList}) AND ${named}`);
  const claiming = query(
    db,
    `${PAYOUT_AND_BATCH} WHERE p.address IN (SELECT value FROM json_each(?)) AND (p.withdrawal_id = ?
     OR (p.withdrawal_id IS NULL AND p.state IN (SELECT value FROM json_each(?)))) ORDER BY p.n`,
  );
  const reply = query(
    db,
    `SELECT j.payload FROM payout p
     JOIN attempt a ON a.payout_n = p.n AND a.epoch = p.epoch AND a.attempt = ?
     JOIN journal j ON j.seq = a.reply_seq
     WHERE p.id = ? AND p.state = 'SEND_STARTED' AND p.attempt = a.attempt`,
  );
  return {
    payout: (id: string): PayoutRecord | null => {
      const cells = byId.first(id);
      return cells === null ? null : payoutFromCells(cells);
    },
    payoutNamed: ({ orderId, withdrawalId, address }: Names): PayoutRecord | null => {
      // Settled payouts have no index by these names; their address has.
      const bare = address?.split(':', 1)[0] ?? null;
      const cells =
        (address === null ? null : namedTo.first(address, bare, orderId, withdrawalId)) ??
        namedOpen.first(orderId, withdrawalId);
      return cells === null ? null : payoutFromCells(cells);
    },
    claimants: ({ addresses, withdrawalId, states }: Claim): readonly PayoutRecord[] =>
      claiming
        .all(JSON.stringify(addresses), withdrawalId, JSON.stringify(states))
        .map(payoutFromCells),
    payoutsOf: (batchId: string): readonly PayoutRecord[] =>
      byBatch.all(batchId).map(payoutFromCells),
    openPayouts: (): readonly PayoutRecord[] => open.all().map(payoutFromCells),
    replyOf: (payoutId: string, attempt: number): StoredReply | null => {
      const cells = reply.first(attempt, payoutId);
      if (cells === null) return null;
      const body = bodyFromText(text(cells[0]));
      return body.kind === 'reply.stored' ? body.reply : null;
    },
  };
};

type Counts = Partial<Record<PayoutState, number>>;

/** Batches with their payouts per state. */
export const makeBatchQueries = (db: DatabaseSync) => {
  const every = query(db, `SELECT ${BATCH_COLUMNS} FROM batch b ORDER BY b.n DESC`);
  const byId = query(db, `SELECT ${BATCH_COLUMNS} FROM batch b WHERE b.id = ?`);
  const sums = 'SELECT scope, state, sum(count) FROM tally WHERE';
  const group = 'GROUP BY scope, state HAVING sum(count) > 0';
  const countsOfAll = query(db, `${sums} scope >= 'b' AND scope < 'c' ${group}`);
  const countsOfOne = query(db, `${sums} scope = 'b' || ? ${group}`);
  const gather = (rows: readonly Cells[]): ReadonlyMap<string, Counts> => {
    const counts = new Map<string, Counts>();
    for (const [scope, state, count] of rows) {
      const known = counts.get(text(scope)) ?? {};
      known[payoutState(state)] = int(count);
      counts.set(text(scope), known);
    }
    return counts;
  };
  const withCounts = (cells: Cells, counts: ReadonlyMap<string, Counts>): BatchState =>
    batchFromCells(cells, counts.get(`b${int(cells[14])}`) ?? {});
  return {
    batches: (): readonly BatchState[] => {
      const counts = gather(countsOfAll.all());
      return every.all().map((cells) => withCounts(cells, counts));
    },
    batch: (id: string): BatchState | null => {
      const cells = byId.first(id);
      if (cells === null) return null;
      return withCounts(cells, gather(countsOfOne.all(String(cells[14]))));
    },
  };
};

/** The lives of payouts and batches. */
export const makeEntryQueries = (db: DatabaseSync) => {
  const life = (number: string) =>
    query(db, `SELECT ${ENTRY_COLUMNS} FROM journal WHERE about = (${number}) ORDER BY seq`);
  const ofPayout = life('SELECT n FROM payout WHERE id = ?');
  const ofBatch = life('SELECT -n FROM batch WHERE id = ?');
  return {
    entriesOf: (of: { payoutId: string } | { batchId: string }): readonly Entry[] =>
      ('payoutId' in of ? ofPayout.all(of.payoutId) : ofBatch.all(of.batchId)).map(entryFromCells),
  };
};
