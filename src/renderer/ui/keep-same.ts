/** Plain values as they cross the bridge: objects, arrays, text, numbers, booleans, null. */
const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  if (left.length !== right.length || Array.isArray(a) !== Array.isArray(b)) return false;
  const found = new Map<string, unknown>(right);
  return left.every(([key, value]) => found.has(key) && isSame(value, found.get(key)));
};

/** What is held already where the newer view says the same, so that nobody draws it again; else the newer one. */
export const sameOr = <T>(held: T | null | undefined, now: T): T =>
  held !== null && held !== undefined && isSame(held, now) ? held : now;

/** The newer items, each in the object it was held in before where nothing about it has changed, so that nobody draws it again. */
export const keepSame = <T>(before: readonly T[] | undefined, now: readonly T[]): readonly T[] => {
  if (before === undefined) return now;
  return now.map((item, at) => sameOr(before[at], item));
};
