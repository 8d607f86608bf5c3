/**
 * Reading SQLite's cells as what they are: rows as arrays, each cell checked instead of assumed.
 */
import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite';
import { RUN_STATES, type RunState } from '#core/audit/entry.ts';
import type { Fate } from '#core/audit/fold.ts';
import {
  FUNDINGS,
  SENDING_ORDERS,
  type Funding,
  type SendingOrder,
} from '#core/dispatch/choices.ts';
import { PAYOUT_STATES, type PayoutState } from '#core/payout/state.ts';

export type Cell = SQLOutputValue | undefined;
export type Cells = readonly SQLOutputValue[];

const unexpected = (cell: Cell, wanted: string): Error =>
  new Error(`the database holds ${typeof cell} where ${wanted} belongs`);

export const text = (cell: Cell): string => {
  if (typeof cell !== 'string') throw unexpected(cell, 'text');
  return cell;
};

export const textOrNull = (cell: Cell): string | null => (cell === null ? null : text(cell));

export const int = (cell: Cell): number => {
  if (typeof cell !== 'number') throw unexpected(cell, 'a number');
  return cell;
};

export const intOrNull = (cell: Cell): number | null => (cell === null ? null : int(cell));

/** One of a closed list of words, such as a state. */
export const oneOf = <T extends string>(words: readonly T[]): ((cell: Cell) => T) => {
  const known = new Map<Cell, T>(words.map((word) => [word, word]));
  return (cell) => {
    const word = known.get(cell);
    if (word === undefined) throw unexpected(cell, `one of ${words.join(', ')}`);
    return word;
  };
};

export const payoutState: (cell: Cell) => PayoutState = oneOf(PAYOUT_STATES);

export const fateCell: (cell: Cell) => Fate = oneOf(['unsent', 'sent', 'failed']);

export const runState: (cell: Cell) => RunState = oneOf(RUN_STATES);

export const orderCell: (cell: Cell) => SendingOrder = oneOf(SENDING_ORDERS);

export const fundingCell: (cell: Cell) => Funding = oneOf(FUNDINGS);

const asCells = (row: unknown): Cells => {
  if (!Array.isArray(row)) throw new Error('a statement did not return arrays');
  return row;
};

/**
 * A statement whose rows come as arrays, which node:sqlite builds faster than objects. Prepared once, when it is first
 * asked, because preparing all that a ledger may ever be asked takes longer than opening it.
 */
export const query = (db: DatabaseSync, sql: string) => {
  let prepared: StatementSync | null = null;
  const statement = (): StatementSync => {
    if (prepared === null) {
      prepared = db.prepare(sql);
      prepared.setReturnArrays(true);
    }
    return prepared;
  };
  return {
    all: (...values: SQLInputValue[]): readonly Cells[] =>
      statement()
        .all(...values)
        .map(asCells),
    first: (...values: SQLInputValue[]): Cells | null => {
      const row: unknown = statement().get(...values);
      return row === undefined ? null : asCells(row);
    },
    *each(...values: SQLInputValue[]): Generator<Cells> {
      for (const row of statement().iterate(...values)) yield asCells(row);
    },
  };
};
