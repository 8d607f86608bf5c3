/**
 * Chromium draws no element higher than 33,554,428 px, and text loses its place in a pixel beyond 16,777,216. Above a safe
 * height the scroll bar therefore moves through a scaled-down range while rows keep their own places; near both ends it is
 * one to one, so that the first and the last row are reached pixel by pixel.
 */
export const MAX_HEIGHT = 8_000_000;

/** How far from either end the bar moves one to one, px. */
const EDGE = 50_000;

export interface ScrollScale {
  /** Height of the scrolled element, px. */
  readonly height: number;
  /** Where the top edge of the view is, in rows' own px, when the scroll bar stands at `scrolled`. */
  readonly toRows: (scrolled: number) => number;
  /** The inverse: where the scroll bar stands for a place in rows' own px. */
  readonly toBar: (place: number) => number;
}

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

export const makeScrollScale = (rowsHeight: number, view: number): ScrollScale => {
  const height = Math.min(rowsHeight, MAX_HEIGHT);
  const farRow = Math.max(0, rowsHeight - view);
  const farBar = Math.max(0, height - view);
  const left = farRow - farBar;
  if (left === 0) {
    const same = (value: number): number => between(value, 0, farBar);
    return { height, toRows: same, toBar: same };
  }
  const factor = (farRow - 2 * EDGE) / (farBar - 2 * EDGE);
  const toRows = (scrolled: number): number => {
    if (scrolled <= EDGE) return Math.max(0, scrolled);
    if (scrolled >= farBar - EDGE) return Math.min(farRow, scrolled + left);
    return EDGE + (scrolled - EDGE) * factor;
  };
  const toBar = (place: number): number => {
    if (place <= EDGE) return Math.max(0, place);
    if (place >= farRow - EDGE) return Math.min(farBar, place - left);
    return EDGE + (place - EDGE) / factor;
  };
  return { height, toRows, toBar };
};
