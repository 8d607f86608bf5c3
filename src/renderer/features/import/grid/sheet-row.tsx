/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events */
/** One row of the sheet: each cell as it counts, what it pays, and beneath them what is wrong. */
import { memo, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowView } from '#contract/views/batch.ts';
import type { RowField, RowIssue } from '#core/import/row.ts';
import { AddressCompare } from '../../../ui/address-compare.tsx';
import { AddressText } from '../../../ui/address-text.tsx';
import { AmountText } from '../../../ui/amount-text.tsx';
import type { Excusing } from '../repeat-facts.tsx';
import { hasWays, RowReasons, type RowWays } from './row-reasons.tsx';
import { LEADING, SHEET_FIELDS, SHEET_TEMPLATE, SHEET_WIDTH } from './sheet-columns.ts';
import type { Place, Rectangle } from './sheet-place.ts';
import styles from './sheet.module.css';

interface SheetRowProps {
  readonly id: string;
  readonly item: RowView | undefined;
  readonly index: number;
  readonly top: number;
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
  readonly measure: (row: Element | null) => void;
  readonly onGo: (to: Place, extend: boolean) => void;
  readonly onOpen: () => void;
  readonly onCheck: (row: number) => void;
}

/** The columns of a row inside a rectangle; -1 when there are none. */
export const columnsIn = (
  { top, bottom, left, right }: Rectangle,
  index: number,
): readonly [from: number, to: number] =>
  index >= top && index <= bottom ? [left, right] : [-1, -1];

const levelOf = (issues: readonly RowIssue[], field: RowField): RowIssue['level'] | undefined => {
  const own = issues.filter(({ column }) => column === field);
  if (own.length === 0) return undefined;
  return own.some(({ level }) => level === 'error') ? 'error' : 'warning';
};

interface VerdictProps {
  readonly row: RowView;
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
}

const Verdict = ({ row, excusing, ways }: VerdictProps) => {
  const { t } = useTranslation();
  if (row.status === 'excluded')
    return <span>{t('import.rows.excludedBecause', { reason: row.excludedBecause ?? '' })}</span>;
  const worst = row.issues.find(({ level }) => level === 'error') ?? row.issues[0];
  if (worst === undefined) return null;
  return (
    <>
      <strong data-level={worst.level}>{t(`import.rows.status.${worst.level}`)}</strong>{' '}
      {worst.message}
      {(row.issues.length > 1 || hasWays(worst)) && (
        <>
          {' '}
          <RowReasons
            row={row.row}
            issues={row.issues}
            unit={row.cells.amount_currency}
            ways={ways}
            excusing={excusing}
          />
        </>
      )}
      {worst.resembles !== undefined && (
        <AddressCompare
          address={row.cells.address}
          other={worst.resembles}
          names={[t('import.rows.inThisRow'), t('import.rows.resembled')]}
        />
      )}
    </>
  );
};

const CellText = ({ row, field }: { readonly row: RowView; readonly field: RowField }) => {
  const value = row.cells[field];
  if (value === '') return <span className={styles['nothing']}>–</span>;
  if (field === 'address') return <AddressText address={value} copy={false} />;
  return value;
};

const Lead = ({ item, checked, frozen, onCheck }: SheetRowProps & { readonly item: RowView }) => {
  const { t } = useTranslation();
  return (
    <>
      <div role="gridcell" aria-colindex={1} className={styles['mark']} data-status={item.status}>
        <span className="visually-hidden">{t(`import.rows.status.${item.status}`)}</span>
        {!frozen && (
          <input
            type="checkbox"
            className={styles['check']}
            tabIndex={-1}
            checked={checked}
            aria-label={t('import.rows.select', { row: item.row })}
            onChange={() => onCheck(item.row)}
          />
        )}
      </div>
      <div role="rowheader" aria-colindex={2} className={styles['number']}>
        <span>{item.row}</span>
        <span className={styles['line']}>
          {item.added ? t('sheet.added') : t('import.rows.line', { line: item.line })}
        </span>
      </div>
    </>
  );
};

const Pays = ({ item }: { readonly item: RowView }) => {
  const { t } = useTranslation();
  if (item.status === 'excluded') return <span className="muted">{t('import.rows.notPaid')}</span>;
  if (item.pays === null || item.status === 'error')
    return <span className="muted">{t('import.rows.nothing')}</span>;
  return <AmountText amount={item.pays.amount} code={item.pays.code} />;
};

const Cells = (props: SheetRowProps & { readonly item: RowView }) => {
  const { t } = useTranslation();
  const { id, item, index, activeCol, selectedFrom, selectedTo, editor, onGo } = props;
  const press = (event: MouseEvent, col: number): void => {
    if (event.target instanceof Element && event.target.closest('input') !== null) return;
    onGo({ row: index, col }, event.shiftKey);
  };
  return SHEET_FIELDS.map((field, col) => {
    const was = item.was[field];
    const active = activeCol === col;
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
        data-active={active || undefined}
        data-level={levelOf(item.issues, field)}
        data-edited={was !== undefined || undefined}
        title={was === undefined ? undefined : t('sheet.was', { value: was })}
        onMouseDown={(event) => press(event, col)}
        onDoubleClick={props.onOpen}
      >
        {props.typedInto === field ? editor : <CellText row={item} field={field} />}
      </div>
    );
  });
};

const Row = (props: SheetRowProps) => {
  const { item, index, top, measure, activeCol, checked } = props;
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-active={activeCol !== null || undefined}
      data-checked={checked || undefined}
      data-status={item?.status}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: SHEET_TEMPLATE }}
    >
      {item === undefined ? (
        <span className={styles['waiting']} />
      ) : (
        <>
          <Lead {...props} item={item} />
          <Cells {...props} item={item} />
          <div role="gridcell" aria-colindex={SHEET_WIDTH} className={styles['pays']}>
            <Pays item={item} />
          </div>
          {(item.status === 'excluded' || item.issues.length > 0) && (
            <div className={styles['verdict']}>
              <Verdict row={item} excusing={props.excusing} ways={props.ways} />
            </div>
          )}
        </>
      )}
    </div>
  );
};

/** Drawn again only when something of its own has changed. */
export const SheetRow = memo(Row);
