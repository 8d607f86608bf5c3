/** What was proven, and the balance around one payout's request, as the journal holds it. */
import type { DatabaseSync } from 'node:sqlite';
import type { BalancesAt, Evidence } from '#main/ports/ledger.ts';
import { int, query, text, type Cells } from '../cells.ts';
import { bodyFromText } from './chain.ts';

/** Entries looked through on either side; some tens of milliseconds at most. */
const REACH = 50_000;

const SENT = 'SEND_STARTED';
const CLOCK_SLACK_MS = 24 * 60 * 60_000;

const READING = `SELECT seq, at, payload FROM journal WHERE kind = 'balance.read' AND seq`;

type Around = Parameters<Evidence['balancesAround']>[0];
type Found = Awaited<ReturnType<Evidence['balancesAround']>>;

const readingFrom = (cells: Cells | null): BalancesAt | null => {
  if (cells === null) return null;
  const body = bodyFromText(text(cells[2]));
  if (body.kind !== 'balance.read') return null;
  return { seq: int(cells[0]), at: int(cells[1]), balances: body.balances };
};

export const makeEvidenceQueries = (db: DatabaseSync) => {
  const before = query(db, `${READING} < ? AND seq > ? ORDER BY seq DESC LIMIT 1`);
  const after = query(db, `${READING} > ? AND seq > ? ORDER BY seq DESC LIMIT 1`);
  const head = query(db, 'SELECT max(seq) FROM journal');
  const others = query(
    db,
    `SELECT 1 FROM journal j JOIN payout p ON p.n = j.about
     WHERE j.seq > ? AND j.seq < ? AND j.kind = 'payout.moved' AND p.currency_id = ? AND p.id <> ?
     AND json_extract(j.payload, '$.to') = 'SEND_STARTED' LIMIT 1`,
  );
  const proof = query(
    db,
    `SELECT j.at, p.id, p.reference FROM meta m JOIN payout p ON p.id = m.value
     JOIN journal j ON j.about = p.n AND j.kind = 'capability.proven'
     WHERE m.key = ? ORDER BY j.seq LIMIT 1`,
  );
  const sends = query(
    db,
    `SELECT p.id, json_extract(j.payload, '$.to') FROM journal j JOIN payout p ON p.n = j.about
     WHERE j.seq > ? AND j.kind = 'payout.moved' AND j.at >= ? ORDER BY j.seq DESC`,
  );
  const older = query(
    db,
    'SELECT seq FROM journal WHERE seq < ? AND at < ? ORDER BY seq DESC LIMIT 1',
  );
  return {
    sentSince: (from: number): readonly string[] => {
      // Times need not rise from entry to entry, so the search goes a day further back than asked.
      const end = int(head.first()?.[0]) + 1;
      const start = older.first(end, from - CLOCK_SLACK_MS);
      const rows = sends.all(start === null ? 0 : int(start[0]), from);
      return [...new Set(rows.flatMap((cells) => (cells[1] === SENT ? [text(cells[0])] : [])))];
    },
    proofOf: (capability: string): Awaited<ReturnType<Evidence['proofOf']>> => {
      const cells = proof.first(`capability ${capability}`);
      if (cells === null) return null;
      return { at: int(cells[0]), payoutId: text(cells[1]), reference: text(cells[2]) };
    },
    balancesAround: ({ payoutId, currencyId, sentSeq }: Around): Found => {
      const first = readingFrom(before.first(sentSeq, sentSeq - REACH));
      const last = readingFrom(after.first(sentSeq, int(head.first()?.[0]) - REACH));
      const sent =
        first !== null &&
        last !== null &&
        others.first(first.seq, last.seq, currencyId, payoutId) !== null;
      return { before: first, after: last, othersSent: sent };
    },
  };
};
