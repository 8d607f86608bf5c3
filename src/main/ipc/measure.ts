/** How large an input is, without trusting its shape. Pure. */

const MAX_DEPTH = 8;

/** What one value costs beside its text, so that many tiny values count too. */
const COST_OF_A_VALUE = 8;

/**
 * Size of plain data in characters and a fixed cost a value; Infinity for anything that is not
 * plain data (maps, buffers, dates, bigints), nests too deep, or runs in a circle.
 */
export function measure(value: unknown, depth = 0): number {
  if (typeof value === 'string') return COST_OF_A_VALUE + value.length;
  if (value === null || value === undefined) return COST_OF_A_VALUE;
  if (typeof value === 'number' || typeof value === 'boolean') return COST_OF_A_VALUE;
  if (typeof value !== 'object' || depth >= MAX_DEPTH || !isPlain(value)) return Infinity;
  let size = COST_OF_A_VALUE;
  for (const [key, inner] of Object.entries(value)) size += key.length + measure(inner, depth + 1);
  return size;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
