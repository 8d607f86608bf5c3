/**
 * Transactions of which the first that fails is the last.
 */
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AUTO_CHECKPOINT } from './sqlite.ts';
import { placeOf } from './place.ts';
import { err, ok, type Result } from '#core/result.ts';

/** Thrown inside a transaction by a fact that does not fit; the transaction then never was. */
export class Conflict extends Error {}

const SQLITE_CONSTRAINT = 19;

/** A trigger or a unique index refused: the fact does not fit, the disk is well. */
const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 0xff) === SQLITE_CONSTRAINT;

/** Both kinds obey one rule: after the first failure nothing is written any more. */
export interface Transact {
  /** Runs `write` as one durable transaction before it returns. */
  once<T>(write: () => T): Result<T, 'conflict'>;
  /** The same of a write that gives others their turn in between; until it has ended nobody else may use the connection. */
  inPieces<T>(write: () => Promise<T>): Promise<Result<T, 'conflict'>>;
}

/** What both kinds share: whether anything may be written, and what a failure means. */
const makeRule = (db: DatabaseSync) => {
  let broken: Error | null = null;
  const isInPlace = placeOf(db.location());
  const rollBack = (): void => {
    if (db.isTransaction) db.exec('ROLLBACK');
  };
  const breakDown = (cause: unknown): Error => {
    const message = 'the ledger could not be written; nothing more is written in this run';
    broken = new Error(message, { cause });
    try {
      rollBack();
    } catch {
      // The first failure is the one to report; recovery reads the disk at the next start.
    }
    return broken;
  };
  return {
    isInPlace,
    /** Throws where nothing may be written. */
    begin: (): void => {
      if (broken !== null) throw broken;
      if (db.isTransaction) throw new Error('another write of the ledger is under way');
      if (!isInPlace()) throw breakDown(movedAway());
    },
    failed: (error: unknown): Result<never, 'conflict'> => {
      if (!(error instanceof Conflict) && !isConstraint(error)) throw breakDown(error);
      rollBack();
      return err('conflict');
    },
  };
};

const movedAway = (): Error => new Error('the ledger file was moved, deleted or replaced');

/**
 * Durable transactions. A conflict is an answer; anything else is a failed disk, and after a failed write or sync a
 * later one may lie, so nothing is written any more (I17).
 */
export const makeTransact = (db: DatabaseSync): Transact => {
  const { begin, failed, isInPlace } = makeRule(db);
  return {
    once: (write) => {
      begin();
      try {
        db.exec('BEGIN IMMEDIATE');
        const value = write();
        db.exec('COMMIT');
        return ok(value);
      } catch (error) {
        return failed(error);
      }
    },
    inPieces: async (write) => {
      begin();
      try {
        checkpoint(db);
        await nextTurn();
        db.exec('BEGIN IMMEDIATE');
        const value = await write();
        // Time has passed, in which the file may have been taken away.
        if (!isInPlace()) throw movedAway();
        db.exec('PRAGMA wal_autocheckpoint = 0');
        db.exec('COMMIT');
        db.exec(`PRAGMA wal_autocheckpoint = ${AUTO_CHECKPOINT}`);
        await nextTurn();
        if (db.isOpen) checkpoint(db);
        return ok(value);
      } catch (error) {
        return failed(error);
      }
    },
  };
};

/** Copies what the log holds into the file: as long as a commit, so it has a turn of its own before and after a long one. */
const checkpoint = (db: DatabaseSync): void => db.exec('PRAGMA wal_checkpoint(PASSIVE)');
