import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  type Stats,
} from 'node:fs';
import { basename } from 'node:path';
import type { FileSource } from '#core/import/read-file.ts';
import type { FileReason } from '#core/import/row.ts';
import { err, ok, type Result } from '#core/result.ts';

const CHUNK_BYTES = 262_144;

export interface OpenFile extends FileSource {
  close(): void;
}

/** Opens a regular file for reading and nothing else: no link is followed and no pipe or device waited for. */
export const openFile = (path: string): Result<OpenFile, FileReason> => {
  try {
    const kind = kindOf(lstatSync(path));
    if (kind !== null) return err(notRegular(path, kind));
    // Between the look and the opening the name may have come to mean something else, so it is asked again.
    const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = fstatSync(fd);
    const opened = kindOf(stats);
    if (opened === null) return ok(sourceOf(path, fd, stats.size));
    closeSync(fd);
    return err(notRegular(path, opened));
  } catch (error) {
    return err(unreadable(error));
  }
};

/** Why the system would not let the file be read. */
export const unreadable = (error: unknown): FileReason => {
  const why = error instanceof Error ? error.message : 'unknown reason';
  return {
    rule: 'file-unreadable',
    message: `The file cannot be read (${why}). Check its name, its disk and your right to read it.`,
  };
};

const kindOf = (stats: Stats): string | null => {
  if (stats.isFile()) return null;
  if (stats.isSymbolicLink()) return 'a symbolic link';
  if (stats.isDirectory()) return 'a folder';
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
};

const notRegular = (path: string, kind: string): FileReason => ({
  rule: 'file-not-regular',
  message: `"${path}" is ${kind}. Only a regular file can be imported: name the file itself.`,
});

const sourceOf = (path: string, fd: number, size: number): OpenFile => ({
  name: basename(path),
  size,
  chunks: () => chunksOf(fd),
  close: () => closeSync(fd),
});

function* chunksOf(fd: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(CHUNK_BYTES);
  let position = 0;
  for (;;) {
    const read = readSync(fd, buffer, 0, CHUNK_BYTES, position);
    if (read === 0) return;
    position += read;
    yield buffer.subarray(0, read);
  }
}
