/**
 * Bytes → text, strictly, with the place of the first byte that is not text.
 */
import type { Chunks, Encoding } from './encoding.ts';
import { invalidBytes, zeroCharacter } from './file-reason.ts';
import { countBreaks } from './csv.ts';
import type { FileReason } from './row.ts';
import { decoderFor } from './text-decoder.ts';

/** A piece of the file as text, and how many bytes have been read up to its end. */
export interface DecodedChunk {
  readonly text: string;
  readonly bytesRead: number;
}

/**
 * Decodes a file chunk by chunk. Answers null at the end, or why the bytes are not text:
 * malformed for the encoding (overlong forms, lone surrogates and cut characters included) or a NUL.
 */
export function* decodeChunks(
  chunks: Chunks,
  encoding: Encoding,
): Generator<DecodedChunk, FileReason | null> {
  const decode = strictDecoder(encoding);
  let bytesRead = 0;
  for (const bytes of chunks()) {
    const text = decode(bytes);
    if (text === null) return locateInvalid(chunks, encoding);
    if (text.includes('\0')) return locateNul(chunks, encoding);
    bytesRead += bytes.length;
    if (text !== '') yield { text, bytesRead };
  }
  const rest = decode(null);
  if (rest === null) return locateInvalid(chunks, encoding);
  if (rest !== '') yield { text: rest, bytesRead };
  return null;
}

/** Decodes piece by piece; null as the piece says that nothing follows, null as the answer that it is malformed. */
const strictDecoder = (encoding: Encoding): ((bytes: Uint8Array | null) => string | null) => {
  const decoder = decoderFor(encoding, { fatal: true });
  return (bytes) => {
    try {
      return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      return null;
    }
  };
};

/** A decoder that failed has lost its place, so a second one follows a chunk behind and steps through the bad one. */
const locateInvalid = (chunks: Chunks, encoding: Encoding): FileReason => {
  const ahead = strictDecoder(encoding);
  const behind = strictDecoder(encoding);
  let line = 1;
  let offset = 0;
  let last = '';
  for (const bytes of chunks()) {
    const step = ahead(bytes) === null ? 1 : bytes.length;
    for (let at = 0; at < bytes.length; at += step) {
      const text = behind(bytes.subarray(at, at + step));
      if (text === null)
        return invalidBytes({ encoding, line, offset: offset + at + 1, byte: bytes[at] ?? 0 });
      line += countBreaks(last + text) - countBreaks(last);
      last = text === '' ? last : text.slice(-1);
    }
    offset += bytes.length;
  }
  return invalidBytes({ encoding, line, offset, byte: null });
};

const locateNul = (chunks: Chunks, encoding: Encoding): FileReason => {
  const decode = strictDecoder(encoding);
  let line = 1;
  let last = '';
  for (const bytes of chunks()) {
    const text = decode(bytes) ?? '';
    const nul = text.indexOf('\0');
    if (nul >= 0)
      return zeroCharacter(line + countBreaks(last + text.slice(0, nul)) - countBreaks(last));
    line += countBreaks(last + text) - countBreaks(last);
    last = text.slice(-1);
  }
  return zeroCharacter(line);
};
