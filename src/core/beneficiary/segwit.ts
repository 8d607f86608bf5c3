import { decodeBech32, isMixedCase } from './bech32.ts';
import { wordsToBytes } from './five-bit.ts';

const LONGEST = 90;

export type SegwitReading =
  | { readonly kind: 'valid'; readonly version: number; readonly program: Uint8Array }
  | { readonly kind: 'mixed-case' | 'checksum' | 'program' };

/**
 * Decodes a segregated-witness address with the human-readable part `prefix`.
 * Version 0 takes the bech32 checksum and 20 or 32 bytes, version 1 bech32m and 32; padding must be zero.
 * Later versions have no meaning yet, so nobody can be paid at one.
 * Source: BIP 173, BIP 341 and BIP 350.
 */
export const decodeSegwit = (address: string, prefix: string): SegwitReading => {
  if (isMixedCase(address)) return { kind: 'mixed-case' };
  const decoded = address.length <= LONGEST ? decodeBech32(address) : null;
  if (decoded?.prefix !== prefix) return { kind: 'checksum' };
  const program = wordsToBytes(decoded.words.subarray(1));
  const [version] = decoded.words;
  if (version === undefined || version > 16 || program === null) return { kind: 'program' };
  if ((version === 0) !== (decoded.checksum === 'bech32')) return { kind: 'checksum' };
  const lengths = version === 0 ? [20, 32] : version === 1 ? [32] : [];
  return lengths.includes(program.length)
    ? { kind: 'valid', version, program }
    : { kind: 'program' };
};
