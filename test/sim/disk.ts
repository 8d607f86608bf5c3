/**
 * A disk on which a write survives a killed process, and only a sync survives a power cut.
 * A torn tail is dropped, as SQLite drops it by its checksum: a transaction is there whole or not at all.
 */
import type { EntryBody } from '#core/audit/entry.ts';
import type { Ordered } from './batch.ts';
import type { Random } from './random.ts';
import { Tables, type Transaction } from './tables.ts';

/** Rules of the disk that a mutant may take away. */
export interface DiskRules {
  /** Whether a transaction is synced before it is answered. */
  readonly syncs?: (bodies: readonly EntryBody[]) => boolean;
  /** Whether the ledger goes on after a failed sync as if nothing had happened. */
  readonly carriesOn?: boolean;
  /** Whether claim tokens are compared. */
  readonly tokens?: boolean;
}

export class DiskFailure extends Error {}

export class Disk {
  readonly #ordered: Ordered;
  readonly #rules: DiskRules;
  tables: Tables;
  /** Everything written, in order. */
  written: Transaction[] = [];
  /** How many of them no power cut can take. */
  synced = 0;
  full = false;
  failsNextSync = false;
  /** The next write is cut off before its sync, because the process or the power goes. */
  stopsBeforeSync = false;
  /** A failed sync has left pages behind that no later sync will write again. */
  #lies = false;
  /** Written, then the sync failed: it may or may not be there when the file is opened again. */
  #doubtful: Transaction | null = null;

  constructor(ordered: Ordered, rules: DiskRules = {}) {
    this.#ordered = ordered;
    this.#rules = rules;
    this.tables = this.#empty();
  }

  /** Writes and syncs one transaction; false when the rules refuse it. Throws when the disk fails. */
  append(tx: Transaction): boolean {
    if (this.full) throw new DiskFailure('the disk is full');
    if (!this.tables.apply(tx)) return false;
    this.written.push(tx);
    if (this.stopsBeforeSync) return true;
    if (this.failsNextSync) return this.#failSync(tx);
    this.#doubtful = null;
    if (this.#rules.syncs?.(tx.bodies) === false) return true;
    if (!this.#lies) this.synced = this.written.length;
    return true;
  }

  /** The process ends: what was written is still there. */
  close(): void {
    this.failsNextSync = false;
    this.stopsBeforeSync = false;
  }

  /** The power goes: of what was not synced, a random first part is there. Answers how many were lost. */
  cutPower(random: Random): number {
    const unsynced = this.written.length - this.synced;
    const kept = this.synced + (unsynced === 0 ? 0 : random.below(unsynced + 1));
    const lost = this.written.length - kept;
    if (lost > 0) this.rewind(kept);
    this.#lies = false;
    this.close();
    return lost;
  }

  /** The file is opened by a new process: what a failed sync left in doubt turns out to be there, or not. */
  open(random: Random): void {
    this.full = false;
    const doubtful = this.#doubtful;
    this.#doubtful = null;
    if (doubtful !== null && random.chance(0.5) && this.tables.apply(doubtful)) {
      this.written.push(doubtful);
    }
    if (!this.#lies) this.synced = this.written.length;
  }

  /** Puts the file back to its first `kept` transactions. */
  rewind(kept: number): void {
    this.written = this.written.slice(0, kept);
    this.synced = Math.min(this.synced, kept);
    this.tables = this.#empty();
    for (const tx of this.written) this.tables.apply(tx);
  }

  #failSync(tx: Transaction): boolean {
    this.failsNextSync = false;
    if (this.#rules.carriesOn === true) {
      this.#lies = true;
      return true;
    }
    this.rewind(this.written.length - 1);
    this.#doubtful = tx;
    throw new DiskFailure('the sync failed');
  }

  #empty(): Tables {
    return new Tables(this.#ordered, this.#rules.tokens ?? true);
  }
}
