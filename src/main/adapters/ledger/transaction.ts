/**
 * Transactions of which the first that fails is the last.
 */
import type { DatabaseSync } from 'node:sqlite';
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

/**
 * Runs `write` as one durable transaction. A conflict is an answer; anything else is a failed disk, and
 * after a failed write or sync a later one may lie, so nothing is written any more (I17).
 */
export const makeTransact = (db: DatabaseSync) => {
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
  return <T>(write: () => T): Result<T, 'conflict'> => {
    if (broken !== null) throw broken;
    if (!isInPlace()) throw breakDown(new Error('the ledger file was moved, deleted or replaced'));
    try {
      db.exec('BEGIN IMMEDIATE');
      const value = write();
      db.exec('COMMIT');
      return ok(value);
    } catch (error) {
      if (!(error instanceof Conflict) && !isConstraint(error)) throw breakDown(error);
      rollBack();
      return err('conflict');
    }
  };
};
