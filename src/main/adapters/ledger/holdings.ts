/** What the ledger tells of money held: what open payouts may still take, and what sent ones took. */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { COMMITTED_STATES } from '#core/audit/fold.ts';
import type { Debit } from '#core/balance/roll-forward.ts';
import { rescale, type Amount } from '#core/money/amount.ts';
import type { PayoutState } from '#core/payout/state.ts';
import {
  RESERVE_STAGES,
  type HoldingsBook,
  type ReservedLine,
  type ReserveStage,
} from '#main/ports/holdings.ts';
import { int, payoutState, query, text, textOrNull, type Cells } from '../cells.ts';
import type { Turns } from './turns.ts';

const STAGE_OF: Readonly<Partial<Record<PayoutState, ReserveStage>>> = {
  APPROVED: 'approved',
  CLAIMED: 'sending',
  SEND_STARTED: 'sending',
  ACCEPTED: 'sent',
  PENDING: 'sent',
  UNKNOWN: 'unclear',
  HELD: 'unclear',
  NOT_SENT: 'unclear',
};

/** Payouts looked through before others get their turn: a few milliseconds. */
const SLICE = 10_000;

const added = (a: Amount, b: Amount): Amount => {
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: rescale(a, decimals).units + rescale(b, decimals).units, decimals };
};

const amountOf = (units: Cells[number], decimals: Cells[number]): Amount => ({
  units: BigInt(text(units)),
  decimals: int(decimals),
});

const makeReserved = (db: DatabaseSync): HoldingsBook['reserved'] => {
  const states = COMMITTED_STATES.map((state) => `'${state}'`).join(', ');
  const open = query(
    db,
    `SELECT currency_id, state, units, decimals FROM payout WHERE state IN (${states})`,
  );
  return async () => {
    const lines = new Map<string, ReservedLine>();
    for (const row of open.each()) {
      const currencyId = int(row[0]);
      const stage = STAGE_OF[payoutState(row[1])] ?? 'unclear';
      const sum = amountOf(row[2] ?? null, row[3] ?? null);
      const key = `${currencyId} ${stage}`;
      const known = lines.get(key);
      lines.set(
        key,
        known === undefined
          ? { currencyId, stage, count: 1, sum }
          : { ...known, count: known.count + 1, sum: added(known.sum, sum) },
      );
    }
    const order = (line: ReservedLine): number => RESERVE_STAGES.indexOf(line.stage);
    return [...lines.values()].sort((a, b) => order(a) - order(b));
  };
};

/** States in which money may have left although the gateway has not said so. */
const MAY_HAVE_LEFT: readonly PayoutState[] = [
  'SEND_STARTED',
  'UNKNOWN',
  'ACCEPTED',
  'PENDING',
  'CONFIRMED',
  'HELD',
];

const debitOf = (row: Cells): Debit => ({
  at: int(row[0]),
  amount: amountOf(row[1] ?? null, row[2] ?? null),
  debited: textOrNull(row[3]),
  networkFee: textOrNull(row[4]),
  serviceFee: textOrNull(row[5]),
  open: MAY_HAVE_LEFT.includes(payoutState(row[6])),
});

const makeDebits = (db: DatabaseSync, turns: Turns): HoldingsBook['debits'] => {
  const last = query(db, 'SELECT ifnull(max(n), 0) FROM payout');
  const slice = query(
    db,
    `SELECT a.claimed_at, p.units, p.decimals, p.debited, p.network_fee, p.service_fee, p.state
     FROM payout p JOIN attempt a ON a.payout_n = p.n AND a.epoch = p.epoch AND a.attempt = p.attempt
     WHERE p.n > ? AND p.n <= ? AND p.currency_id = ? AND a.claimed_at >= ? AND a.claimed_at <= ?`,
  );
  return async ({ currencyId, from, to }) => {
    const end = int((await turns.short(() => last.first()))?.[0]);
    const found: Debit[] = [];
    for (let n = 0; n < end; n += SLICE) {
      const rows = await turns.short(() => slice.all(n, n + SLICE, currencyId, from, to));
      found.push(...rows.map(debitOf));
      await nextTurn();
    }
    return found;
  };
};

export const makeHoldings = (db: DatabaseSync, turns: Turns): HoldingsBook => ({
  reserved: () => turns.short(makeReserved(db)),
  debits: makeDebits(db, turns),
});
