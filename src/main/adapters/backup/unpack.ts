/** Reads a backup: its seal first, then its table of contents, then each part by a stream. */
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, statSync } from 'node:fs';
import { Inflate } from 'fflate/browser';
import { BLOCK, END_BYTES, SEAL_BYTES, sealOf, writeAll } from './pack.ts';
import { damaged, Trouble } from './trouble.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const DEFLATED = 8;
/** A backup has a manifest and four parts. */
const MOST_ENTRIES = 16;

export interface Entry {
  readonly name: string;
  /** Where its packed bytes begin, and how many there are. */
  readonly at: number;
  readonly packed: number;
  readonly bytes: number;
}

const readAt = (handle: number, at: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  const read = readSync(handle, bytes, 0, length, at);
  if (read !== length) throw damaged('the file ends too early');
  return bytes;
};

const NOT_A_BACKUP = 'it does not begin or end as a backup of Purser does';

/** Whether it begins as a backup does, so that a cut one can be told from another kind of file. */
const beginsRight = (handle: number, size: number): boolean =>
  size >= 4 && readAt(handle, 0, 4).readUInt32LE() === LOCAL;

/** The last record; throws when the seal behind it does not fit the bytes before it. */
const checkSeal = (handle: number, size: number, onBytes: (bytes: number) => void): Buffer => {
  const begins = beginsRight(handle, size);
  const sealAt = size - SEAL_BYTES;
  const end = sealAt < END_BYTES ? null : readAt(handle, sealAt - END_BYTES, END_BYTES);
  const ends = end !== null && end.readUInt32LE() === END && end.readUInt16LE(20) === SEAL_BYTES;
  if (!begins && !ends) throw new Trouble('not-a-backup', NOT_A_BACKUP);
  if (!begins || !ends) throw damaged('its beginning or its end is missing');
  const digest = createHash('sha256');
  for (let at = 0; at < sealAt; at += BLOCK) {
    const block = readAt(handle, at, Math.min(BLOCK, sealAt - at));
    digest.update(block);
    onBytes(block.length);
  }
  const seal = readAt(handle, sealAt, SEAL_BYTES).toString('latin1');
  if (seal !== sealOf(digest.digest('hex'))) {
    throw damaged('its bytes are not the ones that were written');
  }
  return end;
};

const entryAt = (handle: number, table: Buffer, place: number): readonly [Entry, number] => {
  const names = table.readUInt16LE(place + 28);
  const next =
    place + CENTRAL_BYTES + names + table.readUInt16LE(place + 30) + table.readUInt16LE(place + 32);
  const known =
    table.readUInt32LE(place) === CENTRAL && table.readUInt16LE(place + 10) === DEFLATED;
  if (!known || next > table.length) throw damaged('its table of contents cannot be read');
  const local = table.readUInt32LE(place + 42);
  const head = readAt(handle, local, LOCAL_BYTES);
  if (head.readUInt32LE() !== LOCAL) throw damaged('a part is not where it should be');
  const entry = {
    name: table.toString('utf8', place + CENTRAL_BYTES, place + CENTRAL_BYTES + names),
    at: local + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28),
    packed: table.readUInt32LE(place + 20),
    bytes: table.readUInt32LE(place + 24),
  };
  return [entry, next];
};

const entriesOf = (handle: number, end: Buffer, size: number): readonly Entry[] => {
  const count = end.readUInt16LE(10);
  const length = end.readUInt32LE(12);
  if (count > MOST_ENTRIES || length > size) throw damaged('its table of contents is too long');
  const table = readAt(handle, end.readUInt32LE(16), length);
  const entries: Entry[] = [];
  let place = 0;
  for (let n = 0; n < count; n += 1) {
    if (place + CENTRAL_BYTES > table.length) throw damaged('its table of contents is cut');
    const [entry, next] = entryAt(handle, table, place);
    entries.push(entry);
    place = next;
  }
  return entries;
};

/** An open backup whose every byte is the one that was written. */
export class Unpacking {
  readonly #handle: number;
  readonly bytes: number;
  readonly entries: readonly Entry[];

  /** Throws {@link Trouble}, or what the disk throws. */
  constructor(file: string, onBytes: (bytes: number) => void) {
    this.bytes = statSync(file).size;
    this.#handle = openSync(file, 'r');
    try {
      const end = checkSeal(this.#handle, this.bytes, onBytes);
      this.entries = entriesOf(this.#handle, end, this.bytes);
    } catch (error) {
      closeSync(this.#handle);
      throw error;
    }
  }

  /** Unpacks one part through `take`; answers the digest of what came out. Never more than it says it has. */
  read(entry: Entry, take: (chunk: Uint8Array) => void): string {
    const digest = createHash('sha256');
    let came = 0;
    const inflate = new Inflate((chunk) => {
      came += chunk.length;
      if (came > entry.bytes) throw damaged(`${entry.name} unpacks to more than it says`);
      digest.update(chunk);
      take(chunk);
    });
    for (let done = 0; done < entry.packed; done += BLOCK) {
      const length = Math.min(BLOCK, entry.packed - done);
      const last = done + length === entry.packed;
      inflate.push(readAt(this.#handle, entry.at + done, length), last);
    }
    if (came !== entry.bytes) throw damaged(`${entry.name} unpacks to less than it says`);
    return digest.digest('hex');
  }

  close(): void {
    closeSync(this.#handle);
  }
}

/** Unpacks one part into a new file, durably; answers its digest. */
export const unpackTo = (
  unpacking: Unpacking,
  entry: Entry,
  { file, onBytes }: { readonly file: string; readonly onBytes: (bytes: number) => void },
): string => {
  const handle = openSync(file, 'wx', 0o600);
  try {
    const digest = unpacking.read(entry, (chunk) => {
      writeAll(handle, chunk);
      onBytes(chunk.length);
    });
    fsyncSync(handle);
    return digest;
  } finally {
    closeSync(handle);
  }
};
