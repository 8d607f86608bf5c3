/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** The rows of the sheet that are in sight, and the field in the cell one types into. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useRowWindow } from '../../../ui/use-row-window.ts';
import type { Excusing } from '../repeat-facts.tsx';
import type { Rows } from '../use-rows.ts';
import { CellEditor } from './cell-editor.tsx';
import type { RowWays } from './row-reasons.tsx';
import { columnsIn, rectangleOf } from './sheet-place.ts';
import { SheetRow } from './sheet-row.tsx';
import table from '../../../ui/rows-frame.module.css';
import styles from './sheet.module.css';
import type { Sheet } from './use-sheet.ts';

interface SheetBodyProps {
  readonly id: string;
  readonly rows: Rows;
  readonly sheet: Sheet;
  readonly frozen: boolean;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
}

/** Height of a row that says nothing beneath its cells, px; no row is lower. */
export const ROW_HEIGHT = 46;
const HEAD = 33;

/** Brings the row one is in into sight whenever it becomes another one. */
const useReveal = (reveal: (row: number) => void, row: number): void => {
  const last = useRef(row);
  useEffect(() => {
    if (last.current !== row) reveal(row);
    last.current = row;
  }, [row, reveal]);
};

export const SheetBody = (props: SheetBodyProps) => {
  const { id, rows, sheet, frozen, excusing, ways } = props;
  const { t } = useTranslation();
  const { pages, selected, toggle } = rows;
  const { selection, typing } = sheet;
  const { active } = selection;
  const { shown, body, measure, reveal } = useRowWindow({
    total: pages.total ?? 0,
    rowHeight: ROW_HEIGHT,
    head: HEAD,
    of: pages.item,
  });
  const from = shown[0] ?? 0;
  const to = shown.at(-1) ?? 0;
  const { show } = pages;
  useEffect(() => show(from, to), [show, from, to]);
  useReveal(reveal, active.row);
  const rectangle = rectangleOf(selection);
  const editor = typing !== null && (
    <CellEditor
      label={t('sheet.editing', {
        field: t(`import.field.${typing.field}`),
        row: typing.row,
      })}
      value={typing.text}
      onType={sheet.type}
      onSettle={sheet.settle}
    />
  );
  return (
    <div role="rowgroup" ref={body} className={`${table['body']} ${styles['wideRows']}`}>
      {shown.map((index) => {
        const item = pages.item(index);
        const [selectedFrom, selectedTo] = columnsIn(rectangle, index);
        const isTyped = typing !== null && typing.row === item?.row;
        return (
          <SheetRow
            key={index}
            id={`${id}-${index}`}
            item={item}
            index={index}
            activeCol={active.row === index ? active.col : null}
            selectedFrom={selectedFrom}
            selectedTo={selectedTo}
            checked={item !== undefined && selected.has(item.row)}
            frozen={frozen}
            excusing={excusing}
            ways={ways}
            typedInto={isTyped ? typing.field : null}
            editor={isTyped ? editor : null}
            measure={measure}
            onGo={sheet.go}
            onOpen={sheet.start}
            onCheck={toggle}
          />
        );
      })}
    </div>
  );
};
