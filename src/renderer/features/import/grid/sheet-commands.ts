/** What the keys of the sheet do beside moving. */
import type { KeyboardEvent } from 'react';
import type { RowView } from '#contract/views/batch.ts';
import type { Rows } from '../use-rows.ts';
import { clearBlock, copyBlock, fillDown, selectedRows } from './block-deeds.ts';
import { SHEET_FIELDS } from './sheet-columns.ts';
import type { Bounds, Selection } from './sheet-place.ts';

/** What the sheet asks of the screen around it. */
export interface SheetAsks {
  readonly rows: Rows;
  readonly frozen: boolean;
  /** Leave these rows out, or take them in again when all of them are out. */
  readonly onToggle: (rows: readonly RowView[]) => void;
  readonly onFix: () => void;
  readonly onFind: () => void;
  readonly onGoTo: () => void;
  readonly onAdd: () => void;
  /** Something could not be done; said to the person. */
  readonly onSay: (words: string) => void;
}

export interface Commanded {
  readonly selection: Selection;
  readonly bounds: Bounds;
  readonly select: (selection: Selection) => void;
  readonly start: () => void;
  readonly seek: (direction: 'forward' | 'back', text: string | null) => Promise<void>;
}

type Command = () => unknown;

const nameOf = ({ key, ctrlKey, metaKey }: KeyboardEvent): string => {
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${name}` : name;
};

/** The command of a key, or null; a frozen sheet can be looked at, searched and copied only. */
export const commandOf = (
  event: KeyboardEvent,
  asks: SheetAsks,
  { selection, bounds, select, start, seek }: Commanded,
): Command | null => {
  const { rows, frozen } = asks;
  const looking: Readonly<Record<string, Command>> = {
    F8: () => seek(event.shiftKey ? 'back' : 'forward', null),
    'mod+c': () => copyBlock(asks, selection),
    'mod+f': asks.onFind,
    'mod+g': asks.onGoTo,
    'mod+a': () =>
      select({
        anchor: { row: 0, col: 0 },
        active: { row: bounds.rows - 1, col: bounds.cols - 1 },
      }),
  };
  const changing: Readonly<Record<string, Command>> = {
    F2: start,
    Enter: start,
    Delete: () => clearBlock(asks, selection),
    Backspace: () => clearBlock(asks, selection),
    Insert: asks.onAdd,
    ' ': async () => {
      const read = await selectedRows(asks, selection);
      if (read.length > 0) asks.onToggle(read);
    },
    'mod+z': () => rows.edit({ kind: event.shiftKey ? 'redo' : 'undo' }),
    'mod+y': () => rows.edit({ kind: 'redo' }),
    'mod+d': () => fillDown(asks, selection),
    'mod+.': asks.onFix,
  };
  const name = nameOf(event);
  return looking[name] ?? (frozen ? null : (changing[name] ?? null));
};

/** A key that writes something: typing into the cell begins with it. */
export const isPrintable = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey && key !== ' ';

/** The column to stop at in a row that was sought: its worst problem, or the cell that holds the text. */
export const columnSought = (row: RowView | undefined, text: string | null): number | null => {
  if (row === undefined) return null;
  const wanted = text?.toLowerCase();
  const found =
    wanted === undefined
      ? (row.issues.find(({ level }) => level === 'error') ?? row.issues[0])?.column
      : SHEET_FIELDS.find((field) => row.cells[field].toLowerCase().includes(wanted));
  return found === undefined || found === null ? null : SHEET_FIELDS.indexOf(found);
};
