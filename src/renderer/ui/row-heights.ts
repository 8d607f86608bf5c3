/**
 * How high the rows of a table are: one likely height for all, and the true one of those that were drawn. What is kept
 * grows with the rows looked at, in blocks, and never with the rows there are.
 */

export interface RowHeights {
  /** Where a row begins, px from the first one; at the number of rows it is the height of all. */
  readonly offset: (index: number) => number;
  /** The last row that begins at or above a place, of so many rows. */
  readonly indexAt: (place: number, total: number) => number;
  /** Takes the true height of a row; answers by how much it differs from what was held. */
  readonly set: (index: number, height: number) => number;
}

const BLOCK = 512;

interface Block {
  /** What each row of the block has beyond the likely height, px. */
  readonly extras: Float32Array;
  sum: number;
}

export const makeRowHeights = (likely: number): RowHeights => {
  const blocks = new Map<number, Block>();

  const offset = (index: number): number => {
    const own = Math.floor(index / BLOCK);
    let place = index * likely;
    for (const [at, { sum, extras }] of blocks) {
      if (at < own) place += sum;
      else if (at === own)
        for (let row = 0; row < index % BLOCK; row += 1) place += extras[row] ?? 0;
    }
    return place;
  };

  const indexAt = (place: number, total: number): number => {
    let low = 0;
    let high = Math.max(0, total - 1);
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (offset(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const set = (index: number, height: number): number => {
    const at = Math.floor(index / BLOCK);
    const held = blocks.get(at);
    if (held === undefined && height === likely) return 0;
    const block = held ?? { extras: new Float32Array(BLOCK), sum: 0 };
    blocks.set(at, block);
    const before = block.extras[index % BLOCK] ?? 0;
    block.extras[index % BLOCK] = height - likely;
    // As it is kept, so that what is added is exactly what will be taken away.
    const by = (block.extras[index % BLOCK] ?? 0) - before;
    block.sum += by;
    return by;
  };

  return { offset, indexAt, set };
};
