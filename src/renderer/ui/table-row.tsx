/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { memo, type MouseEvent, type ReactElement } from 'react';
import classes from './data-table.module.css';
import type { Tone } from './state-mark.tsx';
import type { Column } from './table-column.ts';

interface TableRowProps<T> {
  readonly id: string;
  readonly item: T | undefined;
  readonly index: number;
  readonly height: number;
  readonly columns: readonly Column<T>[];
  readonly template: string;
  readonly tone: Tone | null;
  readonly active: boolean;
  readonly open: boolean;
  readonly onPick: (index: number) => void;
}

const isSelecting = (): boolean => (window.getSelection()?.toString() ?? '') !== '';

const Row = <T,>(props: TableRowProps<T>): ReactElement => {
  const { id, item, index, height, columns, template, tone, active, open, onPick } = props;
  const pick = (event: MouseEvent) => {
    const control = event.target instanceof Element ? event.target.closest('button, input') : null;
    if (control === null && !isSelecting()) onPick(index);
  };
  return (
    // Keys are handled by the grid, which holds the focus and names this row as its active descendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      className={classes.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={open}
      data-active={active}
      data-tone={tone ?? undefined}
      style={{ height, gridTemplateColumns: template }}
      onClick={pick}
    >
      {columns.map(({ key, align = 'start', cell }) => (
        <div key={key} className={classes.cell} role="gridcell" data-align={align}>
          {item === undefined ? <span className={classes.coming} /> : cell(item)}
        </div>
      ))}
    </div>
  );
};

/** One row; drawn again only when what it shows changes. */
// `memo` forgets that Row is generic; the assertion gives it back.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const TableRow = memo(Row) as typeof Row;
