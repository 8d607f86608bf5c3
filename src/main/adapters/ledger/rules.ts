/**
 * The rules a ledger file carries itself (tables, indexes, triggers), against those this program writes.
 */
import type { DatabaseSync } from 'node:sqlite';
import { query, text } from '../cells.ts';
import { migrate, SCHEMA_VERSION, schemaVersionOf } from './schema.ts';
import { loadSqlite } from './sqlite.ts';

const RULES = `SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type IN ('trigger', 'index')
  AND sql IS NOT NULL`;

const rulesOf = (db: DatabaseSync): ReadonlyMap<string, string> =>
  new Map(
    query(db, RULES)
      .all()
      .map(([name, sql]) => [text(name), text(sql)]),
  );

/** Names of rules that are gone or changed; an older schema has older rules and is not asked. */
export const missingRules = (db: DatabaseSync): readonly string[] => {
  const sqlite = loadSqlite();
  if (!sqlite.ok || schemaVersionOf(db) !== SCHEMA_VERSION) return [];
  const fresh = new sqlite.value.DatabaseSync(':memory:');
  try {
    migrate(fresh);
    const there = rulesOf(db);
    return [...rulesOf(fresh)].filter(([name, sql]) => there.get(name) !== sql).map(([n]) => n);
  } finally {
    fresh.close();
  }
};
