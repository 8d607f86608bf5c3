/** Whether SQLite finds the pages of a file well. */
import type { DatabaseSync } from 'node:sqlite';
import { query, text } from './cells.ts';

/** What SQLite finds wrong with the file first, in its words; null when nothing. Throws what SQLite throws. */
export const pageFault = (
  db: DatabaseSync,
  check: 'quick_check' | 'integrity_check' = 'quick_check',
): string | null => {
  const found = text(query(db, `PRAGMA ${check}(1)`).first()?.[0]);
  return found === 'ok' ? null : found;
};
