/**
 * Writes a backup: a zip any tool can open, streamed part by part. Its comment, the last bytes of the file, is the digest of
 * every byte before it, so that a file that was cut or changed anywhere is known without being understood.
 */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate/browser';

/** Bytes read at a time. */
export const BLOCK = 1 << 20;
/** The zip's last record without its comment. */
export const END_BYTES = 22;
const COMMENT_LENGTH_AT = 20;
const SEAL = 'Purser backup, sha256 ';
export const SEAL_BYTES = SEAL.length + 64;
/** Without the 64-bit extension a zip cannot name a larger size. */
export const MOST_BYTES = 4_000_000_000;
/** Ledgers shrink to a third at this; more effort gains little. */
const LEVEL = 3;

export const sealOf = (digest: string): string => SEAL + digest;

export type PackPart = { readonly name: string } & (
  { readonly text: string } | { readonly file: string }
);

/** Takes the zip's bytes, keeping its last record back until it can carry the seal. */
class Sealed {
  readonly #handle: number;
  readonly #digest = createHash('sha256');
  #tail = Buffer.alloc(0);
  bytes = 0;

  constructor(handle: number) {
    this.#handle = handle;
  }

  take(chunk: Uint8Array): void {
    const joined = Buffer.concat([this.#tail, chunk]);
    const ready = Math.max(0, joined.length - END_BYTES);
    this.#write(joined.subarray(0, ready));
    this.#tail = Buffer.from(joined.subarray(ready));
  }

  seal(): void {
    this.#tail.writeUInt16LE(SEAL_BYTES, COMMENT_LENGTH_AT);
    this.#write(this.#tail);
    const seal = Buffer.from(sealOf(this.#digest.digest('hex')), 'latin1');
    writeAll(this.#handle, seal);
    this.bytes += seal.length;
  }

  #write(bytes: Uint8Array): void {
    this.#digest.update(bytes);
    writeAll(this.#handle, bytes);
    this.bytes += bytes.length;
  }
}

/** Writes all of it; one call of the system may take only a part. */
export const writeAll = (handle: number, bytes: Uint8Array): void => {
  for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
};

/** Every block of a file, each in a buffer of its own. */
export function* blocksOf(file: string): Generator<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const read = readSync(handle, block, 0, BLOCK, null);
      if (read === 0) return;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(handle);
  }
}

function* contentOf(part: PackPart): Generator<Uint8Array> {
  if ('text' in part) yield Buffer.from(part.text, 'utf8');
  else yield* blocksOf(part.file);
}

const NOTHING = new Uint8Array(0);

/** Writes to a new file, durably; answers its size. Throws what the disk throws, `EEXIST` among it. */
export const packInto = (
  file: string,
  parts: readonly PackPart[],
  onBytes: (bytes: number) => void,
): number => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    const sealed = new Sealed(handle);
    let failure: Error | null = null;
    const zip = new Zip((error, chunk) => {
      failure ??= error;
      sealed.take(chunk);
    });
    for (const part of parts) {
      const entry = new ZipDeflate(part.name, { level: LEVEL });
      zip.add(entry);
      for (const block of contentOf(part)) {
        entry.push(block);
        onBytes(block.length);
      }
      entry.push(NOTHING, true);
    }
    zip.end();
    if (failure !== null) throw failure;
    sealed.seal();
    fsyncSync(handle);
    return sealed.bytes;
  } finally {
    closeSync(handle);
  }
};
