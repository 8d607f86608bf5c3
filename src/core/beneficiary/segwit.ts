import { bech32, bech32m } from '@scure/base';

const LONGEST = 90;

export type SegwitReading =
  | { readonly kind: 'valid'; readonly version: number; readonly program: Uint8Array }
  | { readonly kind: 'mixed-case' | 'checksum' | 'program' };

/**
 * Decodes a segregated-witness address with the human-readable part `prefix`.
 * Version 0 takes the bech32 checksum and 20 or 32 bytes, later versions bech32m; padding must be zero.
 * Source: BIP 173 and BIP 350.
 */
export const decodeSegwit = (address: string, prefix: string): SegwitReading => {
  const lower = address.toLowerCase();
  if (address !== lower && address !== address.toUpperCase()) return { kind: 'mixed-case' };
  const plain = bech32.decodeUnsafe(lower, LONGEST);
  const decoded = plain ?? bech32m.decodeUnsafe(lower, LONGEST);
  if (decoded?.prefix !== prefix) return { kind: 'checksum' };
  const [version, ...words] = decoded.words;
  const program = bech32.fromWordsUnsafe(words);
  if (version === undefined || version > 16 || !(program instanceof Uint8Array))
    return { kind: 'program' };
  if ((version === 0) !== (plain !== undefined)) return { kind: 'checksum' };
  const lengths = version === 0 ? [20, 32] : version === 1 ? [32] : [];
  return lengths.includes(program.length)
    ? { kind: 'valid', version, program }
    : { kind: 'program' };
};
