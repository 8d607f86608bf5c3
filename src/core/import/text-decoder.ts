/**
 * The one use of TextDecoder, a global of every host (Node and browsers) that the language library does not declare.
 */
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}

declare const TextDecoder: new (label: string, options: { fatal: boolean }) => Decoder;

/** A decoder for one file; a byte order mark is removed, and with `fatal` malformed bytes throw. */
export const decoderFor = (encoding: string, options: { fatal: boolean }): Decoder =>
  new TextDecoder(encoding, options);
