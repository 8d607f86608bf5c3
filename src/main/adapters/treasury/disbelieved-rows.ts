/** What is remembered of callbacks that were not believed: how many, and the last hundred in part. */
import type { DatabaseSync } from 'node:sqlite';
import { DISBELIEFS, type CallbackStore } from '#main/ports/callbacks.ts';
import { int, oneOf, query, text } from '../cells.ts';
import type { AreaAnswers } from './area.ts';

const REMEMBERED = 100;

const whyOf = oneOf(DISBELIEFS);

export const disbelievedRows = (
  db: DatabaseSync,
): Pick<AreaAnswers<CallbackStore>, 'disbelieve' | 'disbelieved'> => {
  const count = query(
    db,
    `INSERT INTO disbelieved VALUES (?, ?, ?)
     ON CONFLICT (why) DO UPDATE SET times = times + excluded.times, last_at = excluded.last_at`,
  );
  const sample = query(
    db,
    'INSERT INTO disbelieved_sample (at, why, bytes, head) VALUES (?, ?, ?, ?)',
  );
  const prune = query(
    db,
    `DELETE FROM disbelieved_sample WHERE n <= (SELECT max(n) FROM disbelieved_sample) - ?`,
  );
  const counts = query(db, 'SELECT why, times, last_at FROM disbelieved ORDER BY last_at DESC');
  const samples = query(
    db,
    'SELECT at, why, bytes, head FROM disbelieved_sample ORDER BY n DESC LIMIT ?',
  );
  return {
    disbelieve: (more) => {
      for (const { why, times, lastAt } of more.counts) count.all(why, times, lastAt);
      for (const { at, why, bytes, head } of more.samples) sample.all(at, why, bytes, head);
      prune.all(REMEMBERED);
      return null;
    },
    disbelieved: () => ({
      counts: counts.all().map(([why, times, at]) => ({
        why: whyOf(why),
        times: int(times),
        lastAt: int(at),
      })),
      samples: samples.all(REMEMBERED).map(([at, why, bytes, head]) => ({
        at: int(at),
        why: whyOf(why),
        bytes: int(bytes),
        head: text(head),
      })),
    }),
  };
};
