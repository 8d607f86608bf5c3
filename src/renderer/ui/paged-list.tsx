/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** A virtualised table over pages: only the rows in sight exist, heights follow their content. */
import { useResizeObserver } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Paged } from './paged.ts';
import styles from './paged-list.module.css';
import { PagedRow } from './paged-row.tsx';

export interface PagedListProps<T> {
  readonly label: string;
  readonly pages: Paged<T>;
  /** CSS grid columns shared by the header and every row; none may depend on content, each row being a grid. */
  readonly columns: string;
  readonly header: readonly {
    readonly key: string;
    readonly title: ReactNode;
    readonly end?: boolean;
  }[];
  /** Likely height of a row, px; the true one is measured. */
  readonly rowHeight: number;
  /** The `Cell`s of a row; keeps its identity while rows look the same. */
  readonly renderRow: (item: T, index: number) => ReactNode;
  readonly onOpen?: (item: T, index: number) => void;
  readonly onToggle?: (item: T, index: number) => void;
  readonly isSelected?: (item: T) => boolean;
  readonly footer?: ReactNode;
  /** Stands above the header inside the scroll, as the head of a printed page does. */
  readonly lead?: ReactNode;
}

const STEPS: Readonly<Record<string, (active: number, last: number) => number>> = {
  ArrowDown: (active, last) => Math.min(last, active + 1),
  ArrowUp: (active) => Math.max(0, active - 1),
  PageDown: (active, last) => Math.min(last, active + 10),
  PageUp: (active) => Math.max(0, active - 10),
  Home: () => 0,
  End: (_, last) => last,
};

const HEAD = 33;

export const PagedList = <T,>(props: PagedListProps<T>) => {
  const { pages, columns, rowHeight } = props;
  const total = pages.total ?? 0;
  const frame = useRef<HTMLDivElement>(null);
  const [leadBox, lead] = useResizeObserver<HTMLDivElement>();
  const [active, setActive] = useState(-1);
  // What stands above the rows scrolls with them, so the rows begin that much lower.
  const above = lead.height + HEAD;
  // The React compiler, which this hook does not suit, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    scrollMargin: above,
    scrollPaddingStart: HEAD,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  const { show } = pages;
  useEffect(() => show(from, to), [show, from, to]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== frame.current) return;
    const step = STEPS[event.key];
    const item = pages.item(active);
    if (step !== undefined) {
      event.preventDefault();
      const next = step(active, total - 1);
      setActive(next);
      virtual.scrollToIndex(next, { align: 'auto' });
    } else if (event.key === 'Enter' && item !== undefined) props.onOpen?.(item, active);
    else if (event.key === ' ' && item !== undefined) {
      event.preventDefault();
      props.onToggle?.(item, active);
    }
  };

  return (
    <div className={styles['frame']}>
      <div
        ref={frame}
        className={styles['scroll']}
        role="grid"
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={props.header.length}
        // The grid itself takes the focus so that arrows, Enter and Space work row by row.
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div ref={leadBox}>{props.lead}</div>
        <div role="rowgroup" className={styles['head']}>
          <div
            role="row"
            aria-rowindex={1}
            className={styles['grid']}
            style={{ gridTemplateColumns: columns }}
          >
            {props.header.map(({ key, title, end }) => (
              <div
                key={key}
                role="columnheader"
                className={end === true ? styles['end'] : undefined}
              >
                {title}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const item = pages.item(index);
            return (
              <PagedRow
                key={index}
                item={item}
                index={index}
                top={start - above}
                columns={columns}
                rowHeight={rowHeight}
                active={index === active}
                selected={item !== undefined && props.isSelected?.(item) === true}
                renderRow={props.renderRow}
                onOpen={props.onOpen}
                measure={virtual.measureElement}
              />
            );
          })}
        </div>
      </div>
      {props.footer !== undefined && <div className={styles['footer']}>{props.footer}</div>}
    </div>
  );
};
