/**
 * Which encoding a file is in, from its first bytes; only what is certain is taken, the rest is asked.
 */
import type { ImportAsk, ImportChoices } from './ask.ts';
import { compoundReason, isCompound } from './compound-file.ts';
import { notText } from './file-reason.ts';
import type { FileReason } from './row.ts';
import { decoderFor } from './text-decoder.ts';

/** Opens the bytes of a file from the beginning; may be called again for another pass over the same bytes. */
export type Chunks = () => Iterable<Uint8Array>;

export type Encoding = NonNullable<ImportChoices['encoding']>;

export type EncodingVerdict =
  | { readonly kind: 'known'; readonly encoding: Encoding }
  | { readonly kind: 'ask'; readonly ask: ImportAsk }
  | { readonly kind: 'refused'; readonly reason: FileReason };

/** Enough to recognise a format and to count zero bytes. */
const SNIFF_BYTES = 4_096;

const BYTE_ORDER_MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

const OTHER_FORMATS: readonly { name: string; bytes: readonly number[] }[] = [
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { name: 'a 7-Zip archive', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { name: 'a RAR archive', bytes: [0x52, 0x61, 0x72, 0x21, 0x1a] },
  { name: 'a bzip2 archive', bytes: [0x42, 0x5a, 0x68, 0x39, 0x31] },
  { name: 'a PNG picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG picture', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a database', bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66] },
];

/** Texts of another kind, told by how they begin. */
const OTHER_TEXTS: readonly { name: string; begins: RegExp }[] = [
  { name: 'a web page', begins: /^\s*<(?:!doctype|html|head|meta|table|div)/i },
  { name: 'an XML document', begins: /^\s*<\?xml/i },
  { name: 'a JSON document', begins: /^\s*(?:\[\s*)?\{\s*(?:"|\})/ },
  { name: 'a rich text document', begins: /^\{\\rtf/ },
];

const kindOf = (head: Uint8Array): string | null => {
  const format = OTHER_FORMATS.find((known) => startsWith(head, known.bytes));
  if (format !== undefined) return format.name;
  const begin = decoderFor('utf-8', { fatal: false }).decode(head.subarray(0, 200));
  return OTHER_TEXTS.find(({ begins }) => begins.test(begin))?.name ?? null;
};

/**
 * Decides the encoding from the head of a file, see {@link readHead}.
 * A byte order mark decides, then the operator's choice; bytes that look like UTF-16 are asked about;
 * anything else must prove to be strict UTF-8 while it is decoded. Files of another kind are refused by name.
 */
export const detectEncoding = (
  head: Uint8Array,
  chosen: Encoding | undefined,
  chunks: Chunks,
): EncodingVerdict => {
  const other = kindOf(head);
  if (other !== null) return { kind: 'refused', reason: notText(other) };
  const marked = BYTE_ORDER_MARKS.find((mark) => startsWith(head, mark.bytes));
  if (marked !== undefined) return { kind: 'known', encoding: marked.encoding };
  if (isCompound(head)) return { kind: 'refused', reason: compoundReason(chunks) };
  if (chosen !== undefined) return { kind: 'known', encoding: chosen };
  if (looksLikeUtf16(head)) return { kind: 'ask', ask: utf16Ask(head) };
  return { kind: 'known', encoding: 'utf-8' };
};

/** The first bytes of a file, as many as {@link detectEncoding} wants to see or the file has. */
export const readHead = (chunks: Chunks): Uint8Array => {
  const head = new Uint8Array(SNIFF_BYTES);
  let filled = 0;
  for (const bytes of chunks()) {
    const part = bytes.subarray(0, SNIFF_BYTES - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === SNIFF_BYTES) break;
  }
  return head.subarray(0, filled);
};

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/** Delimiters, digits and addresses have a zero byte in UTF-16, nearly always on the same side of the pair. */
const looksLikeUtf16 = (head: Uint8Array): boolean => {
  const zeros: [even: number, odd: number] = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
  });
  const many = Math.max(...zeros);
  return many > 1 && many * 20 >= head.length && Math.min(...zeros) * 4 <= many;
};

const utf16Ask = (head: Uint8Array): ImportAsk => ({
  kind: 'encoding',
  options: (['utf-16le', 'utf-16be'] as const).map((value) => ({
    value,
    example: firstLine(head, value),
  })),
});

const firstLine = (head: Uint8Array, encoding: Encoding): string => {
  const even = head.subarray(0, head.length - (head.length % 2));
  const text = decoderFor(encoding, { fatal: false }).decode(even);
  return (text.split(/[\r\n]/, 1)[0] ?? '').slice(0, 120);
};
