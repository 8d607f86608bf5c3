/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** A virtualised table over pages: only the rows in sight exist, heights follow their content. */
import { useResizeObserver } from '@mantine/hooks';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Paged } from './paged.ts';
import styles from './paged-list.module.css';
import { PagedRow } from './paged-row.tsx';
import table from './rows-frame.module.css';
import { useRowWindow } from './use-row-window.ts';

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
  /** Least height of a row, px; the true one is measured. */
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
/** Beneath every row, px. */
const LINE = 1;

export const PagedList = <T,>(props: PagedListProps<T>) => {
  const { pages, columns, rowHeight } = props;
  const total = pages.total ?? 0;
  const grid = useRef<HTMLDivElement>(null);
  const [leadBox, lead] = useResizeObserver<HTMLDivElement>();
  const [active, setActive] = useState(-1);
  const { shown, body, measure, reveal } = useRowWindow({
    total,
    rowHeight: rowHeight + LINE,
    head: HEAD,
    lead: lead.height,
    of: pages.item,
  });
  const from = shown[0] ?? 0;
  const to = shown.at(-1) ?? 0;
  const { show } = pages;
  useEffect(() => show(from, to), [show, from, to]);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== grid.current) return;
    const step = STEPS[event.key];
    const item = pages.item(active);
    if (step !== undefined) {
      event.preventDefault();
      const next = step(active, total - 1);
      setActive(next);
      reveal(next);
    } else if (event.key === 'Enter' && item !== undefined) props.onOpen?.(item, active);
    else if (event.key === ' ' && item !== undefined) {
      event.preventDefault();
      props.onToggle?.(item, active);
    }
  };

  return (
    <div className={table['frame']}>
      <div className={table['scroll']} data-scrolls>
        <div ref={leadBox}>{props.lead}</div>
        <div
          ref={grid}
          role="grid"
          className={table['rows']}
          aria-label={props.label}
          aria-rowcount={total + 1}
          aria-colcount={props.header.length}
          // The grid itself takes the focus so that arrows, Enter and Space work row by row.
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div role="rowgroup" className={`${table['head']} ${styles['head']}`}>
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
          <div role="rowgroup" className={table['body']} ref={body}>
            {shown.map((index) => {
              const item = pages.item(index);
              return (
                <PagedRow
                  key={index}
                  item={item}
                  index={index}
                  columns={columns}
                  rowHeight={rowHeight}
                  active={index === active}
                  selected={item !== undefined && props.isSelected?.(item) === true}
                  renderRow={props.renderRow}
                  onOpen={props.onOpen}
                  measure={measure}
                />
              );
            })}
          </div>
        </div>
      </div>
      {props.footer !== undefined && <div className={table['footer']}>{props.footer}</div>}
    </div>
  );
};
