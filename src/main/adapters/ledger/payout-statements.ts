/**
 * The SQL behind write-payout.ts, prepared once.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import type { MovedBody, Standing, SubmittedBody } from '#core/audit/fold.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { fateCell, int, payoutState, query, text, textOrNull, type Cells } from '../cells.ts';
import type { Counted } from './tally.ts';

type ReadingBody = Extract<EntryBody, { kind: 'reading.stored' }>;

/** A payout as far as writing needs it. */
export interface KnownPayout {
  readonly n: number;
  readonly standing: Standing;
  readonly counted: Counted;
}

export type PayoutStatements = ReturnType<typeof makePayoutStatements>;

const knownPayout = (cells: Cells): KnownPayout => ({
  n: int(cells[0]),
  standing: {
    state: payoutState(cells[1]),
    epoch: int(cells[2]),
    fate: fateCell(cells[3]),
    attempt: int(cells[4]),
    token: textOrNull(cells[5]),
    digest: text(cells[6]),
    converts: cells[12] !== null,
    sent: textOrNull(cells[13] ?? null),
  },
  counted: {
    batchN: int(cells[7]),
    currencyId: int(cells[8]),
    reserved: BigInt(text(cells[9])),
    usd: BigInt(text(cells[10])),
    submittedAt: int(cells[11]),
  },
});

export const makePayoutStatements = (db: DatabaseSync) => {
  const find = query(
    db,
    `SELECT n, state, epoch, fate, attempt, token, digest, batch_n, currency_id,
       coalesce(reserved, units), CAST(usd AS TEXT), submitted_at, fiat_exact, sent FROM payout WHERE id = ?`,
  );
  const batch = query(db, 'SELECT n FROM batch WHERE id = ?');
  const number = query(db, 'SELECT n FROM payout WHERE id = ?');
  return {
    ...contentStatements(db),
    ...standingStatements(db),
    ...evidenceStatements(db),
    known: (id: string): KnownPayout | null => {
      const cells = find.first(id);
      return cells === null ? null : knownPayout(cells);
    },
    numberOf: (id: string) => numberIn(number.first(id)),
    batchNumberOf: (id: string) => numberIn(batch.first(id)),
  };
};

/** The number a statement found, or null when it found no row. */
const numberIn = (cells: Cells | null): number | null => (cells === null ? null : int(cells[0]));

/** Content columns in the order both statements below bind them. */
const CONTENT =
  'row, epoch, order_id, digest, reference, beneficiary, currency_id, code, network, address, tag, units, ' +
  'decimals, asked_amount, asked_unit, rate, note, priority, usd_rate, usd, submitted_at, moved_at, fiat_exact, reserved';

const contentValues = (body: SubmittedBody, counted: Counted) => {
  const { content } = body;
  const { destination: to, amount, asked } = content;
  const identity = [body.row, body.epoch, body.orderId, body.digest];
  const payee = [content.reference, content.beneficiary];
  const target = [to.currencyId, to.code, to.network, to.address, to.tag];
  const sum = [amount.units.toString(), amount.decimals, asked.amount, asked.unit, content.rate];
  const times = [counted.submittedAt, counted.submittedAt];
  const place = [content.note, content.priority ?? null, body.usdRate];
  const { fiatExact } = content;
  const converted =
    fiatExact === undefined
      ? [null, null]
      : [JSON.stringify(fiatExact), counted.reserved.toString()];
  return [...identity, ...payee, ...target, ...sum, ...place, counted.usd, ...times, ...converted];
};

const contentStatements = (db: DatabaseSync) => {
  const insert = db.prepare(
    `INSERT INTO payout (id, batch_n, state, fate, attempt, ${CONTENT})
     VALUES (?, ?, 'SUBMITTED', 'unsent', 0, ${CONTENT.replace(/\w+/g, '?')})`,
  );
  const replace = db.prepare(
    `UPDATE payout SET (${CONTENT}) = (${CONTENT.replace(/\w+/g, '?')}), asked_at = NULL, not_found = 0,
       sent = NULL
     WHERE n = ?`,
  );
  return {
    insert: (body: SubmittedBody, counted: Counted): number =>
      Number(
        insert.run(body.payoutId, counted.batchN, ...contentValues(body, counted)).lastInsertRowid,
      ),
    replace: (n: number, body: SubmittedBody, counted: Counted) =>
      replace.run(...contentValues(body, counted), n),
  };
};

const standingStatements = (db: DatabaseSync) => {
  const state = db.prepare('UPDATE payout SET state = ? WHERE n = ?');
  const standing = db.prepare(
    'UPDATE payout SET state = ?, fate = ?, attempt = ?, token = ?, moved_at = ? WHERE n = ?',
  );
  const move = db.prepare(
    `UPDATE payout SET state = ?, fate = ?, attempt = ?, token = ?, moved_at = ?, detail = ?,
       withdrawal_id = coalesce(?, withdrawal_id), chain_hash = coalesce(?, chain_hash),
       sent = coalesce(?, sent) WHERE n = ?`,
  );
  const open = db.prepare('INSERT INTO attempt VALUES (?, ?, ?, ?, ?, ?, NULL)');
  const attempt = db.prepare(
    'UPDATE attempt SET state = ? WHERE payout_n = ? AND epoch = ? AND attempt = ?',
  );
  return {
    setState: (n: number, to: PayoutState) => state.run(to, n),
    setStanding: (n: number, to: Standing, at: number) =>
      standing.run(to.state, to.fate, to.attempt, to.token, at, n),
    move: (n: number, to: Standing, seen: { body: MovedBody; at: number }) => {
      const { detail, withdrawalId, chainHash } = seen.body;
      const values = [to.state, to.fate, to.attempt, to.token, seen.at, detail];
      return move.run(...values, withdrawalId, chainHash, seen.body.sent ?? null, n);
    },
    openAttempt: (n: number, to: Standing, at: number) =>
      open.run(n, to.epoch, to.attempt, to.token, to.state, at),
    setAttemptState: (n: number, to: Standing) => attempt.run(to.state, n, to.epoch, to.attempt),
  };
};

const evidenceStatements = (db: DatabaseSync) => {
  const reply = query(
    db,
    `UPDATE attempt SET reply_seq = ? FROM payout
     WHERE payout.id = ? AND payout_n = payout.n AND attempt.epoch = payout.epoch AND attempt.attempt = ?
     RETURNING payout_n`,
  );
  const reading = query(
    db,
    `UPDATE payout SET asked_at = ?, not_found = CASE ? WHEN 'not-found' THEN not_found + 1 ELSE 0 END,
       chain_hash = coalesce(?, chain_hash), debited = coalesce(?, debited),
       network_fee = coalesce(?, network_fee), service_fee = coalesce(?, service_fee),
       confirmations = coalesce(?, confirmations)
     WHERE id = ? RETURNING n`,
  );
  return {
    setReply: (id: string, attempt: number, seq: number) => numberIn(reply.first(seq, id, attempt)),
    setReading: (r: ReadingBody, at: number) => {
      const seen = [r.chainHash, r.debited, r.networkFee, r.serviceFee, r.confirmations];
      return numberIn(reading.first(at, r.outcome, ...seen, r.payoutId));
    },
  };
};
