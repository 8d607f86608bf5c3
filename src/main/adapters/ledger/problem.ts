/**
 * Why a ledger cannot be opened or trusted, in words a person can act on.
 */
export interface LedgerProblem {
  readonly kind:
    | 'no-sqlite'
    | 'not-local'
    | 'in-use'
    | 'newer'
    | 'not-durable'
    | 'damaged'
    | 'behind-anchor'
    | 'restored'
    | 'failed';
  /** What is wrong and what to do. English. */
  readonly detail: string;
}

const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

const sqliteCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode & 0xff
    : null;

/** Sorts what SQLite threw while a file was being opened. */
export const problemOf = (error: unknown, file: string): LedgerProblem => {
  const words = error instanceof Error ? error.message : String(error);
  switch (sqliteCode(error)) {
    case SQLITE_BUSY:
      return {
        kind: 'in-use',
        detail: `Another Purser has the ledger ${file} open. Close it first; only one may send.`,
      };
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return { kind: 'damaged', detail: `The ledger ${file} is damaged (${words}). ${RESTORE}` };
    default:
      return { kind: 'failed', detail: `The ledger ${file} could not be opened: ${words}.` };
  }
};

/** What to do about a ledger that cannot be trusted. */
export const RESTORE =
  'Nothing can be sent from it. Keep the file, restore a backup, and compare every payout with the ' +
  "gateway's dashboard before paying.";
