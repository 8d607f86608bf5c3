/** The files of the log: `purser.jsonl` and its predecessors, `purser.jsonl.1` the newest of them. */
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLimits {
  /** A file that would grow beyond this makes way for a new one, bytes. */
  readonly fileBytes: number;
  /** Files that are kept, the one that is written included. */
  readonly files: number;
}

/** Ten megabytes in all: some hundred thousand lines. */
export const LOG_LIMITS: LogLimits = { fileBytes: 2 * 1024 * 1024, files: 5 };

const FILE = 'purser.jsonl';

export interface LogFiles {
  /** Throws when the disk does. */
  append(line: string): void;
  /** The newest lines, oldest first, at most so many. Throws when the disk does. */
  tail(most: number): readonly string[];
}

const pathOf = (folder: string, age: number): string =>
  join(folder, age === 0 ? FILE : `${FILE}.${age}`);

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const rotate = (folder: string, files: number): void => {
  rmSync(pathOf(folder, files - 1), { force: true });
  for (let age = files - 2; age >= 0; age -= 1) {
    if (sizeOf(pathOf(folder, age)) > 0) renameSync(pathOf(folder, age), pathOf(folder, age + 1));
  }
};

const linesOf = (path: string): readonly string[] =>
  sizeOf(path) === 0
    ? []
    : readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line !== '');

/** The files in this folder, which is made when it is first needed. */
export const openLogFiles = (folder: string, limits: LogLimits): LogFiles => ({
  append: (line) => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const bytes = Buffer.from(`${line}\n`);
    const size = sizeOf(pathOf(folder, 0));
    // Asked anew each time: the file may have been taken away, and another process may write it too.
    if (size > 0 && size + bytes.length > limits.fileBytes) rotate(folder, limits.files);
    appendFileSync(pathOf(folder, 0), bytes, { mode: 0o600 });
  },
  tail: (most) => {
    let lines: readonly string[] = [];
    for (let age = 0; age < limits.files && lines.length < most; age += 1) {
      lines = [...linesOf(pathOf(folder, age)), ...lines];
    }
    return lines.slice(-most);
  },
});
