/* Rows are placed by hand, which table elements do not allow, so the roles are given instead. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
/** Every row of the batch as a sheet one types into; only the rows in sight exist, and only their pages are held. */
import { useEffect, useId, useRef, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Excusing } from '../repeat-facts.tsx';
import type { Rows } from '../use-rows.ts';
import type { RowWays } from './row-reasons.tsx';
import { SheetBody } from './sheet-body.tsx';
import { SHEET_WIDTH } from './sheet-columns.ts';
import { SheetHead } from './sheet-head.tsx';
import table from '../../../ui/rows-frame.module.css';
import type { Sheet } from './use-sheet.ts';

declare module 'react' {
  interface CSSProperties {
    /** Digits of the longest number of a line. */
    readonly '--digits'?: number;
  }
}

interface RowSheetProps {
  readonly rows: Rows;
  readonly sheet: Sheet;
  /** Lines of the file, its header included, or of all rows where rows were added. */
  readonly lines: number;
  readonly frozen: boolean;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly ways: RowWays | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly footer: ReactNode;
}

/** Brings a cell into sight sideways; the rows see to themselves. */
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
  const total = rows.pages.total ?? 0;
  const { typing } = sheet;
  const { row, col } = sheet.selection.active;
  const activeCell = `${id}-${row}-${col}`;
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) revealCell(frame.current, document.getElementById(activeCell));
    first.current = false;
  }, [activeCell, frame]);
  return (
    <div
      className={table['frame']}
      // Wide enough for the number of the last line.
      style={{ '--digits': String(props.lines).length }}
    >
      <div
        ref={frame}
        data-scrolls
        className={table['scroll']}
        role="grid"
        aria-label={t('import.rows.title')}
        aria-rowcount={total + 1}
        aria-colcount={SHEET_WIDTH}
        aria-multiselectable="true"
        aria-readonly={frozen}
        aria-activedescendant={activeCell}
        // The grid itself takes the focus; it names the cell one is in as its active descendant.
        tabIndex={0}
        data-typing={typing !== null || undefined}
        onKeyDown={sheet.onKeyDown}
        onPaste={sheet.onPaste}
      >
        <SheetHead sort={rows.sort} onSort={rows.setSort} />
        <SheetBody
          id={id}
          rows={rows}
          sheet={sheet}
          frozen={frozen}
          excusing={excusing}
          ways={ways}
        />
      </div>
      <div className={table['footer']}>{footer}</div>
    </div>
  );
};
