/**
 * What is known of rates and bounds: the last of each, kept beside the journal that holds them all.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import { DEFAULT_TERMS, type MoneyTerms } from '#core/money/terms.ts';
import type { RateBook } from '#main/ports/ledger.ts';
import { query, text } from '../cells.ts';

const FIAT = 'fiat-rate ';
const USD = 'usd-rate ';
const TERMS = 'money-terms';

/** Writes inside the transaction of the caller. */
export const writeRates = (db: DatabaseSync) => {
  const put = db.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)');
  return {
    given: (rate: FiatRate): void => {
      put.run(`${FIAT}${rate.fiat}`, JSON.stringify(rate));
    },
    saw: (currencyId: number, rate: string): void => {
      put.run(`${USD}${currencyId}`, rate);
    },
    terms: (terms: MoneyTerms): void => {
      put.run(TERMS, JSON.stringify(terms));
    },
  };
};

const rateFrom = (json: string): FiatRate => {
  const rate: FiatRate = JSON.parse(json);
  return rate;
};

const termsFrom = (json: string): MoneyTerms => {
  const terms: MoneyTerms = JSON.parse(json);
  return terms;
};

export const makeRateBook = (db: DatabaseSync): RateBook => {
  const one = query(db, 'SELECT value FROM meta WHERE key = ?');
  const named = query(db, `SELECT key, value FROM meta WHERE key >= ? AND key < ? ORDER BY key`);
  /** Keys that begin with a prefix: up to the character behind its last, a space. */
  const under = (prefix: string) => named.all(prefix, `${prefix.trimEnd()}!`);
  return {
    fiatRates: async () => under(FIAT).map((cells) => rateFrom(text(cells[1]))),
    usdRates: async () =>
      new Map(
        under(USD).map((cells) => [parseInt(text(cells[0]).slice(USD.length), 10), text(cells[1])]),
      ),
    terms: async () => {
      const found = one.first(TERMS);
      return found === null ? DEFAULT_TERMS : termsFrom(text(found[0]));
    },
  };
};
