/** A window of rows in a component: the rows to draw now, and what they and their element are given. */
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react';
import { RowWindow } from './row-window.ts';

interface WindowInput {
  readonly total: number;
  /** Likely height of a row, px; no row may be lower. */
  readonly rowHeight: number;
  /** Height of the sticky header, px. */
  readonly head: number;
  /** Height of what stands above the header and scrolls away, px. */
  readonly lead?: number;
  /** What the rows answer; others have other heights. */
  readonly of: unknown;
}

interface ShownRows extends Pick<RowWindow, 'body' | 'measure' | 'reveal'> {
  /** Places of the rows to draw, in order. */
  readonly shown: readonly number[];
}

export const useRowWindow = (input: WindowInput): ShownRows => {
  const { total, rowHeight, head, lead = 0, of } = input;
  // oxlint-disable-next-line react/exhaustive-deps -- another question has other rows
  const rows = useMemo(() => new RowWindow(rowHeight, head), [rowHeight, head, of]);
  const { first, last } = useSyncExternalStore(rows.subscribe, rows.range);
  useLayoutEffect(() => rows.fit(total, lead), [rows, total, lead]);
  useLayoutEffect(() => rows.drawn(first), [rows, first]);
  const shown = useMemo(
    () =>
      Array.from(
        { length: Math.max(0, Math.min(last, total - 1) - first + 1) },
        (_, at) => first + at,
      ),
    [first, last, total],
  );
  const { body, measure, reveal } = rows;
  return { shown, body, measure, reveal };
};
