/**
 * Encodings offered for a file that is not UTF-8, each with the lines in which letters beyond ASCII stand: a person
 * sees in which of them the names are right.
 */
import type { ImportAsk } from './ask.ts';
import type { Chunks, Encoding } from './encoding.ts';
import { decoderFor } from './text-decoder.ts';

const OFFERED: readonly Encoding[] = ['windows-1252', 'windows-1251', 'macintosh'];
/** Enough to find a name in, from the beginning of the file. */
const LOOKED_AT = 1_048_576;
const MOST_LINES = 3;

/** The question, or null when no line shows a difference. */
export const offerEncodings = (chunks: Chunks): ImportAsk | null => {
  const bytes = beginning(chunks);
  const lines = linesOf(bytes).filter((line) => line.some((byte) => byte >= 0x80));
  if (lines.length === 0) return null;
  return {
    kind: 'encoding',
    options: OFFERED.map((value) => ({
      value,
      example: lines
        .slice(0, MOST_LINES)
        .map((line) => decoderFor(value, { fatal: false }).decode(line).slice(0, 120))
        .join('\n'),
    })),
  };
};

const beginning = (chunks: Chunks): Uint8Array => {
  const bytes = new Uint8Array(LOOKED_AT);
  let filled = 0;
  for (const piece of chunks()) {
    const part = piece.subarray(0, LOOKED_AT - filled);
    bytes.set(part, filled);
    filled += part.length;
    if (filled === LOOKED_AT) break;
  }
  return bytes.subarray(0, filled);
};

const linesOf = (bytes: Uint8Array): readonly Uint8Array[] => {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 10 && byte !== 13) continue;
    if (at > from) lines.push(bytes.subarray(from, at));
    from = at + 1;
    if (lines.length > 10_000) return lines;
  }
  return [...lines, bytes.subarray(from)];
};
