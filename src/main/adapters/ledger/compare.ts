/**
 * The tables of a ledger against the fold of its journal.
 */
import type { DatabaseSync } from 'node:sqlite';
import { canonicalText } from '#core/audit/canonical.ts';
import type { PlanBasis } from '#core/audit/entry.ts';
import { COMMITTED_STATES, type Folded } from '#core/audit/fold.ts';
import { int, query, text, textOrNull } from '../cells.ts';

/** What differs, in words; empty when the tables say what the journal says. */
export const differencesFrom = (db: DatabaseSync, fold: Folded): readonly string[] => [
  ...payoutDifferences(db, fold),
  ...contentDifferences(db),
  ...batchDifferences(db, fold),
  ...totalDifferences(db, fold),
];

function* payoutDifferences(db: DatabaseSync, fold: Folded): Generator<string> {
  const rows = query(
    db,
    `SELECT p.id, b.id, p.state, p.epoch, p.fate, p.attempt, p.token, p.digest, p.currency_id, p.units,
       coalesce(p.reserved, p.units), p.sent
     FROM payout p JOIN batch b ON b.n = p.batch_n`,
  );
  let count = 0;
  for (const [cell, ...stored] of rows.each()) {
    const id = text(cell);
    const p = fold.payouts.get(id);
    const told = p && [p.batchId, p.state, p.epoch, p.fate, p.attempt, p.token, p.digest];
    const money = p && [p.currencyId, p.units.toString(), p.reserved.toString(), p.sent];
    const expected = p && told && money && [...told, ...money];
    if (JSON.stringify(expected) !== JSON.stringify(stored)) {
      yield `Payout ${id} does not stand where its entries say`;
    }
    count += 1;
  }
  if (count !== fold.payouts.size) yield 'The ledger has lost payouts its entries tell of';
}

/** Content that may still leave, or by which a payout is still asked about, against the entry that submitted it. */
function* contentDifferences(db: DatabaseSync): Generator<string> {
  const told = (path: string): string => `json_extract(j.payload, '$.${path}')`;
  const content = ['amount.units', 'amount.decimals', 'reference', 'beneficiary', 'rate', 'note'];
  const conversion = ['asked.amount', 'asked.unit'];
  const judged = ['bound', 'through.rate', 'through.per'];
  const target = ['address', 'tag', 'code', 'network'];
  const entry = [...content, ...conversion].map((name) => `content.${name}`);
  const terms = judged.map((name) => `json_extract(p.fiat_exact, '$.${name}')`);
  const rows = query(
    db,
    `SELECT p.id FROM payout p JOIN journal j ON j.seq =
       (SELECT max(seq) FROM journal WHERE about = p.n AND kind = 'payout.submitted')
     WHERE p.state NOT IN ('CONFIRMED', 'FAILED_GATEWAY', 'REJECTED', 'WRITTEN_OFF', 'CANCELLED')
     AND (p.units, p.decimals, p.reference, p.beneficiary, p.rate, p.note, p.asked_amount, p.asked_unit,
       p.order_id, p.address, p.tag, p.code, p.network, ${terms.join(', ')}) IS NOT
       (${[
         ...entry,
         'orderId',
         ...target.map((name) => `content.destination.${name}`),
         ...judged.map((name) => `content.fiatExact.${name}`),
       ]
         .map(told)
         .join(', ')})`,
  );
  for (const [id] of rows.each()) yield `Payout ${text(id)} is not what its entry says`;
}

function* batchDifferences(db: DatabaseSync, fold: Folded): Generator<string> {
  const sql =
    'SELECT id, run, approved_at IS NOT NULL, fingerprint, sending_order, funding, basis FROM batch';
  const rows = query(db, sql).all();
  for (const [id, ...stored] of rows) {
    const basis = textOrNull(stored.pop() ?? null);
    const b = fold.batches.get(text(id));
    const told = b && [
      b.run,
      Number(b.approved),
      b.fingerprint,
      b.choices.order,
      b.choices.funding,
    ];
    if (JSON.stringify(told) !== JSON.stringify(stored) || basisText(b?.basis) !== basisOf(basis))
      yield `Batch ${text(id)} does not stand where its entries say`;
  }
  if (rows.length !== fold.batches.size) yield 'The ledger has lost batches its entries tell of';
}

const basisText = (basis: PlanBasis | undefined): string | null =>
  basis === undefined ? null : canonicalText(basis);

/** The JSON of the table may have its members in another order than the journal. */
const basisOf = (json: string | null): string | null => {
  if (json === null) return null;
  const basis: PlanBasis = JSON.parse(json);
  return canonicalText(basis);
};

function* totalDifferences(db: DatabaseSync, fold: Folded): Generator<string> {
  const counts = new Map<string, number>();
  const committed = new Map<number, bigint>();
  for (const { batchId, state, currencyId, reserved } of fold.payouts.values()) {
    const key = `${batchId} ${state} ${currencyId}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (COMMITTED_STATES.includes(state)) {
      committed.set(currencyId, (committed.get(currencyId) ?? 0n) + reserved);
    }
  }
  const tallied = query(
    db,
    `SELECT b.id || ' ' || t.state || ' ' || t.currency_id, t.count FROM tally t
     JOIN batch b ON t.scope = 'b' || b.n WHERE t.count <> 0`,
  ).all();
  const sums = query(db, `SELECT currency_id, units FROM committed WHERE units <> '0'`).all();
  const fits =
    tallied.length === counts.size &&
    tallied.every(([key, count]) => counts.get(text(key)) === count) &&
    sums.length === [...committed.values()].filter((units) => units !== 0n).length &&
    sums.every(([id, units]) => committed.get(int(id))?.toString() === units);
  if (!fits) yield 'The running totals differ from the payouts';
}
