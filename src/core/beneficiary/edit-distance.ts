/**
 * Distances between addresses as character codes with letters in one case.
 */

/** The code of a letter in small case; any other code as it is. */
const folded = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);

/** The significant characters of an address as codes, written into a buffer that is reused. */
export const codesOf = (address: string, from: number, into: Uint8Array): Uint8Array => {
  const length = Math.min(address.length - from, into.length);
  for (let at = 0; at < length; at += 1) into[at] = folded(address.charCodeAt(from + at));
  return into.subarray(0, length);
};

/** How many characters agree from the beginning and from the end; they never count twice. */
export const commonEnds = (
  one: Uint8Array,
  other: Uint8Array,
): { readonly head: number; readonly tail: number } => {
  const shorter = Math.min(one.length, other.length);
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail])
    tail += 1;
  return { head, tail };
};

/**
 * Whether at most `most` substitutions, insertions and deletions lead from one to the other.
 * Looks first at the places with no equal character beside them, which no cheap edit explains, and so turns down
 * nearly every pair of unlike addresses after a dozen characters.
 */
export const isWithin = (one: Uint8Array, other: Uint8Array, most: number): boolean => {
  if (Math.abs(one.length - other.length) > most) return false;
  // Reads outside a typed array are slow, so the first and the last places are left to the exact count.
  const last = Math.min(one.length, other.length) - 2;
  let lonely = 0;
  for (let at = 2; at < last; at += 1) {
    const code = one[at];
    if (code === other[at] || code === other[at + 1] || code === other[at - 1]) continue;
    if (code === other[at + 2] || code === other[at - 2]) continue;
    lonely += 1;
    if (lonely > most) return false;
  }
  return distance(one, other, most) <= most;
};

/** Levenshtein distance in a band of `most` around the diagonal; anything above `most` where it is larger. */
const distance = (one: Uint8Array, other: Uint8Array, most: number): number => {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = Array.from({ length: other.length + 1 }, () => most + 1);
    if (row <= most) current[0] = row;
    const first = Math.max(1, row - most);
    const last = Math.min(other.length, row + most);
    for (let column = first; column <= last; column += 1) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      current[column] = Math.min(
        (above[column - 1] ?? most) + cost,
        (above[column] ?? most) + 1,
        (current[column - 1] ?? most) + 1,
      );
    }
    above = current;
  }
  return above[other.length] ?? most + 1;
};
