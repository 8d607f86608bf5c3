/**
 * The kinds of value a field of the log may have. Each is so narrow that no key, address, name, reference, amount or
 * network address fits in it, whoever passes one by mistake.
 */
import { describeFailure, isFailure, type WrittenFailure } from './failure.ts';

/** Words that are closed lists of the program, known where the log is opened. */
export interface LogWords {
  /** Names of the calls of the window. */
  readonly calls: ReadonlySet<string>;
}

/** What stands in a line. */
export type Written = string | number | boolean | WrittenFailure;

/** How a value given is written, null where it is none of this kind, and whether something written is of it. */
export interface Kind<T> {
  readonly write: (value: T, words: LogWords) => Written | null;
  readonly reads: (written: unknown, words: LogWords) => boolean;
}

/** The type a kind takes. */
export type ValueOf<K> = K extends Kind<infer T> ? T : never;

const MOST_COUNT = 1e12;

/** Whether a value is a whole number from 0. */
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= MOST_COUNT && value % 1 === 0;

/** A whole number of things or of milliseconds, from 0; money is never a number here, so none can stand in one. */
export const count: Kind<number> = {
  write: (value) => (isCount(value) ? value : null),
  reads: isCount,
};

export const flag: Kind<boolean> = {
  write: (value) => (typeof value === 'boolean' ? value : null),
  reads: (value) => typeof value === 'boolean',
};

/** One word of a closed list. */
export const oneOf = <const T extends string>(list: readonly T[]): Kind<T> => {
  const known = new Set<unknown>(list);
  return {
    write: (value) => (known.has(value) ? value : null),
    reads: (value) => known.has(value),
  };
};

/** The name of a call of the window. */
export const callName: Kind<string> = {
  write: (value, words) => (words.calls.has(value) ? value : null),
  reads: (value, words) => typeof value === 'string' && words.calls.has(value),
};

const GIVEN_ID = /^([0-9a-f]{8})(?:[0-9a-f]{24})?((?:-\d{1,7}){0,2})$/;
const WRITTEN_ID = /^[0-9a-f]{8}(?:-\d{1,7}){0,2}$/;

/**
 * An id that Purser made: of a batch, of a payout (with its row), of a fault. Written is its beginning, which tells
 * one from another and is too short for a key.
 */
export const id: Kind<string> = {
  write: (value) => {
    const found = typeof value === 'string' ? GIVEN_ID.exec(value) : null;
    return found === null ? null : `${found[1] ?? ''}${found[2] ?? ''}`;
  },
  reads: (value) => typeof value === 'string' && WRITTEN_ID.test(value),
};

const VERSION = /^\d{1,3}\.\d{1,3}\.\d{1,3}(?:-(?:alpha|beta|rc)(?:\.\d{1,3})?)?$/;

/** Three numbers; a network address has four. */
export const version: Kind<string> = {
  write: (value) => (typeof value === 'string' && VERSION.test(value) ? value : null),
  reads: (value) => typeof value === 'string' && VERSION.test(value),
};

/** Whatever was thrown; its message is never written. */
export const failure: Kind<unknown> = { write: describeFailure, reads: isFailure };
