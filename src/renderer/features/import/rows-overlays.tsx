/** What opens over the rows: find, fixes, changes, a new row, a row to split. */
import type { BatchView } from '#contract/views/batch.ts';
import { ChangesDrawer } from './grid/changes-drawer.tsx';
import { FindBox } from './grid/cell-bar.tsx';
import { FixDialog } from './grid/fix-dialog.tsx';
import { GoBox } from './grid/go-box.tsx';
import { AddDialog, SplitDialog } from './grid/row-dialogs.tsx';
import type { Sheet } from './grid/use-sheet.ts';
import styles from './grid/sheet.module.css';
import { rowsOf } from './grid/sheet-columns.ts';
import { isFiltered } from './row-filter.ts';
import type { Rows } from './use-rows.ts';

export type Overlay = 'find' | 'go' | 'fix' | 'changes' | 'add' | 'split';

interface RowsOverlaysProps {
  readonly batch: BatchView;
  readonly rows: Rows;
  readonly sheet: Sheet;
  readonly frozen: boolean;
  readonly open: Overlay | null;
  readonly onClose: () => void;
}

/** Every row in the order of the file, so that a row stands where its number says. */
const showAll = ({ filter, setFilter, setSort }: Rows): void => {
  if (isFiltered(filter)) setFilter({});
  setSort(null);
};

export const RowsOverlays = (props: RowsOverlaysProps) => {
  const { batch, rows, sheet, frozen, open, onClose } = props;
  const { active } = sheet.selection;
  switch (open) {
    case null:
      return null;
    case 'find':
      return (
        <div className={styles['findBar']}>
          <FindBox
            onFind={(text, direction) => void sheet.seek(direction, text)}
            onClose={onClose}
          />
        </div>
      );
    case 'go':
      return (
        <div className={styles['findBar']}>
          <GoBox
            rows={rowsOf(batch)}
            onGo={(row) => {
              showAll(rows);
              sheet.go({ row: row - 1, col: active.col });
              onClose();
            }}
            onClose={onClose}
          />
        </div>
      );
    case 'fix':
      return <FixDialog batch={batch} rows={rows} onClose={onClose} />;
    case 'changes':
      return <ChangesDrawer batch={batch} rows={rows} frozen={frozen} onClose={onClose} />;
    case 'add':
      return (
        <AddDialog
          rows={rows}
          onClose={onClose}
          onAdded={() => {
            // A new row stands behind all others.
            showAll(rows);
            sheet.go({ row: rowsOf(batch), col: 0 });
          }}
        />
      );
    case 'split': {
      const row = rows.pages.item(active.row);
      if (row === undefined) return null;
      return <SplitDialog row={row} total={row.amount ?? ''} rows={rows} onClose={onClose} />;
    }
  }
};
