/**
 * The currency list each batch was last checked against, kept so that one changed row is converted at the same rates
 * as all others.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { CurrencySnapshot } from '#core/money/currency.ts';
import { query, text } from '../cells.ts';

export const saveSnapshot = (db: DatabaseSync, n: number, snapshot: CurrencySnapshot): void => {
  db.prepare('INSERT OR REPLACE INTO snapshot VALUES (?, ?)').run(n, JSON.stringify(snapshot));
};

/** Null for a batch that was last checked by an earlier version of Purser. */
export const loadSnapshot = (db: DatabaseSync, n: number): CurrencySnapshot | null => {
  const cells = query(db, 'SELECT body FROM snapshot WHERE n = ?').first(n);
  if (cells === null) return null;
  const snapshot: CurrencySnapshot = JSON.parse(text(cells[0]));
  return snapshot;
};
