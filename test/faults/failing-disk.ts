/** A disk that fails at one commit, below the ledger's own code: SQLite itself says so to the adapter. */
import { DatabaseSync } from 'node:sqlite';
import { vi } from 'vitest';
import type { EntryBody } from '#core/audit/entry.ts';
import type { Ledger } from '#main/ports/ledger.ts';

/** SQLite's words for a full disk, and for a sync that failed (https://sqlite.org/rescode.html). */
export const DISK_FULL = { errcode: 13, message: 'database or disk is full' } as const;
export const SYNC_FAILED = { errcode: 10 | (4 << 8), message: 'disk I/O error' } as const;

export interface FailingDisk {
  readonly ledger: (real: Ledger) => Ledger;
  /** How often the disk has failed so far. */
  failures(): number;
}

/**
 * Fails the first commit that holds such an entry. `kept`: what was written is there all the same at the next start,
 * as it may be after a failed sync.
 */
export const failingDisk = (
  at: (entry: EntryBody) => boolean,
  error: typeof DISK_FULL | typeof SYNC_FAILED,
  kept: boolean,
): FailingDisk => {
  let armed = false;
  let failures = 0;
  // oxlint-disable-next-line typescript/unbound-method -- called with the database it belongs to
  const real = DatabaseSync.prototype.exec;
  vi.spyOn(DatabaseSync.prototype, 'exec').mockImplementation(function (
    this: DatabaseSync,
    sql: string,
  ) {
    if (!armed || sql !== 'COMMIT') return real.call(this, sql);
    armed = false;
    failures += 1;
    if (kept) real.call(this, sql);
    throw Object.assign(new Error(error.message), { errcode: error.errcode });
  });
  return {
    failures: () => failures,
    ledger: (ledger) => ({
      ...ledger,
      append: (actor, entries) => {
        armed = failures === 0 && entries.some(at);
        return ledger.append(actor, entries);
      },
    }),
  };
};

/** The entry that moves a payout by this event. */
export const movedBy =
  (event: string) =>
  (entry: EntryBody): boolean =>
    entry.kind === 'payout.moved' && entry.event === event;
