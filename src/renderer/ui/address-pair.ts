/** Two addresses cut into groups of four that stand under each other. */

interface PairChar {
  readonly char: string;
  readonly differs: boolean;
}

export interface PairGroup {
  readonly upper: readonly PairChar[];
  readonly lower: readonly PairChar[];
  readonly differs: boolean;
}

const GROUP = 4;

const charsOf = (text: string, other: string, from: number): readonly PairChar[] =>
  Array.from(text.slice(from, from + GROUP), (char, at) => ({
    char,
    differs: char !== other[from + at],
  }));

/** Groups in order; the shorter address ends with empty ones. */
export const pairGroups = (upper: string, lower: string): readonly PairGroup[] => {
  const longer = Math.max(upper.length, lower.length);
  return Array.from({ length: Math.ceil(longer / GROUP) }, (_, index) => {
    const from = index * GROUP;
    const group = { upper: charsOf(upper, lower, from), lower: charsOf(lower, upper, from) };
    const differs = upper.slice(from, from + GROUP) !== lower.slice(from, from + GROUP);
    return { ...group, differs };
  });
};

/** How many places hold different characters, those beyond the shorter one included. */
export const countDifferences = (upper: string, lower: string): number => {
  const longer = Math.max(upper.length, lower.length);
  return Array.from({ length: longer }, (_, at) => at).filter((at) => upper[at] !== lower[at])
    .length;
};
