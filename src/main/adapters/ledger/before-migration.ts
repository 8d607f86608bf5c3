/**
 * The copy of an older ledger that is kept before this program changes its tables: whole, verified, and safe from a power
 * cut before the first of them is touched.
 */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { err, ok, type Result } from '#core/result.ts';
import { pageFault } from '../page-fault.ts';
import { storedHead } from './copies.ts';
import { headText } from './append.ts';
import type { LedgerProblem } from './problem.ts';
import { schemaVersionOf } from './schema.ts';
import { createPrivately, loadSqlite, syncFolder } from './sqlite.ts';
import { chainHead } from './verify.ts';

/** Where the copy of a ledger of that schema lies: beside it. */
export const copyBefore = (file: string, schema: number): string => `${file}.schema-${schema}`;

const syncFile = (file: string): void => {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const refused = (why: string): Result<never, LedgerProblem> =>
  err({
    kind: 'failed',
    detail:
      `This version of Purser keeps a copy of the ledger before it changes it, and the copy could not be made: ${why}. ` +
      'Nothing was changed. Make room on the disk and start again.',
  });

/** Reads the copy as a stranger would: its pages, its chain to the end, and that it is the same ledger. */
const problemOfCopy = (db: DatabaseSync, copy: string): string | null => {
  const sqlite = loadSqlite();
  if (!sqlite.ok) return sqlite.error.detail;
  const kept = new sqlite.value.DatabaseSync(copy, { readOnly: true });
  try {
    const fault = pageFault(kept);
    if (fault !== null) return fault;
    if (schemaVersionOf(kept) !== schemaVersionOf(db)) return 'it says another schema';
    const head = chainHead(kept);
    if (!head.ok) return head.error.detail;
    return headText(head.value) === headText(storedHead(db)) ? null : 'it ends elsewhere';
  } finally {
    kept.close();
  }
};

/** Makes the copy anew, whatever an earlier try left. Error 'failed': there is none, and nothing may be changed. */
export const keepCopyBefore = (db: DatabaseSync, file: string): Result<string, LedgerProblem> => {
  const copy = copyBefore(file, schemaVersionOf(db));
  try {
    rmSync(copy, { force: true });
    createPrivately(copy);
    db.prepare('VACUUM INTO ?').run(copy);
    syncFile(copy);
    syncFolder(dirname(copy));
    const problem = problemOfCopy(db, copy);
    return problem === null ? ok(copy) : refused(problem);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
};
