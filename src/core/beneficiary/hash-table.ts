/**
 * Numbers by 32-bit hash in flat arrays, so that millions of them cost neither objects nor far reaches of memory.
 * Hashes must be well mixed in all of their bits.
 */

const FIRST_SIZE = 1_024;
/** Hash, value, mark and the entry that comes after it in the same slot, from 1; 0 ends the chain. */
const FIELDS = 4;
/** Entries a word of the filter stands for when it is full: two bits of it for each, so that few others fit by chance. */
const FULL_WORD = 4;

/** Visits the entries of one hash by {@link HashTable.first} and {@link HashTable.next}, last added first. */
export class HashTable {
  #heads = new Int32Array(FIRST_SIZE);
  #entries = new Int32Array(FIRST_SIZE * FIELDS);
  /** Small enough to stay near the processor. */
  #filter = new Int32Array(FIRST_SIZE / FULL_WORD);
  #filterShift = 32 - Math.log2(FIRST_SIZE / FULL_WORD);
  #count = 0;

  /** Adds a value with 32 bits of the caller's own beside it. */
  add(hash: number, value: number, mark: number): void {
    if (this.#count === this.#heads.length) this.#grow();
    const at = this.#count * FIELDS;
    this.#entries[at] = hash;
    this.#entries[at + 1] = value;
    this.#entries[at + 2] = mark;
    this.#link(this.#count);
    this.#count += 1;
  }

  /** False where no value has this hash; true nearly always means that one has. */
  mayHold(hash: number): boolean {
    const bits = bitsOf(hash);
    return ((this.#filter[hash >>> this.#filterShift] ?? 0) & bits) === bits;
  }

  /** The entry last added under a hash, or 0. */
  first(hash: number): number {
    return this.#from(this.#heads[this.#slot(hash)] ?? 0, hash | 0);
  }

  /** The entry added under the same hash before this one, or 0. */
  next(entry: number): number {
    const at = (entry - 1) * FIELDS;
    return this.#from(this.#entries[at + 3] ?? 0, this.#entries[at] ?? 0);
  }

  value(entry: number): number {
    return this.#entries[(entry - 1) * FIELDS + 1] ?? 0;
  }

  mark(entry: number): number {
    return this.#entries[(entry - 1) * FIELDS + 2] ?? 0;
  }

  #from(entry: number, hash: number): number {
    let found = entry;
    while (found !== 0 && this.#entries[(found - 1) * FIELDS] !== hash)
      found = this.#entries[(found - 1) * FIELDS + 3] ?? 0;
    return found;
  }

  #slot(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
  }

  #link(entry: number): void {
    const hash = this.#entries[entry * FIELDS] ?? 0;
    const place = this.#slot(hash);
    this.#entries[entry * FIELDS + 3] = this.#heads[place] ?? 0;
    this.#heads[place] = entry + 1;
    const word = hash >>> this.#filterShift;
    this.#filter[word] = (this.#filter[word] ?? 0) | bitsOf(hash);
  }

  /** Doubles. What is outgrown is given back at once and not when memory is next tidied up. */
  #grow(): void {
    const size = this.#heads.length * 2;
    this.#heads.buffer.transfer(0);
    this.#filter.buffer.transfer(0);
    this.#heads = new Int32Array(size);
    this.#filter = new Int32Array(size / FULL_WORD);
    this.#filterShift -= 1;
    this.#entries = new Int32Array(this.#entries.buffer.transfer(size * FIELDS * 4));
    for (let entry = 0; entry < this.#count; entry += 1) this.#link(entry);
  }
}

const bitsOf = (hash: number): number => (1 << (hash & 31)) | (1 << ((hash >>> 5) & 31));
