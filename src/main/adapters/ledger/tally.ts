/**
 * Running totals of one transaction: changes are gathered in memory and written once at its end, so that
 * five thousand submissions touch a handful of rows.
 */
import type { DatabaseSync } from 'node:sqlite';
import { COMMITTED_STATES } from '#core/audit/fold.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { query, text } from '../cells.ts';

/** What of a payout the totals count by. */
export interface Counted {
  readonly batchN: number;
  readonly currencyId: number;
  /** What it may take at most, smallest units. */
  readonly reserved: bigint;
  /** Millionths of a dollar. */
  readonly usd: bigint;
  readonly submittedAt: number;
}

export interface Tally {
  add(state: PayoutState, payout: Counted): void;
  remove(state: PayoutState, payout: Counted): void;
  /** Writes what was gathered; inside the transaction. */
  flush(): void;
  /** Forgets what was gathered, after a rollback. */
  drop(): void;
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const DAY_MS = 86_400_000;

/** The scopes a payout counts in; see schema.ts. Remembers the last day: those of a batch share one. */
const makeScopes = () => {
  let last = { number: Number.NaN, scope: '' };
  return ({ batchN, submittedAt }: Counted): readonly string[] => {
    const number = Math.floor(submittedAt / DAY_MS);
    if (number !== last.number) last = { number, scope: `d${dayOf(submittedAt)}` };
    return ['', `b${batchN}`, last.scope];
  };
};

interface Change {
  readonly scope: string;
  readonly state: PayoutState;
  readonly currencyId: number;
  count: number;
  usd: bigint;
}

export const makeTally = (db: DatabaseSync): Tally => {
  const put = db.prepare(
    `INSERT INTO tally VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
     SET count = count + excluded.count, usd = usd + excluded.usd`,
  );
  const committed = makeCommitted(db);
  const scopesOf = makeScopes();
  const changes = new Map<string, Change>();
  const change = (state: PayoutState, payout: Counted, sign: 1 | -1): void => {
    const { currencyId } = payout;
    for (const scope of scopesOf(payout)) {
      const key = `${scope} ${state} ${currencyId}`;
      const known = changes.get(key) ?? { scope, state, currencyId, count: 0, usd: 0n };
      known.count += sign;
      known.usd += BigInt(sign) * payout.usd;
      changes.set(key, known);
    }
    if (COMMITTED_STATES.includes(state)) committed.add(currencyId, BigInt(sign) * payout.reserved);
  };
  return {
    add: (state, payout) => change(state, payout, 1),
    remove: (state, payout) => change(state, payout, -1),
    flush: () => {
      for (const c of changes.values()) {
        if (c.count !== 0 || c.usd !== 0n) put.run(c.scope, c.state, c.currencyId, c.count, c.usd);
      }
      changes.clear();
      committed.flush();
    },
    drop: () => {
      changes.clear();
      committed.drop();
    },
  };
};

/** Sums of smallest units exceed SQLite's integers (18 decimals), so they are added here and kept as text. */
const makeCommitted = (db: DatabaseSync) => {
  const get = query(db, 'SELECT units FROM committed WHERE currency_id = ?');
  const put = db.prepare('INSERT OR REPLACE INTO committed VALUES (?, ?)');
  const changes = new Map<number, bigint>();
  return {
    add: (currencyId: number, units: bigint): void => {
      changes.set(currencyId, (changes.get(currencyId) ?? 0n) + units);
    },
    flush: (): void => {
      for (const [currencyId, units] of changes) {
        if (units === 0n) continue;
        const known = get.first(currencyId);
        const before = known === null ? 0n : BigInt(text(known[0]));
        put.run(currencyId, (before + units).toString());
      }
      changes.clear();
    },
    drop: (): void => changes.clear(),
  };
};
