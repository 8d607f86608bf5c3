/** What a column of a table is: shared by the table, its header and its rows. */
import type { ReactNode } from 'react';

export interface Column<T> {
  readonly key: string;
  readonly title: string;
  /** Width in px; one column of a table may be 'rest' and takes what is left. */
  readonly width: number | 'rest';
  /** Least width of a 'rest' column, px. */
  readonly atLeast?: number;
  readonly align?: 'start' | 'end';
  readonly cell: (item: T) => ReactNode;
  /** Plain text for copying a row. */
  readonly text: (item: T) => string;
  readonly sortable?: boolean;
  /** Hidden until the operator shows it. */
  readonly hidden?: boolean;
  /** Never offered for hiding. */
  readonly fixed?: boolean;
}

export interface Sort {
  readonly key: string;
  readonly direction: 'up' | 'down';
}

/** Turns a column's sort: ascending, then descending. */
export const nextSort = (sort: Sort | null, key: string): Sort => ({
  key,
  direction: sort?.key === key && sort.direction === 'up' ? 'down' : 'up',
});

export const templateOf = <T>(
  columns: readonly Column<T>[],
  widths: Readonly<Record<string, number>>,
): string =>
  columns
    .map(({ key, width, atLeast = 120 }) => {
      const own = widths[key];
      if (own !== undefined) return `${own}px`;
      return width === 'rest' ? `minmax(${atLeast}px, 1fr)` : `${width}px`;
    })
    .join(' ');

export const leastWidth = <T>(
  columns: readonly Column<T>[],
  widths: Readonly<Record<string, number>>,
): number =>
  columns.reduce(
    (sum, { key, width, atLeast = 120 }) =>
      sum + (widths[key] ?? (width === 'rest' ? atLeast : width)),
    0,
  );
