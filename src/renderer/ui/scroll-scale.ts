/**
 * Chromium draws no element higher than 33,554,428 px. Above a safe height the scroll bar therefore moves through a
 * scaled-down range while rows keep their own places; the last row stays reachable at any total.
 */
export const MAX_HEIGHT = 16_000_000;

export interface ScrollScale {
  /** Height of the scrolled element, px. */
  readonly height: number;
  /** Where the top edge of the view is, in rows' own px, when the scroll bar stands at `scrolled`. */
  readonly toRows: (scrolled: number) => number;
  /** The inverse: where the scroll bar stands for a place in rows' own px. */
  readonly toBar: (place: number) => number;
}

export const makeScrollScale = (rowsHeight: number, view: number): ScrollScale => {
  const height = Math.min(rowsHeight, MAX_HEIGHT);
  const factor = height > view ? (rowsHeight - view) / (height - view) : 1;
  return {
    height,
    toRows: (scrolled) => scrolled * factor,
    toBar: (place) => place / factor,
  };
};
