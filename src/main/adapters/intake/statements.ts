/**
 * Statements by their text, prepared once: values are bound, so that filters and orders have few texts. One prepared
 * for every page takes longer than the page, and holds its memory until the thread next tidies up as a whole.
 */
import type { DatabaseSync } from 'node:sqlite';
import { query } from '../cells.ts';

export type Statements = (sql: string) => ReturnType<typeof query>;

/** Then they are forgotten and prepared anew. */
const MOST_KEPT = 100;

export const makeStatements = (db: DatabaseSync): Statements => {
  const kept = new Map<string, ReturnType<typeof query>>();
  return (sql) => {
    const known = kept.get(sql) ?? query(db, sql);
    if (kept.size === MOST_KEPT) kept.clear();
    kept.set(sql, known);
    return known;
  };
};
