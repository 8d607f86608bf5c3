/** What stops a backup or an examination, thrown inside its thread and told outside as a value. */
import type { BackupProblem } from '#main/ports/backup.ts';

export class Trouble extends Error {
  readonly problem: BackupProblem;

  constructor(kind: BackupProblem['kind'], detail: string) {
    super(detail);
    this.problem = { kind, detail };
  }
}

export const damaged = (detail: string): Trouble => new Trouble('damaged', detail);

const KINDS: Readonly<Record<string, BackupProblem['kind']>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EACCES: 'no-rights',
  EPERM: 'no-rights',
  EROFS: 'no-rights',
  EEXIST: 'exists',
  ENOENT: 'gone',
};

/** SQLite's own word for a full disk. */
const SQLITE_FULL = 13;

/** Sorts whatever was thrown. */
export const problemFrom = (error: unknown): BackupProblem => {
  if (error instanceof Trouble) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error)) return { kind: 'failed', detail };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const full = 'errcode' in error && error.errcode === SQLITE_FULL;
  return { kind: full ? 'disk-full' : (KINDS[code] ?? 'failed'), detail };
};
