/** Prices over time in the treasury file: a point a reading where one moved, thinned as they grow old. */
import type { DatabaseSync } from 'node:sqlite';
import { STILL_AFTER, THINNINGS, THIN_EVERY } from '#core/currency/thinning.ts';
import type { KeptList, RatePoint, Stretch } from '#main/ports/readings.ts';
import { int, query, textOrNull, type Cells } from '../cells.ts';

const THINNED = 'rates-thinned';

const pointOf = (row: Cells): RatePoint => ({ at: int(row[0]), rate: textOrNull(row[1]) });

export const rateRows = (db: DatabaseSync) => {
  const last = query(
    db,
    'SELECT at, rate FROM rate_point WHERE currency_id = ? ORDER BY at DESC LIMIT 1',
  );
  const put = query(db, 'INSERT OR REPLACE INTO rate_point VALUES (?, ?, ?)');
  const before = query(
    db,
    'SELECT at, rate FROM rate_point WHERE currency_id = ? AND at < ? ORDER BY at DESC LIMIT 1',
  );
  const within = query(
    db,
    'SELECT at, rate FROM rate_point WHERE currency_id = ? AND at >= ? AND at <= ? ORDER BY at',
  );
  const noted = query(db, 'SELECT at FROM reading_note WHERE key = ?');
  const note = query(db, 'INSERT OR REPLACE INTO reading_note VALUES (?, ?)');
  // The first of a stretch never goes, so which of the others is looked at first changes nothing.
  const thin = query(
    db,
    `DELETE FROM rate_point AS p WHERE p.at < ?1 AND EXISTS (
       SELECT 1 FROM rate_point q
       WHERE q.currency_id = p.currency_id AND q.at >= p.at - p.at % ?2 AND q.at < p.at)`,
  );
  const thinNow = (now: number): void => {
    const [done] = noted.first(THINNED) ?? [];
    const ago = done === undefined ? Infinity : now - int(done);
    if (ago >= 0 && ago < THIN_EVERY) return;
    for (const { olderThan, every } of THINNINGS) thin.all(now - olderThan, every);
    note.all(THINNED, now);
  };
  return {
    keep: ({ takenAt, currencies }: KeptList): void => {
      for (const { id, usdRate } of currencies) {
        const row = last.first(id);
        const known = row === null ? null : pointOf(row);
        const isNews =
          known === null || known.rate !== usdRate || takenAt - known.at >= STILL_AFTER;
        if (isNews) put.all(id, takenAt, usdRate);
      }
      thinNow(takenAt);
    },
    within: ({ currencyId, from, to }: Stretch): readonly RatePoint[] => {
      const held = before.first(currencyId, from);
      const points = within.all(currencyId, from, to).map(pointOf);
      return held === null ? points : [pointOf(held), ...points];
    },
  };
};
