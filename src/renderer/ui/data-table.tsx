/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react';
import classes from './data-table.module.css';
import type { Tone } from './state-mark.tsx';
import { leastWidth, templateOf, type Column, type Sort } from './table-column.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { useTableKeys } from './table-keys.ts';
import { useRowWindow } from './use-row-window.ts';

export interface DataTableProps<T> {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly total: number;
  /** Undefined while the row is being read. */
  readonly item: (index: number) => T | undefined;
  readonly keyOf: (item: T) => string;
  /** Told which rows are in sight, to read them. */
  readonly onShow?: (first: number, last: number) => void;
  /** Enter or a click on a row. */
  readonly onOpen?: (item: T, index: number) => void;
  /** What the rows answer, a filter say; another one begins at the first row again. */
  readonly question?: string;
  /** The row whose details are open. */
  readonly openKey?: string | null;
  /** A coloured bar at the row's left edge. */
  readonly toneOf?: (item: T) => Tone | null;
  readonly sort?: Sort | null;
  readonly onSort?: (key: string) => void;
  /** Row height in px, 32 unless cells take more lines. */
  readonly rowHeight?: number;
  /** Shown when there is no row. */
  readonly empty: ReactNode;
  /** Count and sum of what is shown or chosen. */
  readonly footer?: ReactNode;
}

const HEAD = 32;

/** A virtualised table: sticky header, keyboard, true row totals, any number of rows. Fills the room it is given. */
export const DataTable = <T,>(props: DataTableProps<T>) => {
  const { label, columns, total, item, rowHeight = 32, question = '' } = props;
  const { onShow, empty, footer } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const { shown, body, reveal } = useRowWindow({ total, rowHeight, head: HEAD, of: question });
  const first = shown[0] ?? 0;
  const last = shown.at(-1) ?? 0;
  const keys = useTableKeys({ ...props, question, scroller, rowHeight, reveal });
  const template = useMemo(() => templateOf(columns, widths), [columns, widths]);
  const width = leastWidth(columns, widths);

  useEffect(() => {
    if (total > 0) onShow?.(first, last);
  }, [onShow, first, last, total]);

  return (
    <div className={classes.table}>
      <div
        ref={scroller}
        data-scrolls
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-activedescendant={total > 0 ? `${id}-${keys.active}` : undefined}
        onKeyDown={keys.onKeyDown}
      >
        <TableHead
          columns={columns}
          template={template}
          least={width}
          sort={props.sort ?? null}
          {...(props.onSort === undefined ? {} : { onSort: props.onSort })}
          onResize={(key, next) => setWidths((all) => ({ ...all, [key]: next }))}
        />
        {total === 0 ? (
          <div role="rowgroup">
            <div role="row">
              <div role="gridcell">{empty}</div>
            </div>
          </div>
        ) : (
          <div ref={body} className={classes.body} style={{ minWidth: width }} role="rowgroup">
            {shown.map((index) => {
              const row = item(index);
              return (
                <TableRow
                  key={row === undefined ? `at-${index}` : props.keyOf(row)}
                  id={`${id}-${index}`}
                  item={row}
                  index={index}
                  height={rowHeight}
                  columns={columns}
                  template={template}
                  tone={row === undefined ? null : (props.toneOf?.(row) ?? null)}
                  active={keys.active === index}
                  open={row !== undefined && props.openKey === props.keyOf(row)}
                  onPick={keys.pick}
                />
              );
            })}
          </div>
        )}
      </div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </div>
  );
};
