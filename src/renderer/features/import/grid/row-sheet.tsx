/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** Every row of the batch as a sheet one types into; only the rows in sight exist, and only their pages are held. */
import { observeElementRect, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Excusing } from '../repeat-facts.tsx';
import type { Rows } from '../use-rows.ts';
import { CellEditor } from './cell-editor.tsx';
import { SHEET_WIDTH } from './sheet-columns.ts';
import { SheetHead } from './sheet-head.tsx';
import { rectangleOf, type Place } from './sheet-place.ts';
import { columnsIn, SheetRow } from './sheet-row.tsx';
import styles from './sheet.module.css';
import type { Sheet } from './use-sheet.ts';
import type { RowWays } from './row-reasons.tsx';

interface RowSheetProps {
  readonly rows: Rows;
  readonly sheet: Sheet;
  readonly frozen: boolean;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly footer: ReactNode;
}

/** Likely height of a row, px; the true one is measured. */
export const ROW_HEIGHT = 46;
const HEAD = 33;
/** Until the frame has been measured. */
const FIRST_RECT = { width: 1_000, height: 600 };

/** Brings a cell into sight sideways; the virtualiser does so for rows. */
const revealCell = (frame: HTMLElement | null, cell: HTMLElement | null): void => {
  if (frame === null || cell === null) return;
  const { left, right } = cell.getBoundingClientRect();
  const box = frame.getBoundingClientRect();
  if (left < box.left) frame.scrollLeft -= box.left - left;
  else if (right > box.right) frame.scrollLeft += right - box.right;
};

export const RowSheet = (props: RowSheetProps) => {
  const { rows, sheet, frozen, excusing, ways, frame, footer } = props;
  const { t } = useTranslation();
  const id = useId();
  const { pages, selected, toggle } = rows;
  const { selection, typing } = sheet;
  const { active } = selection;
  const total = pages.total ?? 0;
  // The React compiler, which this hook does not suit, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialRect: FIRST_RECT,
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => report(rect.height > 0 ? rect : FIRST_RECT)),
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.at(-1)?.index ?? 0;
  const { show } = pages;
  useEffect(() => show(from, to), [show, from, to]);
  const latest = useRef(virtual);
  latest.current = virtual;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) latest.current.scrollToIndex(active.row, { align: 'auto' });
    first.current = false;
    revealCell(frame.current, document.getElementById(`${id}-${active.row}-${active.col}`));
  }, [active.row, active.col, frame, id]);
  const rectangle = rectangleOf(selection);
  const now = useRef(sheet);
  now.current = sheet;
  const goTo = useCallback((place: Place, extend: boolean) => now.current.go(place, extend), []);
  const openAt = useCallback(() => now.current.start(), []);
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
    <div className={styles['frame']}>
      <div
        ref={frame}
        className={styles['scroll']}
        role="grid"
        aria-label={t('import.rows.title')}
        aria-rowcount={total + 1}
        aria-colcount={SHEET_WIDTH}
        aria-multiselectable="true"
        aria-readonly={frozen}
        aria-activedescendant={`${id}-${active.row}-${active.col}`}
        // The grid itself takes the focus; it names the cell one is in as its active descendant.
        tabIndex={0}
        data-typing={typing !== null || undefined}
        onKeyDown={sheet.onKeyDown}
        onPaste={sheet.onPaste}
      >
        <SheetHead sort={rows.sort} onSort={rows.setSort} />
        <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start: top }) => {
            const item = pages.item(index);
            const [selectedFrom, selectedTo] = columnsIn(rectangle, index);
            const isActive = active.row === index;
            return (
              <SheetRow
                key={index}
                id={`${id}-${index}`}
                item={item}
                index={index}
                top={top - HEAD}
                activeCol={isActive ? active.col : null}
                selectedFrom={selectedFrom}
                selectedTo={selectedTo}
                checked={item !== undefined && selected.has(item.row)}
                frozen={frozen}
                excusing={excusing}
                ways={ways}
                typedInto={typing !== null && typing.row === item?.row ? typing.field : null}
                editor={typing !== null && typing.row === item?.row ? editor : null}
                measure={virtual.measureElement}
                onGo={goTo}
                onOpen={openAt}
                onCheck={toggle}
              />
            );
          })}
        </div>
      </div>
      <div className={styles['footer']}>{footer}</div>
    </div>
  );
};
