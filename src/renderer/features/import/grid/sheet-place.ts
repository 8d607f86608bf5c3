/** Where one is in the sheet, and where a key leads. Rows are places among those shown, columns count the fields. */

export interface Place {
  readonly row: number;
  readonly col: number;
}

/** A rectangle of cells, from the anchor to where one is. */
export interface Selection {
  readonly active: Place;
  readonly anchor: Place;
}

export interface Bounds {
  readonly rows: number;
  readonly cols: number;
  /** Rows in sight. */
  readonly page: number;
}

export interface Press {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface Rectangle {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const rectangleOf = ({ active, anchor }: Selection): Rectangle => ({
  top: Math.min(active.row, anchor.row),
  bottom: Math.max(active.row, anchor.row),
  left: Math.min(active.col, anchor.col),
  right: Math.max(active.col, anchor.col),
});

export const holds = ({ top, bottom, left, right }: Rectangle, { row, col }: Place): boolean =>
  row >= top && row <= bottom && col >= left && col <= right;

/** The columns of a row inside a rectangle; -1 when there are none. */
export const columnsIn = (
  { top, bottom, left, right }: Rectangle,
  index: number,
): readonly [from: number, to: number] =>
  index >= top && index <= bottom ? [left, right] : [-1, -1];

export const clamp = ({ row, col }: Place, { rows, cols }: Bounds): Place => ({
  row: Math.max(0, Math.min(row, rows - 1)),
  col: Math.max(0, Math.min(col, cols - 1)),
});

/** The next cell in reading order, or the one before; it goes on in the next row. */
export const besides = (place: Place, by: 1 | -1, bounds: Bounds): Place => {
  const at = place.row * bounds.cols + place.col + by;
  const last = bounds.rows * bounds.cols - 1;
  const to = Math.max(0, Math.min(at, last));
  return { row: Math.floor(to / bounds.cols), col: to % bounds.cols };
};

/** Where a key leads; null when it leads nowhere. */
export const moved = (place: Place, press: Press, bounds: Bounds): Place | null => {
  const { row, col } = place;
  const far = press.ctrlKey || press.metaKey;
  const steps: Readonly<Record<string, Place>> = {
    ArrowDown: { row: far ? bounds.rows - 1 : row + 1, col },
    ArrowUp: { row: far ? 0 : row - 1, col },
    ArrowRight: { row, col: far ? bounds.cols - 1 : col + 1 },
    ArrowLeft: { row, col: far ? 0 : col - 1 },
    PageDown: { row: row + bounds.page, col },
    PageUp: { row: row - bounds.page, col },
    Home: { row: far ? 0 : row, col: 0 },
    End: { row: far ? bounds.rows - 1 : row, col: bounds.cols - 1 },
  };
  const to = steps[press.key];
  return to === undefined ? null : clamp(to, bounds);
};
