/** Readings of the gateway in the treasury file. */
import type { DatabaseSync } from 'node:sqlite';
import type { Currency } from '#core/money/currency.ts';
import { changesOf, type ListChange } from '#core/currency/list-change.ts';
import type { KeptList, KeptLists, ReadingStore } from '#main/ports/readings.ts';
import { int, query, text } from '../cells.ts';
import type { Area, AreaAnswers } from './area.ts';
import { balanceAnswers } from './balance-rows.ts';
import { rateRows } from './rate-rows.ts';
import { thresholdAnswers } from './threshold-rows.ts';

const currenciesFrom = (json: string): readonly Currency[] => {
  const currencies: readonly Currency[] = JSON.parse(json);
  return currencies;
};

const changeFrom = (json: string): ListChange => {
  const change: ListChange = JSON.parse(json);
  return change;
};

type ListAnswers = Pick<AreaAnswers<ReadingStore>, 'keepList' | 'lists' | 'changes' | 'rates'>;

const listAnswers = (db: DatabaseSync): ListAnswers => {
  const at = query(db, 'SELECT taken_at, list FROM currency_list WHERE place = ?');
  const put = query(db, 'INSERT OR REPLACE INTO currency_list VALUES (?, ?, ?)');
  const note = query(db, 'INSERT INTO currency_change (at, since, change) VALUES (?, ?, ?)');
  const count = query(db, 'SELECT count(*) FROM currency_change');
  const page = query(
    db,
    'SELECT at, since, change FROM currency_change ORDER BY n DESC LIMIT ? OFFSET ?',
  );
  const rates = rateRows(db);
  const listAt = (place: 'last' | 'before'): KeptList | null => {
    const row = at.first(place);
    return row === null ? null : { takenAt: int(row[0]), currencies: currenciesFrom(text(row[1])) };
  };
  const lists = (): KeptLists | null => {
    const last = listAt('last');
    return last === null ? null : { last, before: listAt('before') };
  };
  return {
    keepList: (list) => {
      const last = listAt('last');
      if (last !== null) {
        put.all('before', last.takenAt, JSON.stringify(last.currencies));
        for (const change of changesOf(last.currencies, list.currencies)) {
          note.all(list.takenAt, last.takenAt, JSON.stringify(change));
        }
      }
      put.all('last', list.takenAt, JSON.stringify(list.currencies));
      rates.keep(list);
      return null;
    },
    lists: () => lists(),
    changes: ({ offset, limit }) => ({
      total: int(count.first()?.[0]),
      items: page.all(limit, offset).map((row) => ({
        at: int(row[0]),
        since: int(row[1]),
        change: changeFrom(text(row[2])),
      })),
    }),
    rates: (asked) => rates.within(asked),
  };
};

export const readings: Area<ReadingStore> = {
  manners: {
    keepList: 'write',
    lists: 'read',
    changes: 'read',
    rates: 'read',
    keepBalances: 'write',
    spans: 'read',
    thresholds: 'read',
    setThreshold: 'write',
    noteLow: 'write',
  },
  answers: (db) => ({ ...listAnswers(db), ...balanceAnswers(db), ...thresholdAnswers(db) }),
};
