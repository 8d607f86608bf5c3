/**
 * Group commit: writes that arrive together become durable together, with one sync of the disk for all of them, and
 * each is answered only then. One that does not fit is undone alone.
 */
import type { DatabaseSync } from 'node:sqlite';
import { placeOf } from '../ledger/place.ts';

/** SQLite's failures that leave the file well: a rule of the tables, a type, a place, or too large a value. */
const HARMLESS = new Set([18, 19, 20, 25]);

const isDiskFailure = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  !HARMLESS.has(error.errcode & 0xff);

interface Waiting {
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class Group {
  readonly #db: DatabaseSync;
  readonly #broke: (error: unknown) => void;
  readonly #isInPlace: () => boolean;
  #waiting: Waiting[] = [];
  #broken: Error | null = null;

  /**
   * `broke` hears, once, of a failure of disk or file. After a failed write or sync a later one may lie, so that
   * nothing is written or read any more.
   */
  constructor(db: DatabaseSync, broke: (error: unknown) => void) {
    this.#db = db;
    this.#broke = broke;
    this.#isInPlace = placeOf(db.location());
  }

  /** Resolves once what `fn` wrote is durable. Rejects when nothing of it was kept. */
  write<T>(fn: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const value = this.#guard(() => {
        this.#begin();
        return this.#alone(fn);
      });
      this.#waiting.push({ done: () => resolve(value), failed: reject });
    });
  }

  /** Reads what is durable; writes that wait are made durable first. Throws what `fn` throws. */
  read<T>(fn: () => T): T {
    this.flush();
    if (this.#broken !== null) throw this.#broken;
    return this.#guard(fn);
  }

  /** Makes durable what waits, and answers it. */
  flush(): void {
    if (!this.#db.isTransaction) return;
    try {
      if (!this.#isInPlace()) throw new Error('the file was moved, deleted or replaced');
      this.#db.exec('COMMIT');
    } catch (error) {
      return this.#breakDown(error);
    }
    for (const { done } of this.#taken()) done();
  }

  #begin(): void {
    if (this.#broken !== null) throw this.#broken;
    if (this.#db.isTransaction) return;
    this.#db.exec('BEGIN IMMEDIATE');
    // Whatever else has arrived by then is part of the same commit.
    setImmediate(() => this.flush());
  }

  #alone<T>(fn: () => T): T {
    this.#db.exec('SAVEPOINT one');
    try {
      const value = fn();
      this.#db.exec('RELEASE one');
      return value;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK TO one; RELEASE one');
      throw error;
    }
  }

  #guard<T>(fn: () => T): T {
    try {
      return fn();
    } catch (error) {
      if (this.#broken === null && isDiskFailure(error)) this.#breakDown(error);
      throw error;
    }
  }

  #taken(): readonly Waiting[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  #breakDown(error: unknown): void {
    this.#broken = new Error('the treasury file failed; nothing more is written in this run', {
      cause: error,
    });
    try {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
    } catch {
      // The first failure is the one to report; the next start reads what the disk has.
    }
    for (const { failed } of this.#taken()) failed(error);
    this.#broke(error);
  }
}
