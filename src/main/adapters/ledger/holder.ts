/**
 * The note beside a ledger that says which process pays from it. The lock on the ledger decides; the note only names
 * who has it, and shows its writer that someone else has come in spite of the lock.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, userInfo } from 'node:os';
import type { Clock } from '#main/ports/host.ts';
import type { Holder } from '#main/ports/standing.ts';

const noteOf = (file: string): string => `${file}.holder.json`;

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' &&
  value !== null &&
  ['pid', 'since'].every((key) => typeof Reflect.get(value, key) === 'number') &&
  ['host', 'user', 'version', 'bootId'].every((key) => typeof Reflect.get(value, key) === 'string');

/** Who last wrote that it holds this ledger; null when there is no readable note. */
export const readHolder = (file: string): Holder | null => {
  try {
    const value: unknown = JSON.parse(readFileSync(noteOf(file), 'utf8'));
    return isHolder(value) ? value : null;
  } catch {
    // Absent, half written by a stopped process, or not ours to read: nobody is named.
    return null;
  }
};

const userName = (): string => {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list has a number only.
    return String(process.getuid?.() ?? '');
  }
};

const writeNote = (path: string, text: string): void => {
  const temporary = `${path}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, path);
};

/** A file written anew is another file, even with the same words. */
const identityOf = (path: string): string | null => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
};

export interface HolderNote {
  /** Whether the note still is the one this process wrote; quick enough to ask before every write. */
  readonly isOurs: () => boolean;
  /** Takes the note away, if it is ours. */
  readonly remove: () => void;
}

/** Writes down that this process holds a ledger; called with the ledger's lock in hand. */
export const writeHolder = (file: string, clock: Clock, version: string): HolderNote => {
  const path = noteOf(file);
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    user: userName(),
    since: Math.trunc(clock.now()),
    version,
    bootId: clock.bootId,
  };
  writeNote(path, `${JSON.stringify(holder, null, 2)}\n`);
  const written = identityOf(path);
  const isOurs = (): boolean => identityOf(path) === written;
  return {
    isOurs,
    remove: () => {
      if (isOurs()) rmSync(path, { force: true });
    },
  };
};
