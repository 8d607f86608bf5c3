/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
/** One row of the sheet: each cell as it counts, what it pays, and beneath them what is wrong. */
import { memo, type MouseEvent, type ReactNode } from 'react';
import type { RowView } from '#contract/views/batch.ts';
import type { RowField, RowIssue } from '#core/import/row.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { saidOnce } from '../../../i18n/said-once.ts';
import { groupDecimal, trimZeros } from '../../../ui/format.ts';
import type { Excusing } from '../repeat-facts.tsx';
import type { RowWays } from './row-reasons.tsx';
import { hasVerdict, RowVerdict } from './row-verdict.tsx';
import { LEADING, SHEET_FIELDS, SHEET_WIDTH } from './sheet-columns.ts';
import type { Place } from './sheet-place.ts';
import table from '../../../ui/rows-frame.module.css';
import styles from './sheet.module.css';

interface SheetRowProps {
  readonly id: string;
  readonly item: RowView | undefined;
  readonly index: number;
  /** Column that one is in, or null in every other row. */
  readonly activeCol: number | null;
  /** Columns selected in this row. */
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly checked: boolean;
  readonly frozen: boolean;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
  /** The cell that is typed into, and what stands in it meanwhile. */
  readonly typedInto: RowField | null;
  readonly editor: ReactNode;
  readonly measure: (row: HTMLElement | null) => (() => void) | undefined;
  readonly onGo: (to: Place, extend: boolean) => void;
  readonly onOpen: () => void;
  readonly onCheck: (row: number) => void;
}

const levelOf = (issues: readonly RowIssue[], field: RowField): RowIssue['level'] | undefined => {
  if (issues.length === 0) return undefined;
  const own = issues.filter(({ column }) => column === field);
  if (own.length === 0) return undefined;
  return own.some(({ level }) => level === 'error') ? 'error' : 'warning';
};

const GROUP = /.{1,4}/gsu;

/** Whole, in groups of four; one text, since hundreds of them are drawn while one scrolls. Copying takes the raw cell. */
const addressText = (address: string): string => (address.match(GROUP) ?? []).join(' ');

const cellText = (row: RowView, field: RowField): ReactNode => {
  const value = row.cells[field];
  if (value === '') return <span className={styles['nothing']}>–</span>;
  return field === 'address' ? addressText(value) : value;
};

const STATUS = {
  ready: saidOnce(() => i18n.t('import.rows.status.ready')),
  warning: saidOnce(() => i18n.t('import.rows.status.warning')),
  error: saidOnce(() => i18n.t('import.rows.status.error')),
  excluded: saidOnce(() => i18n.t('import.rows.status.excluded')),
};
const selectRow = saidOnce((row) => i18n.t('import.rows.select', { row }));
const lineOf = saidOnce((line) => i18n.t('import.rows.line', { line }));

const Lead = ({ item, checked, frozen, onCheck }: SheetRowProps & { readonly item: RowView }) => (
  <>
    <div
      role="gridcell"
      aria-colindex={1}
      // Words that are only hidden would have every row painted anew in every frame one scrolls.
      aria-label={STATUS[item.status]()}
      className={styles['mark']}
      data-status={item.status}
    >
      {!frozen && (
        <input
          type="checkbox"
          className={styles['check']}
          tabIndex={-1}
          checked={checked}
          aria-label={selectRow(item.row)}
          onChange={() => onCheck(item.row)}
        />
      )}
    </div>
    <div role="rowheader" aria-colindex={2} className={styles['number']}>
      {item.row}
      <span className={styles['line']}>
        {item.added ? i18n.t('sheet.added') : lineOf(item.line)}
      </span>
    </div>
  </>
);

const Pays = ({ item }: { readonly item: RowView }) => {
  const { pays, status } = item;
  if (status === 'excluded' || status === 'error' || pays === null)
    return (
      <span className="muted">
        {i18n.t(status === 'excluded' ? 'import.rows.notPaid' : 'import.rows.nothing')}
      </span>
    );
  return (
    <>
      <span className={styles['digits']} title={`${pays.amount} ${pays.code}`}>
        {groupDecimal(trimZeros(pays.amount))}
      </span>{' '}
      <span className={styles['code']}>{pays.code}</span>
    </>
  );
};

const Cells = (props: SheetRowProps & { readonly item: RowView }) => {
  const { id, item, activeCol, selectedFrom, selectedTo, typedInto, editor } = props;
  return SHEET_FIELDS.map((field, col) => {
    const was = item.was[field];
    return (
      <div
        key={field}
        id={`${id}-${col}`}
        role="gridcell"
        tabIndex={-1}
        aria-colindex={LEADING + 1 + col}
        aria-selected={col >= selectedFrom && col <= selectedTo}
        className={styles['cell']}
        data-field={field}
        data-active={activeCol === col || undefined}
        data-typed={typedInto === field || undefined}
        data-level={levelOf(item.issues, field)}
        data-edited={was !== undefined || undefined}
        title={was === undefined ? undefined : i18n.t('sheet.was', { value: was })}
      >
        {typedInto === field ? editor : cellText(item, field)}
      </div>
    );
  });
};

/** The column of fields that was pressed; null beside them and in the field one types in. */
const pressedColumn = ({ target }: MouseEvent): number | null => {
  if (!(target instanceof Element) || target.closest('input, button') !== null) return null;
  const place = target.closest('[role="gridcell"]')?.getAttribute('aria-colindex');
  const col = Number(place ?? 0) - LEADING - 1;
  return col >= 0 && col < SHEET_FIELDS.length ? col : null;
};

const Row = (props: SheetRowProps) => {
  const { item, index, measure, activeCol, checked, onGo, onOpen } = props;
  const press = (event: MouseEvent): void => {
    const col = pressedColumn(event);
    if (col !== null) onGo({ row: index, col }, event.shiftKey);
  };
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-active={activeCol !== null || undefined}
      data-checked={checked || undefined}
      data-status={item?.status}
      className={`${table['row']} ${styles['row']}`}
      onMouseDown={press}
      onDoubleClick={(event) => pressedColumn(event) !== null && onOpen()}
    >
      {item === undefined ? (
        <span className={`${table['waiting']} ${styles['waiting']}`} />
      ) : (
        <>
          <Lead {...props} item={item} />
          <Cells {...props} item={item} />
          <div role="gridcell" aria-colindex={SHEET_WIDTH} className={styles['pays']}>
            <Pays item={item} />
          </div>
          {hasVerdict(item) && (
            <RowVerdict row={item} excusing={props.excusing} ways={props.ways} />
          )}
        </>
      )}
    </div>
  );
};

/** Drawn again only when something of its own has changed. */
export const SheetRow = memo(Row);
