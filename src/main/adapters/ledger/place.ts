/**
 * Whether the open file still is the one at its place. POSIX lets an open file be deleted or replaced; SQLite would
 * write on into a file nobody can open again, and every payout it records would be forgotten.
 */
import { statSync } from 'node:fs';

const identityOf = (path: string): string | null => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
};

/** Remembers the file at `path` and its write-ahead log; answers whether they are still there. In memory: always. */
export const placeOf = (path: string | null): (() => boolean) => {
  if (path === null) return () => true;
  const file = identityOf(path);
  let log: string | null = null;
  return () => {
    // The log may come with the first write; from then on it stays as long as the file is open.
    const logNow = identityOf(`${path}-wal`);
    log ??= logNow;
    return identityOf(path) === file && logNow === log;
  };
};
