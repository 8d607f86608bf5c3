/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import type { Column, Sort } from './table-column.ts';

interface TableHeadProps<T> {
  readonly columns: readonly Column<T>[];
  readonly template: string;
  readonly least: number;
  readonly sort: Sort | null;
  readonly onSort?: (key: string) => void;
  readonly onResize: (key: string, width: number) => void;
}

const LEAST = 48;

const startResize = (event: PointerEvent<HTMLElement>, onWidth: (width: number) => void): void => {
  const handle = event.currentTarget;
  const cell = handle.parentElement;
  if (cell === null) return;
  const from = event.clientX;
  const width = cell.getBoundingClientRect().width;
  handle.setPointerCapture(event.pointerId);
  const move = (next: globalThis.PointerEvent) =>
    onWidth(Math.max(LEAST, Math.round(width + next.clientX - from)));
  handle.addEventListener('pointermove', move);
  handle.addEventListener('lostpointercapture', () => {
    handle.removeEventListener('pointermove', move);
  });
};

const ariaSort = (sort: Sort | null, key: string) => {
  if (sort?.key !== key) return 'none' as const;
  return sort.direction === 'up' ? ('ascending' as const) : ('descending' as const);
};

/** The header of a table: sorts on a click, resizes by its edges. */
export const TableHead = <T,>(props: TableHeadProps<T>) => {
  const { columns, template, least, sort, onSort, onResize } = props;
  const { t } = useTranslation();
  return (
    <div className={classes.headGroup} role="rowgroup" style={{ minWidth: least }}>
      <div
        className={classes.head}
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template }}
      >
        {columns.map(({ key, title, align = 'start', sortable = false }) => (
          <div
            key={key}
            className={classes.headCell}
            role="columnheader"
            tabIndex={-1}
            data-align={align}
            aria-sort={sortable ? ariaSort(sort, key) : undefined}
          >
            {sortable && onSort !== undefined ? (
              <button type="button" className={classes.sort} onClick={() => onSort(key)}>
                {title}
                {sort?.key === key && (
                  <span aria-hidden="true" className={classes.arrow}>
                    {sort.direction === 'up' ? '↑' : '↓'}
                  </span>
                )}
              </button>
            ) : (
              title
            )}
            <span
              className={classes.handle}
              aria-hidden="true"
              title={t('common.resize', { name: title })}
              onPointerDown={(event) => startResize(event, (width) => onResize(key, width))}
            />
          </div>
        ))}
      </div>
    </div>
  );
};
