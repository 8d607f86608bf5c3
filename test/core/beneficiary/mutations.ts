/** How many one-character mutations each checksummed family must refuse. */
export const MUTATIONS = 20_000;

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0';

/** A small repeatable generator, so that a failure names the same mutant again. */
const sequence = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

/** Mutants of an address that differ from it in exactly one character: substituted, inserted or dropped. */
export function* mutantsOf(address: string, count: number): Generator<string> {
  const random = sequence(address.length * 7919 + address.charCodeAt(3));
  let made = 0;
  while (made < count) {
    const at = Math.floor(random() * address.length);
    const char = ALPHABET.charAt(Math.floor(random() * ALPHABET.length));
    const kind = random();
    const keepsLength = kind < 0.9;
    const inserted = kind < 0.95 ? char : '';
    const mutant = keepsLength
      ? address.slice(0, at) + char + address.slice(at + 1)
      : address.slice(0, at) + inserted + address.slice(inserted === '' ? at + 1 : at);
    if (mutant === address) continue;
    made += 1;
    yield mutant;
  }
}
