/**
 * Packs a screenshot again, tighter and without loss. Browsers filter each line for photographs; flat areas and repeated
 * letters pack better as they are.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Length, kind and check sum around the data of a chunk. */
const FRAME_BYTES = 12;

interface Chunk {
  readonly kind: string;
  readonly data: Buffer;
}

const chunksOf = (png: Buffer): readonly Chunk[] => {
  const chunks: Chunk[] = [];
  let at = SIGNATURE_BYTES;
  while (at < png.length) {
    const length = png.readUInt32BE(at);
    const kind = png.toString('latin1', at + 4, at + 8);
    chunks.push({ kind, data: png.subarray(at + 8, at + 8 + length) });
    at += length + FRAME_BYTES;
  }
  return chunks;
};

const written = ({ kind, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** The guess of the fourth filter: left, above or their corner, whichever is nearest to left + above − corner. */
const paeth = (left: number, above: number, corner: number): number => {
  const aim = left + above - corner;
  const [toLeft, toAbove, toCorner] = [
    Math.abs(aim - left),
    Math.abs(aim - above),
    Math.abs(aim - corner),
  ];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
};

/** What each filter of the format foretells of a byte. */
const GUESSES: readonly ((left: number, above: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, above) => above,
  (left, above) => (left + above) >> 1,
  paeth,
];

/** Lines as they are, each behind a zero, which says that it is not filtered. */
const unfiltered = (lines: Buffer, lineBytes: number, pixelBytes: number): Buffer => {
  const plain = Buffer.alloc(lines.length);
  const step = lineBytes + 1;
  for (let start = 0; start < lines.length; start += step) {
    const guess = GUESSES[lines[start] ?? 0] ?? paeth;
    for (let at = start + 1; at < start + step; at += 1) {
      const isFirst = at - pixelBytes <= start;
      const left = isFirst ? 0 : (plain[at - pixelBytes] ?? 0);
      const above = plain[at - step] ?? 0;
      const corner = isFirst ? 0 : (plain[at - step - pixelBytes] ?? 0);
      plain[at] = (lines[at] ?? 0) + guess(left, above, corner);
    }
  }
  return plain;
};

/** Pixels of three or four bytes, as the head of a picture of eight bits a channel says. */
const PIXEL_BYTES: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** The same pixels, not interlaced, eight bits a channel; throws for another kind of picture. */
export const packPng = (png: Buffer): Buffer => {
  const chunks = chunksOf(png);
  const head = chunks[0]?.data;
  const pixelBytes = PIXEL_BYTES[head?.[9] ?? 0];
  if (head?.[8] !== 8 || pixelBytes === undefined || head[12] !== 0)
    throw new Error('This picture is not a plain PNG of eight bits a channel.');
  const lines = inflateSync(
    Buffer.concat(chunks.filter(({ kind }) => kind === 'IDAT').map(({ data }) => data)),
  );
  const plain = unfiltered(lines, head.readUInt32BE(0) * pixelBytes, pixelBytes);
  const data = deflateSync(plain, { level: 9, memLevel: 9 });
  const first = chunks.findIndex(({ kind }) => kind === 'IDAT');
  const whole = chunks
    .filter(({ kind }) => kind !== 'IDAT')
    .toSpliced(first, 0, { kind: 'IDAT', data });
  return Buffer.concat([png.subarray(0, SIGNATURE_BYTES), ...whole.map(written)]);
};
