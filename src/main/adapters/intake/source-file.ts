/**
 * The bytes of an import: a regular file or pasted text, with their hash, stoppable at every piece.
 */
import { createHash } from 'node:crypto';
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
import type { ImportSource } from '#main/ports/intake.ts';

/** A few hundred rows, because what is read waits in memory until it is checked and stored. */
const PIECE_BYTES = 32_768;

/** Thrown out of the reading when it was asked to stop. */
export class Stopped extends Error {}

export interface OpenSource extends FileSource {
  /** SHA-256 (hex) of the bytes of each complete pass so far; more than one value means that they changed. */
  hashes(): ReadonlySet<string>;
  close(): void;
}

export const openSource = (
  source: ImportSource,
  isStopped: () => boolean,
): Result<OpenSource, FileReason> => {
  if (source.kind === 'text') {
    const bytes = new TextEncoder().encode(source.text);
    return ok(hashed({ name: source.name, size: bytes.length }, () => pieces(bytes), isStopped));
  }
  const opened = openRegular(source.path);
  if (!opened.ok) return opened;
  const { fd, size } = opened.value;
  const read = hashed({ name: basename(source.path), size }, () => filePieces(fd), isStopped);
  return ok({ ...read, close: () => closeSync(fd) });
};

const hashed = (
  { name, size }: { name: string; size: number },
  read: () => Iterable<Uint8Array>,
  isStopped: () => boolean,
): OpenSource => {
  const hashes = new Set<string>();
  function* chunks(): Generator<Uint8Array> {
    const hash = createHash('sha256');
    for (const piece of read()) {
      if (isStopped()) throw new Stopped();
      hash.update(piece);
      yield piece;
    }
    hashes.add(hash.digest('hex'));
  }
  return { name, size, chunks, hashes: () => hashes, close: () => undefined };
};

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function* filePieces(fd: number): Generator<Uint8Array> {
  const buffer = new Uint8Array(PIECE_BYTES);
  let position = 0;
  for (;;) {
    const read = readSync(fd, buffer, 0, PIECE_BYTES, position);
    if (read === 0) return;
    position += read;
    yield buffer.subarray(0, read);
  }
}

const kindOf = (stats: Stats): string | null => {
  if (stats.isFile()) return null;
  if (stats.isSymbolicLink()) return 'a link to another file';
  if (stats.isDirectory()) return 'a folder';
  return 'a pipe or a device';
};

const notRegular = (path: string, kind: string): FileReason => ({
  rule: 'file-not-regular',
  message: `"${basename(path)}" is ${kind}. Only a regular file can be imported: choose the file itself.`,
});

/** No link is followed and no pipe waited for; after opening it is asked again, the name may have moved. */
const openRegular = (path: string): Result<{ fd: number; size: number }, FileReason> => {
  try {
    const kind = kindOf(lstatSync(path));
    if (kind !== null) return err(notRegular(path, kind));
    // Windows knows neither flag; there links need a privilege and pipes have another name space.
    const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    const fd = openSync(path, flags);
    const stats = fstatSync(fd);
    const opened = kindOf(stats);
    if (opened === null) return ok({ fd, size: stats.size });
    closeSync(fd);
    return err(notRegular(path, opened));
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    const message = `The file cannot be opened (${why}). Check its name and your right to read it.`;
    return err({ rule: 'file-unreadable', message });
  }
};
