import { below } from './sequence.ts';

/** How many one-character mutations each checksummed family must refuse. */
export const MUTATIONS = 20_000;

/** The characters of an address, so that a mutant stays in its alphabet and its checksum alone can refuse it. */
const alphabetOf = (address: string): string => {
  if (address.startsWith('0x')) return '0123456789abcdefABCDEF';
  if (/^(?:bc1|ltc1|addr1|cosmos1|[qp][a-z0-9]{41}$)/.test(address))
    return 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
  if (/^[A-Z2-7]{56,58}$/.test(address)) return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  if (/^[EU]Q/.test(address))
    return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
};

/** One character substituted (mostly), two neighbours exchanged, one left out or one put in; never the address itself. */
export const mutantOf = (address: string, random: () => number): string => {
  const alphabet = alphabetOf(address);
  for (;;) {
    const at = below(random, address.length);
    const char = alphabet.charAt(below(random, alphabet.length));
    const [before, here, after] = [address.slice(0, at), address.charAt(at), address.slice(at + 1)];
    const kind = random();
    const mutant =
      kind < 0.7
        ? before + char + after
        : kind < 0.8
          ? before + after.charAt(0) + here + after.slice(1)
          : kind < 0.9
            ? before + after
            : before + char + here + after;
    if (mutant !== address) return mutant;
  }
};
