/** A backup the system was asked to open with Purser: by its name on the command line, or by a double click. */
import { resolve } from 'node:path';
import { BACKUP_EXTENSION } from './ports/backup.ts';

const END = `.${BACKUP_EXTENSION}`;

/** The backup a command line names; null when it names none. The first word is the program. */
export const backupIn = (argv: readonly string[], folder: string): string | null => {
  const named = argv
    .slice(1)
    .findLast((word) => !word.startsWith('-') && word.toLowerCase().endsWith(END));
  return named === undefined ? null : resolve(folder, named);
};

/** Keeps what was asked for before the application was there. */
export class OpenedBackup {
  #waiting: string | null = null;
  #take: ((path: string) => void) | null = null;

  open(path: string | null): void {
    if (path === null) return;
    if (this.#take === null) this.#waiting = path;
    else this.#take(path);
  }

  /** From now on `take` hears of each, beginning with the one that waits. */
  ready(take: (path: string) => void): void {
    this.#take = take;
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) take(waiting);
  }
}
