/** Which rows of a table are in sight and where they stand; @tanstack/react-virtual on a scaled scroll bar. */
import { observeElementOffset, observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type RefObject } from 'react';
import { makeScrollScale } from './scroll-scale.ts';

interface WindowInput {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly total: number;
  readonly rowHeight: number;
}

interface TableWindow {
  readonly rows: readonly { readonly index: number; readonly top: number }[];
  readonly height: number;
  readonly first: number;
  readonly last: number;
  /** Scrolls no more than needed to bring a row into sight. */
  readonly reveal: (index: number) => void;
}

const HEAD = 32;

export const useTableWindow = ({ scroller, total, rowHeight }: WindowInput): TableWindow => {
  const [view, setView] = useState(600);
  const scale = useMemo(
    () => makeScrollScale(total * rowHeight, Math.max(view - HEAD, rowHeight)),
    [total, rowHeight, view],
  );
  const latest = useRef(scale);
  latest.current = scale;
  // The React compiler, which this hook does not suit, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    initialRect: { width: 1_000, height: 600 },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        if (rect.height > 0) setView(rect.height);
        report(rect.height > 0 ? rect : { width: 1_000, height: 600 });
      }),
    observeElementOffset: (instance, report) =>
      observeElementOffset(instance, (offset, scrolling) =>
        report(latest.current.toRows(offset), scrolling),
      ),
    scrollToFn: (offset) => {
      scroller.current?.scrollTo({ top: latest.current.toBar(offset) });
    },
  });
  const items = virtualizer.getVirtualItems();
  const offset = virtualizer.scrollOffset ?? 0;
  const shift = scale.toBar(offset) - offset;

  const reveal = (index: number): void => {
    const element = scroller.current;
    if (element === null) return;
    const place = scale.toRows(element.scrollTop);
    const room = Math.max(element.clientHeight - HEAD, rowHeight);
    const top = index * rowHeight;
    if (top < place) element.scrollTop = scale.toBar(top);
    else if (top + rowHeight > place + room) {
      element.scrollTop = scale.toBar(top + rowHeight - room);
    }
  };

  return {
    rows: items.map(({ index, start }) => ({ index, top: start + shift })),
    height: scale.height,
    first: items[0]?.index ?? 0,
    last: items.at(-1)?.index ?? 0,
    reveal,
  };
};
