/** Numbers by 32-bit hash in one flat array, so that millions of them cost neither objects nor far reaches of memory. */
export interface HashTable {
  /** Adds a value with 32 bits of the caller's own beside it. */
  add(hash: number, value: number, mark: number): void;
  /** False where no value has this hash; true nearly always means that one has. */
  mayHold(hash: number): boolean;
  /** Calls back with every value of this hash and its mark, last added first, until the answer is true: enough. */
  each(hash: number, visit: (value: number, mark: number) => boolean): void;
}

const FIRST_SIZE = 1_024;
/** Hash, value, mark and the entry that comes after it in the same slot, from 1; 0 ends the chain. */
const FIELDS = 4;
/** Bits a value in the filter of {@link HashTable.mayHold}, which is small enough to stay near the processor. */
const FILTER_BITS = 8;

/** Makes an empty table; it doubles when it is full. */
export const makeHashTable = (): HashTable => {
  let heads = new Int32Array(FIRST_SIZE);
  let entries = new Int32Array(FIRST_SIZE * FIELDS);
  let filter = new Uint8Array((FIRST_SIZE * FILTER_BITS) / 8);
  let count = 0;

  const slot = (hash: number): number => (hash ^ (hash >>> 15)) & (heads.length - 1);
  const bit = (hash: number): number =>
    (Math.imul(hash, 0x9e3779b1) >>> 3) & (filter.length * 8 - 1);
  const link = (entry: number): void => {
    const hash = entries[entry * FIELDS] ?? 0;
    const place = slot(hash);
    entries[entry * FIELDS + 3] = heads[place] ?? 0;
    heads[place] = entry + 1;
    const mark = bit(hash);
    filter[mark >>> 3] = (filter[mark >>> 3] ?? 0) | (1 << (mark & 7));
  };
  const grow = (): void => {
    const larger = new Int32Array(entries.length * 2);
    larger.set(entries);
    entries = larger;
    heads = new Int32Array(heads.length * 2);
    filter = new Uint8Array(filter.length * 2);
    for (let entry = 0; entry < count; entry += 1) link(entry);
  };
  return {
    add: (hash, value, mark) => {
      if (count === heads.length) grow();
      entries[count * FIELDS] = hash;
      entries[count * FIELDS + 1] = value;
      entries[count * FIELDS + 2] = mark;
      link(count);
      count += 1;
    },
    mayHold: (hash) => {
      const mark = bit(hash);
      return ((filter[mark >>> 3] ?? 0) & (1 << (mark & 7))) !== 0;
    },
    each: (hash, visit) => {
      const wanted = hash | 0;
      let entry = heads[slot(hash)] ?? 0;
      while (entry !== 0) {
        const at = (entry - 1) * FIELDS;
        if (entries[at] === wanted && visit(entries[at + 1] ?? 0, entries[at + 2] ?? 0)) return;
        entry = entries[at + 3] ?? 0;
      }
    },
  };
};
