/**
 * What batches carried forward and what payouts cover, kept beside the journal that holds it all: which amounts are
 * still owed, and which references were paid under another one.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import {
  carriedKey,
  coveredKey,
  type CarriedAmount,
  type Covered,
  type Owed,
} from '#core/payout/covered.ts';
import type { CarriedState, Ledger } from '#main/ports/ledger.ts';
import { int, query, text, textOrNull, type Cells } from '../cells.ts';
import type { Writing } from './writing.ts';

const CARRIED = 'carried ';
const COVERS = 'covers ';
const TAKEN = 'taken ';
const OFF = 'written-off ';
const PAID_UNDER = 'paid-under ';

/** References are told apart without regard to case, as those of payouts are. */
const referenceKeyOf = (reference: string): string => PAID_UNDER + reference.toLowerCase();

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

type BatchSubmitted = Extract<EntryBody, { kind: 'batch.submitted' }>;
type WrittenOffBody = Extract<EntryBody, { kind: 'carried.written-off' }>;
type PayoutSubmitted = Extract<EntryBody, { kind: 'payout.submitted' }>;

const owedFrom = (json: string): readonly Owed[] => {
  const owed: readonly Owed[] = JSON.parse(json);
  return owed;
};

const coversFrom = (json: string | null): readonly Covered[] => {
  if (json === null) return [];
  const covers: readonly Covered[] = JSON.parse(json);
  return covers;
};

const LIVE = `state NOT IN ('DRAFT', 'CANCELLED')`;

const makeCoversQuery = (db: DatabaseSync) => {
  const one = query(db, 'SELECT value FROM meta WHERE key = ?');
  return (payoutId: string): readonly Covered[] =>
    coversFrom(textOrNull(one.first(COVERS + payoutId)?.[0] ?? null));
};

/** Finds the payout that pays an amount; null while it is owed. */
const makeTakerQuery = (db: DatabaseSync) => {
  const coversOf = makeCoversQuery(db);
  const one = query(db, 'SELECT value FROM meta WHERE key = ?');
  const live = query(db, `SELECT id FROM payout WHERE id = ? AND ${LIVE}`);
  const byReference = query(db, `SELECT id FROM payout WHERE reference = ? AND ${LIVE}`);
  return (amount: Pick<CarriedAmount, 'batchId' | 'row' | 'reference'>): string | null => {
    const key = carriedKey(amount);
    const taker = textOrNull(one.first(TAKEN + key)?.[0] ?? null);
    // What a payout covers is what its last submission says.
    const takes = taker !== null && coversOf(taker).some((covered) => coveredKey(covered) === key);
    const found = takes ? live.first(taker) : null;
    return textOrNull((found ?? byReference.first(amount.reference))?.[0] ?? null);
  };
};

/** What was decided of an amount: it holds for that amount and for no other in the same row. */
interface WriteOff {
  readonly reference: string;
  readonly amount: string;
  readonly unit: string;
  readonly by: string;
  readonly at: number;
  readonly reason: string;
}

type Sum = Pick<Owed, 'reference' | 'amount' | 'unit'>;

const isOwed = (one: Sum, other: Sum): boolean =>
  one.reference === other.reference && one.amount === other.amount && one.unit === other.unit;

const makeOffQuery = (db: DatabaseSync) => {
  const one = query(db, 'SELECT value FROM meta WHERE key = ?');
  return (of: { batchId: string; row: number }, owed: Sum): CarriedState['writtenOff'] => {
    const found = one.first(OFF + carriedKey(of));
    if (found === null) return null;
    const off: WriteOff = JSON.parse(text(found[0]));
    return isOwed(owed, off) ? { by: off.by, at: off.at, reason: off.reason } : null;
  };
};

/** A batch that went back to its draft, or of which nothing was ever sent, carries nothing. */
const CARRIES = `b.run NOT IN ('returned', 'cancelled')`;

const makeOpenQuery = (db: DatabaseSync) => {
  const one = query(
    db,
    `SELECT m.value FROM meta m JOIN batch b ON b.id = ? AND ${CARRIES} WHERE m.key = ?`,
  );
  return (batchId: string): readonly Owed[] => {
    const found = one.first(batchId, CARRIED + batchId);
    return found === null ? [] : owedFrom(text(found[0]));
  };
};

/** The amounts of the port, as the ledger keeps them. */
export const makeCarriedBook = (db: DatabaseSync): Pick<Ledger, 'carried' | 'coversOf'> => {
  const carried = query(
    db,
    `SELECT b.id, b.name, b.submitted_at, m.value, b.n FROM meta m
     JOIN batch b ON b.id = substr(m.key, ${CARRIED.length + 1})
     WHERE m.key >= '${CARRIED}' AND m.key < 'carried!' AND ${CARRIES}
     ORDER BY b.n`,
  );
  const passedOver = query(
    db,
    `SELECT count(DISTINCT batch_n) FROM payout
     WHERE address = ? AND currency_id = ? AND batch_n > ? AND ${LIVE}`,
  );
  const takenBy = makeTakerQuery(db);
  const coversOf = makeCoversQuery(db);
  const offOf = makeOffQuery(db);
  const carriedBy = (cells: Cells): readonly CarriedState[] => {
    const from = { batchId: text(cells[0]), batchName: text(cells[1]) };
    const carriedAt = new Date(int(cells[2])).toISOString();
    return owedFrom(text(cells[3])).map((owed) => {
      const amount = { ...owed, ...from, carriedAt };
      const { address, currencyId } = owed.destination;
      const since = passedOver.first(address, currencyId, int(cells[4]));
      const stands = { takenBy: takenBy(amount), writtenOff: offOf(amount, owed) };
      return { ...amount, ...stands, passedOver: int(since?.[0]) };
    });
  };
  return {
    carried: async ({ batchId }) =>
      carried
        .all()
        .filter((cells) => batchId === undefined || text(cells[0]) === batchId)
        .flatMap(carriedBy)
        .filter(
          ({ takenBy: taker, writtenOff }) =>
            batchId !== undefined || (taker === null && writtenOff === null),
        ),
    coversOf: async (payoutId) => coversOf(payoutId),
  };
};

/** Of references those whose amount was paid under another one, with the payout that paid it. */
export const makePaidUnderQuery = (db: DatabaseSync) => {
  const under = query(
    db,
    `SELECT j.value, m.value FROM json_each(?) j
     JOIN meta m ON m.key = '${PAID_UNDER}' || lower(j.value)`,
  );
  const coversOf = makeCoversQuery(db);
  return (references: readonly string[]): ReadonlyMap<string, string> =>
    new Map(
      under.all(JSON.stringify(references)).flatMap((cells) => {
        const [reference, payoutId] = [text(cells[0]), text(cells[1])];
        return coversOf(payoutId).some((covered) => isSame(covered.reference, reference))
          ? [[reference, payoutId]]
          : [];
      }),
    );
};

/**
 * Writes inside the transaction of the caller. A later submission of a batch or payout replaces what it said before.
 * Answers false for what does not fit: an amount that is not owed, or that another payout pays.
 */
export const writeCarried = (db: DatabaseSync) => {
  const put = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM meta WHERE key = ?');
  const rules = makeRules(db);
  const keep = (key: string, list: readonly unknown[]): void => {
    if (list.length === 0) remove.run(key);
    else put.run(key, JSON.stringify(list));
  };
  return {
    batch: ({ batch }: BatchSubmitted): void => keep(`${CARRIED}${batch.id}`, batch.carried ?? []),
    payout: ({ payoutId, content, covers = [] }: PayoutSubmitted): boolean => {
      if (rules.isPaidUnder(content.reference, payoutId)) return false;
      const keys = covers.flatMap((covered) => coveredKey(covered) ?? []);
      const isOnce = new Set(keys).size === keys.length;
      if (!isOnce || !covers.every((covered) => rules.mayTake(covered))) return false;
      keep(`${COVERS}${payoutId}`, covers);
      for (const covered of covers) {
        const taken = coveredKey(covered);
        if (taken !== null) put.run(TAKEN + taken, payoutId);
        put.run(referenceKeyOf(covered.reference), payoutId);
      }
      return true;
    },
    writeOff: ({ batchId, row, reason }: WrittenOffBody, { actor, at }: Writing): boolean => {
      const owed = rules.open(batchId, row);
      if (owed === null || actor.kind !== 'person') return false;
      const { reference, amount, unit } = owed;
      const off: WriteOff = { reference, amount, unit, by: actor.name, at, reason };
      put.run(OFF + carriedKey({ batchId, row }), JSON.stringify(off));
      return true;
    },
  };
};

/** What of the amounts may be done, as the tables stand inside the transaction. */
const makeRules = (db: DatabaseSync) => {
  const openOf = makeOpenQuery(db);
  const takenBy = makeTakerQuery(db);
  const offOf = makeOffQuery(db);
  const paidUnder = makePaidUnderQuery(db);
  const live = query(db, `SELECT 1 FROM payout WHERE id = ? AND ${LIVE}`);
  /** The amount while it is owed; null otherwise. */
  const open = (batchId: string, row: number): Owed | null => {
    const owed = openOf(batchId).find((one) => one.row === row);
    if (owed === undefined) return null;
    const at = { batchId, row, reference: owed.reference };
    return takenBy(at) === null && offOf(at, owed) === null ? owed : null;
  };
  return {
    open,
    mayTake: ({ from, row, reference, amount, unit }: Covered): boolean => {
      if (from === null) return true;
      const owed = open(from.batchId, row);
      return owed !== null && isOwed(owed, { reference, amount, unit });
    },
    isPaidUnder: (reference: string, except: string): boolean => {
      const payer = paidUnder([reference]).get(reference);
      return payer !== undefined && payer !== except && live.first(payer) !== null;
    },
  };
};
