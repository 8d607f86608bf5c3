/**
 * Finds references that come twice in a file, in memory bounded by about 16 bytes a row.
 * One pass keeps a 53-bit hash of every reference; only those whose hash came twice are compared as text by another.
 */
import { problem } from './issue.ts';
import { moreRepeated, referenceRepeated } from './file-reason.ts';
import type { FileReason, RowIssue } from './row.ts';

const MOST_LISTED = 20;
const FIRST_CAPACITY = 1_024;

/**
 * Hash of a reference without regard to ASCII case; never 0, always a safe integer.
 * Two 32-bit multiplicative hashes over UTF-16 units, joined to 53 bits.
 */
export const referenceHash = (reference: string): number => {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    const folded = code >= 65 && code <= 90 ? code + 32 : code;
    high = Math.imul(high ^ folded, 0x01000193);
    low = Math.imul(low ^ folded, 0x5bd1e995);
    low ^= low >>> 15;
  }
  return (high >>> 0) * 2_097_152 + (low >>> 11) + 1;
};

/** First pass: which hashes come more than once. */
export class ReferenceIndex {
  #slots = new Float64Array(FIRST_CAPACITY);
  #count = 0;
  readonly #suspects = new Set<number>();

  /** Hashes seen at least twice; their references must be compared as text. */
  get suspects(): ReadonlySet<number> {
    return this.#suspects;
  }

  add(reference: string): void {
    if (reference === '') return;
    if (this.#count * 2 >= this.#slots.length) this.#grow();
    const hash = referenceHash(reference);
    if (insert(this.#slots, hash)) this.#count += 1;
    else this.#suspects.add(hash);
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const hash of this.#slots) if (hash !== 0) insert(larger, hash);
    // Gives back what is outgrown at once and not when memory is next tidied up.
    this.#slots.buffer.transfer(0);
    this.#slots = larger;
  }
}

/** Puts a hash into an open-addressed table whose length is a power of two; false when it was there. */
const insert = (slots: Float64Array, hash: number): boolean => {
  const mask = slots.length - 1;
  let slot = (hash % 4_294_967_291) & mask;
  while (slots[slot] !== 0) {
    if (slots[slot] === hash) return false;
    slot = (slot + 1) & mask;
  }
  slots[slot] = hash;
  return true;
};

/** A reference and where it stands; line 0 where it came from no file. */
export interface Place {
  readonly reference: string;
  readonly row: number;
  readonly line: number;
}

/** Second pass over the suspects only: exact repeats refuse the file, a difference in case alone is a row error. */
export class ReferenceComparison {
  readonly #suspects: ReadonlySet<number>;
  readonly #exact = new Map<string, Place>();
  readonly #folded = new Map<string, Place[]>();
  readonly #reasons: FileReason[] = [];
  #more = 0;

  constructor(suspects: ReadonlySet<number>) {
    this.#suspects = suspects;
  }

  add(reference: string, row: number, line: number): void {
    if (reference === '' || !this.#suspects.has(referenceHash(reference))) return;
    const first = this.#exact.get(reference);
    if (first === undefined) this.#remember({ reference: unpinned(reference), row, line });
    else if (this.#reasons.length < MOST_LISTED)
      this.#reasons.push(referenceRepeated(reference, [first.line, line]));
    else this.#more += 1;
  }

  /** Why the file is refused; empty when no reference comes twice. */
  get repeats(): readonly FileReason[] {
    return this.#more === 0 ? this.#reasons : [...this.#reasons, moreRepeated(this.#more)];
  }

  /** Errors of rows whose references differ from another's in upper and lower case only, by row number. */
  caseTwins(): ReadonlyMap<number, RowIssue> {
    const twins = new Map<number, RowIssue>();
    for (const group of this.#folded.values())
      for (const place of group) {
        const other = group.find((candidate) => candidate !== place);
        if (other !== undefined) twins.set(place.row, caseTwin(place, other));
      }
    return twins;
  }

  #remember(place: Place): void {
    this.#exact.set(place.reference, place);
    const folded = place.reference.toLowerCase();
    const group = this.#folded.get(folded);
    if (group === undefined) this.#folded.set(folded, [place]);
    else group.push(place);
  }
}

/** Rule: a reference differs from another's in upper and lower case only. */
export const caseTwin = (place: Place, other: Place): RowIssue =>
  problem(
    'reference',
    'reference-case-twin',
    `The reference "${place.reference.slice(0, 60)}" differs from "${other.reference.slice(0, 60)}" ${other.line === 0 ? `in row ${other.row}` : `on line ${other.line}`} only in upper and lower case, which people and other systems take for the same. Give one of them another.`,
  );

/** A copy that does not keep the text it was cut from in memory, as a slice would. */
const unpinned = (text: string): string => ` ${text}`.slice(1);
