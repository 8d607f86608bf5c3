import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EarlierBatch } from '#core/payout/earlier.ts';
import { makeAccountBook } from '#main/adapters/intake/known-accounts.ts';
import { makeHistoryQueries, makePayeeQueries } from '#main/adapters/ledger/history.ts';
import type { FileHistory } from './check.ts';

/** Payouts read at a time. */
const PAGE = 10_000;

export interface OpenHistory extends FileHistory {
  /** The batch that a file became, by the SHA-256 (hex) of its bytes, or null. */
  batchOfFile(fileHash: string): EarlierBatch | null;
  close(): void;
}

/** Opens the ledger of a data folder for looking up only; throws, in words, when there is none or it is in use. */
export const openHistory = (folder: string): OpenHistory => {
  const file = join(folder, 'ledger.sqlite');
  if (!existsSync(file)) throw new Error(`There is no ledger in "${folder}".`);
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    const queries = makeHistoryQueries(db);
    // A ledger that a console holds refuses the first question, not the opening.
    queries.batchOfFile('');
    const payees = makePayeeQueries(db);
    const accounts = makeAccountBook();
    let place = 0;
    for (let page = payees.payeesAfter(place, PAGE); page.length > 0;) {
      for (const payee of page) {
        if (payee.approved === 'yes') accounts.add(payee);
        place = payee.place;
      }
      page = payees.payeesAfter(place, PAGE);
    }
    return {
      accounts,
      usedReferences: (references) => queries.usedReferences(references),
      similarSince: (since, keys) => queries.similarSince(since, keys),
      batchOfContent: (identity) => queries.batchOfContent(identity),
      batchOfFile: (fileHash) => queries.batchOfFile(fileHash),
      close: () => db.close(),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    throw new Error(`The ledger in "${folder}" cannot be read (${why}). Close the console first.`, {
      cause: error,
    });
  }
};
