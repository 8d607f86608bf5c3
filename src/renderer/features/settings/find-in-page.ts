/** Places of a text in a page of lines, in the order of reading. */

export interface Piece {
  readonly text: string;
  /** Which place this is, from 0; null between places. */
  readonly place: number | null;
}

export interface FoundLine {
  readonly pieces: readonly Piece[];
  /** What a tick added, by the line's own sign; null for any other line. */
  readonly mark: 'address' | 'name' | null;
}

export interface FoundPage {
  readonly lines: readonly FoundLine[];
  readonly count: number;
}

const SIGN = /^ {2}\[(address|name)\] /;

const markOf = (line: string): FoundLine['mark'] => {
  const sign = SIGN.exec(line)?.[1];
  return sign === 'address' || sign === 'name' ? sign : null;
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Each line with its end, cut where `wanted` stands in it; letters compare without case. */
export const findInPage = (page: string, wanted: string): FoundPage => {
  let count = 0;
  const pattern = wanted === '' ? null : new RegExp(`(${escaped(wanted)})`, 'iu');
  const piecesOf = (line: string): readonly Piece[] => {
    if (pattern === null) return [{ text: line, place: null }];
    // What stands between two cuts is a place: split keeps it at every second position.
    return line
      .split(pattern)
      .map((text, index) => ({ text, place: index % 2 === 1 ? count++ : null }))
      .filter(({ text }) => text !== '');
  };
  const lines = page
    .split(/(?<=\n)/)
    .map((line) => ({ pieces: piecesOf(line), mark: markOf(line) }));
  return { lines, count };
};
