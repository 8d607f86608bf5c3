/** What should be left of each currency at least, in the treasury file. */
import type { DatabaseSync } from 'node:sqlite';
import type { ReadingStore, Threshold } from '#main/ports/readings.ts';
import { int, intOrNull, query, text, type Cells } from '../cells.ts';
import type { AreaAnswers } from './area.ts';

const thresholdOf = (row: Cells): Threshold => ({
  currencyId: int(row[0]),
  least: text(row[1]),
  by: text(row[2]),
  setAt: int(row[3]),
  lowSince: intOrNull(row[4] ?? null),
});

type ThresholdAnswers = Pick<AreaAnswers<ReadingStore>, 'thresholds' | 'setThreshold' | 'noteLow'>;

export const thresholdAnswers = (db: DatabaseSync): ThresholdAnswers => {
  const all = query(
    db,
    'SELECT currency_id, least, by, set_at, low_since FROM balance_threshold ORDER BY currency_id',
  );
  const put = query(db, 'INSERT OR REPLACE INTO balance_threshold VALUES (?, ?, ?, ?, NULL)');
  const remove = query(db, 'DELETE FROM balance_threshold WHERE currency_id = ?');
  const note = query(db, 'UPDATE balance_threshold SET low_since = ? WHERE currency_id = ?');
  return {
    thresholds: () => all.all().map(thresholdOf),
    setThreshold: ({ currencyId, least, by, setAt }) => {
      if (least === null) remove.all(currencyId);
      else put.all(currencyId, least, by, setAt);
      return null;
    },
    noteLow: ({ currencyId, since }) => {
      note.all(since, currencyId);
      return null;
    },
  };
};
