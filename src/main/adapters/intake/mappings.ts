/** What columns were said to mean, by their names: kept beside the drafts and offered when the same names come again. */
import type { DatabaseSync } from 'node:sqlite';
import type { ImportAsk, ImportChoices } from '#core/import/ask.ts';
import { headerSignature, withRemembered, type ColumnsAnswer } from '#core/import/remembered.ts';
import { query, text } from '../cells.ts';

export interface Mappings {
  /** Keeps the answers of a file that has been read with them. */
  remember(choices: ImportChoices): void;
  /** The question with an earlier answer filled in, or as it is. */
  recall(ask: ImportAsk): ImportAsk;
}

export const makeMappings = (db: DatabaseSync): Mappings => {
  const save = db.prepare(
    `INSERT INTO mapping VALUES (?, ?)
     ON CONFLICT (signature) DO UPDATE SET answer = excluded.answer`,
  );
  const find = query(db, 'SELECT answer FROM mapping WHERE signature = ?');
  return {
    remember: ({ columns, fills, products }) => {
      if (columns === undefined) return;
      const answer: ColumnsAnswer = {
        columns,
        ...(fills === undefined ? {} : { fills }),
        ...(products === undefined ? {} : { products }),
      };
      save.run(headerSignature(Object.keys(columns)), JSON.stringify(answer));
    },
    recall: (ask) => {
      if (ask.kind !== 'columns') return ask;
      const known = find.first(headerSignature(ask.headers.map(({ header }) => header)));
      if (known === null) return ask;
      const answer: ColumnsAnswer = JSON.parse(text(known[0]));
      return withRemembered(ask, answer);
    },
  };
};
