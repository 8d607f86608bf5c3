/**
 * Knows the key again in an answer without keeping it. A gateway that is being searched for a fault may answer with what it
 * signed, the key in it; such an answer must not carry the key into the ledger, which forgets nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A length, a rolling sum and a hash, both under numbers of this process: nothing a key could be found from. */
export interface KeyMark {
  readonly length: number;
  readonly sum: number;
  readonly hash: Buffer;
}

/** Shorter ones are no keys (`desk/credentials.ts`), and may stand in any text by chance. */
const LEAST = 8;
const SALT = randomBytes(32);
const BASE = randomBytes(4).readUInt32LE() | 1;

const sumOf = (bytes: Uint8Array): number =>
  bytes.reduce((sum, byte) => (Math.imul(sum, BASE) + byte) | 0, 0);

const hashOf = (bytes: Uint8Array): Buffer => createHmac('sha256', SALT).update(bytes).digest();

const UNRESERVED = /^[A-Za-z0-9._~-]$/;
const percent = (sign: string): string =>
  UNRESERVED.test(sign)
    ? sign
    : `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** How a gateway may write one sign: as it is, in its JSON, in an address, in a page. */
const WRITINGS: readonly ((sign: string) => string)[] = [
  (sign) => sign,
  (sign) => (sign === '/' ? '\\/' : sign),
  percent,
  (sign) => ENTITIES[sign] ?? sign,
];

/** The marks of a key in each way it may be written; the bytes made for them are wiped. */
export const marksOf = (key: Uint8Array): readonly KeyMark[] => {
  if (key.length < LEAST) return [];
  // Most keys have no sign that anybody writes in another way.
  const isPlain = key.every((byte) => UNRESERVED.test(String.fromCharCode(byte)));
  const marks = (isPlain ? WRITINGS.slice(0, 1) : WRITINGS).map((write) => {
    const bytes = Buffer.concat(
      Array.from(key, (byte) => Buffer.from(write(String.fromCharCode(byte)), 'latin1')),
    );
    const mark = { length: bytes.length, sum: sumOf(bytes), hash: hashOf(bytes) };
    bytes.fill(0);
    return mark;
  });
  return marks.filter(({ hash }, at) => marks.findIndex((one) => one.hash.equals(hash)) === at);
};

/** Where the marked text begins, or -1; by a sum that moves along, so that a long answer costs little. */
const find = (bytes: Buffer, { length, sum, hash }: KeyMark): number => {
  if (bytes.length < length) return -1;
  let lead = 1;
  for (let at = 1; at < length; at += 1) lead = Math.imul(lead, BASE);
  let rolling = sumOf(bytes.subarray(0, length));
  for (let at = 0; ; at += 1) {
    if (rolling === sum && timingSafeEqual(hashOf(bytes.subarray(at, at + length)), hash))
      return at;
    if (at + length >= bytes.length) return -1;
    rolling = Math.imul(rolling - Math.imul(bytes[at] ?? 0, lead), BASE);
    rolling = (rolling + (bytes[at + length] ?? 0)) | 0;
  }
};

/** The text with `[key]` wherever the key stood in it. */
export const withoutKey = (text: string, marks: readonly KeyMark[]): string => {
  let shown = text;
  for (const mark of marks) {
    let bytes = Buffer.from(shown);
    for (let at = find(bytes, mark); at >= 0; at = find(bytes, mark)) {
      const parts = [bytes.subarray(0, at), Buffer.from('[key]'), bytes.subarray(at + mark.length)];
      bytes = Buffer.concat(parts);
      shown = bytes.toString();
    }
  }
  return shown;
};
