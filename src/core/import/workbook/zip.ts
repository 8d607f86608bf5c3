/**
 * A ZIP archive in memory: its table of entries, and each entry unpacked piece by piece under fixed bounds.
 * The build for browsers is imported: the one for Node also brings threads and `require`, which a bundle has already.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3 to 4.5. Sums (CRC-32) are checked, because a flipped bit can be money.
 */
import { Inflate } from 'fflate/browser';
import { err, ok, type Result } from '../../result.ts';
import { startCrc, type Crc } from './crc32.ts';

/** One packed file; `name` as in the archive with forward slashes and without a leading one. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are refused when read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  /** Bytes packed and unpacked. */
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** 'damaged' means not what the archive says of itself; 'bomb' that it would unpack beyond the bounds. */
export type ZipFault = 'damaged' | 'encrypted' | 'bomb';

export const ZIP_LIMITS = {
  entries: 10_000,
  /** Unpacked bytes of one entry: a sheet of a million rows with ten columns has about half of it. */
  bytes: 1_073_741_824,
  /** Unpacked bytes of a part that is kept in memory: shared texts, styles, lists of parts. */
  kept: 268_435_456,
  /** Unpacked ÷ packed of an entry above `free` bytes; sheets of real data reach 60. */
  ratio: 400,
  free: 33_554_432,
} as const;

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const IN_EXTRA = 0xffffffff;
/** One piece of packed bytes can become a thousand times as many. */
const PIECE = 16_384;

/** Entries by name in small letters, since part names of a workbook know no case. */
export const readZip = (bytes: Uint8Array): Result<ReadonlyMap<string, ZipEntry>, ZipFault> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  if (end === null) return err('damaged');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries = new Map<string, ZipEntry>();
  for (let seen = 0; seen < count; seen += 1) {
    const entry = entryAt(view, at);
    if (entry === null || entries.has(entry.name.toLowerCase())) return err('damaged');
    entries.set(entry.name.toLowerCase(), entry);
    at += 46 + sumOf(view, at + 28);
  }
  return count > ZIP_LIMITS.entries ? err('damaged') : ok(entries);
};

/**
 * Unpacks one entry of at most `limit` bytes; answers null at its end, or why it cannot be trusted. `packed` counts
 * from its beginning.
 */
export function* unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Generator<{ readonly bytes: Uint8Array; readonly packed: number }, ZipFault | null> {
  const data = dataOf(bytes, entry);
  if (data === null) return 'damaged';
  if (entry.encrypted) return 'encrypted';
  if (entry.method !== 0 && entry.method !== 8) return 'damaged';
  const sum = startCrc();
  let size = 0;
  const unpacked: Uint8Array[] = [];
  const inflate = new Inflate((piece) => unpacked.push(piece));
  for (let at = 0; at < data.length || at === 0; at += PIECE) {
    const piece = data.subarray(at, at + PIECE);
    if (entry.method === 0) unpacked.push(piece);
    else if (!pushed(inflate, piece, at + PIECE >= data.length)) return 'damaged';
    for (const part of unpacked.splice(0)) {
      size += part.length;
      if (size > limit || isBomb(size, entry)) return 'bomb';
      sum.add(part);
      if (part.length > 0) yield { bytes: part, packed: Math.min(at + PIECE, data.length) };
    }
  }
  return isWhole(entry, size, sum) ? null : 'damaged';
}

const isWhole = (entry: ZipEntry, size: number, sum: Crc): boolean =>
  size === entry.size && sum.value() === entry.crc;

const isBomb = (size: number, entry: ZipEntry): boolean =>
  size > ZIP_LIMITS.free && size > entry.packed * ZIP_LIMITS.ratio;

const pushed = (inflate: Inflate, piece: Uint8Array, last: boolean): boolean => {
  try {
    inflate.push(piece, last);
    return true;
  } catch {
    return false;
  }
};

/** The record at the end of the archive, before a comment of at most 65,535 bytes. */
const endRecord = (view: DataView): number | null => {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === END_MARK) return at;
  return null;
};

const sumOf = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint16(at + 2, true) + view.getUint16(at + 4, true);

const entryAt = (view: DataView, at: number): ZipEntry | null => {
  if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_MARK) return null;
  if (at + 46 + sumOf(view, at + 28) > view.byteLength) return null;
  const sizes = sizesAt(view, at);
  if (sizes === null) return null;
  return {
    name: nameAt(view, at),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    offset: view.getUint32(at + 42, true),
    ...sizes,
  };
};

const nameAt = (view: DataView, at: number): string => {
  let name = '';
  for (let index = 0; index < view.getUint16(at + 28, true); index += 1)
    name += String.fromCharCode(view.getUint8(at + 46 + index));
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
};

/** Sizes stand in the record, or in its ZIP64 field where some writers put them whatever their size. */
const sizesAt = (view: DataView, at: number): Pick<ZipEntry, 'packed' | 'size'> | null => {
  const packed = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (packed !== IN_EXTRA && size !== IN_EXTRA) return { packed, size };
  let field = at + 46 + view.getUint16(at + 28, true);
  const end = field + view.getUint16(at + 30, true);
  while (field + 4 <= end && view.getUint16(field, true) !== 1)
    field += 4 + view.getUint16(field + 2, true);
  const long: number[] = [];
  for (let place = field + 4; place + 8 <= end && long.length < 2; place += 8) {
    if (view.getUint32(place + 4, true) !== 0) return null;
    long.push(view.getUint32(place, true));
  }
  const realSize = size === IN_EXTRA ? long.shift() : size;
  const realPacked = packed === IN_EXTRA ? long.shift() : packed;
  return realSize === undefined || realPacked === undefined
    ? null
    : { size: realSize, packed: realPacked };
};

const dataOf = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset, packed } = entry;
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL_MARK) return null;
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return from + packed > bytes.length ? null : bytes.subarray(from, from + packed);
};
