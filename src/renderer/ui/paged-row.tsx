/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* The keyboard works on the whole grid: arrows choose a row, Enter opens it, Space marks it. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
import { memo, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import styles from './paged-list.module.css';
import table from './rows-frame.module.css';

interface PagedRowProps<T> {
  readonly item: T | undefined;
  readonly index: number;
  readonly columns: string;
  readonly rowHeight: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly renderRow: (item: T, index: number) => ReactNode;
  readonly onOpen: ((item: T, index: number) => void) | undefined;
  readonly measure: (row: HTMLElement | null) => (() => void) | undefined;
}

const Row = <T,>(props: PagedRowProps<T>): ReactElement => {
  const { item, index, columns, rowHeight, active, selected, renderRow, onOpen, measure } = props;
  const open = (event: MouseEvent): void => {
    const control = event.target instanceof Element ? event.target.closest('button, input') : null;
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (control === null && !selecting && item !== undefined) onOpen?.(item, index);
  };
  return (
    <div
      ref={measure}
      data-index={index}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-opens={onOpen !== undefined || undefined}
      role="row"
      aria-rowindex={index + 2}
      className={`${table['row']} ${styles['row']}`}
      onClick={open}
    >
      <div
        className={styles['grid']}
        style={{ gridTemplateColumns: columns, minHeight: rowHeight }}
      >
        {item === undefined ? (
          <span className={`${table['waiting']} ${styles['waiting']}`} />
        ) : (
          renderRow(item, index)
        )}
      </div>
    </div>
  );
};

/** One row of a `PagedList`; drawn again only when something of its own has changed. */
export const PagedRow = memo(Row) as typeof Row;
