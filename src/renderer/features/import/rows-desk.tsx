/**
 * The sheet with the line above it and what opens over it. Where one is and what is typed is known here and below alone,
 * so that a key draws this again and nothing of the screen around it.
 */
import type { ReactNode, RefObject } from 'react';
import type { BatchView, RowView } from '#contract/views/batch.ts';
import { useSteady } from '../../ui/use-steady.ts';
import { CellBar } from './grid/cell-bar.tsx';
import { RowSheet } from './grid/row-sheet.tsx';
import { ROW_HEIGHT } from './grid/sheet-body.tsx';
import { rowsOf, SHEET_FIELDS } from './grid/sheet-columns.ts';
import { useSheet } from './grid/use-sheet.ts';
import type { Excusing } from './repeat-facts.tsx';
import { RowsNone } from './rows-none.tsx';
import { RowsOverlays, type Overlay } from './rows-overlays.tsx';
import { useRowWays } from './use-row-ways.ts';
import type { Rows } from './use-rows.ts';

interface RowsDeskProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly frozen: boolean;
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Letting repeats pass; null once the batch is frozen. */
  readonly excusing: Excusing | null;
  readonly overlay: Overlay | null;
  readonly onOpen: (overlay: Overlay | null) => void;
  readonly onToggle: (rows: readonly RowView[]) => void;
  readonly onSay: (words: string) => void;
  readonly footer: ReactNode;
}

/** What the keys of the sheet open. */
const openers = (open: (overlay: Overlay) => void) => ({
  onFix: () => open('fix'),
  onFind: () => open('find'),
  onGoTo: () => open('go'),
  onAdd: () => open('add'),
});

export const RowsDesk = (props: RowsDeskProps) => {
  const { batch, rows, frozen, frame, excusing, overlay, onOpen, onToggle, onSay, footer } = props;
  const sheet = useSheet({
    rows,
    frozen,
    page: () => Math.max(1, Math.floor((frame.current?.clientHeight ?? 460) / ROW_HEIGHT) - 2),
    onToggle,
    ...openers(onOpen),
    onSay,
  });
  const ways = useRowWays(batch.id, frozen, rows);
  const { row: place, col } = sheet.selection.active;
  const active = rows.pages.item(place);
  const exclude = useSteady(() => active !== undefined && onToggle([active]));
  const split = useSteady(() => onOpen('split'));
  const fix = useSteady(() => onOpen('fix'));
  const toNext = useSteady(() => {
    void sheet.seek('forward', null);
    frame.current?.focus();
  });
  return (
    <>
      {rows.pages.total === 0 ? (
        <RowsNone rows={rows} batch={batch} footer={footer} />
      ) : (
        <>
          <CellBar
            row={active}
            field={SHEET_FIELDS[col] ?? 'note'}
            frozen={frozen}
            excusing={excusing}
            onExclude={exclude}
            onSplit={split}
            onFix={fix}
            ways={ways}
            onNext={toNext}
          />
          <RowSheet
            rows={rows}
            sheet={sheet}
            lines={rowsOf(batch) + 1}
            frozen={frozen}
            excusing={excusing}
            ways={ways}
            frame={frame}
            footer={footer}
          />
        </>
      )}
      <RowsOverlays
        batch={batch}
        rows={rows}
        sheet={sheet}
        frozen={frozen}
        open={overlay}
        onClose={() => {
          onOpen(null);
          frame.current?.focus();
        }}
      />
    </>
  );
};
