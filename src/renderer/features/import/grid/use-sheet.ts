/** The keyboard of the sheet: where one is, what is selected, what is being typed. */
import { useCallback, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { RowView } from '#contract/views/batch.ts';
import type { RowField } from '#core/import/row.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { useItems } from '../../../ui/paged.ts';
import { useSteady } from '../../../ui/use-steady.ts';
import { pasteBlock } from './block-deeds.ts';
import { SHEET_FIELDS } from './sheet-columns.ts';
import { columnSought, commandOf, isPrintable, type SheetAsks } from './sheet-commands.ts';
import { besides, clamp, moved, type Bounds, type Place, type Selection } from './sheet-place.ts';

type Move = 'down' | 'up' | 'right' | 'left' | null;

/** Text on its way into one cell of one row, wherever the row is shown by now. */
export interface Typing {
  readonly row: number;
  readonly field: RowField;
  readonly text: string;
}

export interface Sheet {
  readonly selection: Selection;
  /** What is being typed; null while nothing is. */
  readonly typing: Typing | null;
  readonly go: (to: Place, extend?: boolean) => void;
  readonly type: (text: string) => void;
  /** Ends typing: keeps the text or drops it, and moves on. */
  readonly settle: (keep: boolean, move: Move) => void;
  /** Begins typing into the cell one is in. */
  readonly start: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  readonly seek: (direction: 'forward' | 'back', text: string | null) => Promise<void>;
}

export interface SheetInput extends SheetAsks {
  /** Rows in sight. */
  readonly page: () => number;
}

const HOME: Place = { row: 0, col: 0 };

const fieldAt = (col: number): RowField => SHEET_FIELDS[col] ?? 'note';

const usePlace = (bounds: Bounds) => {
  const [wanted, select] = useState<Selection>({ active: HOME, anchor: HOME });
  const go = useCallback((to: Place, extend = false) => {
    select((now) => ({ active: to, anchor: extend ? now.anchor : to }));
  }, []);
  // A shorter list, after a filter say, has no place for where one was.
  const selection = {
    active: clamp(wanted.active, bounds),
    anchor: clamp(wanted.anchor, bounds),
  };
  return { selection, select, go };
};

/** Typing into the cell one is in, kept as one step. */
const useTyping = (input: SheetInput, active: Place, item: RowView | undefined) => {
  const [typing, setTyping] = useState<Typing | null>(null);
  const start = (text?: string): void => {
    if (input.frozen || item === undefined) return;
    const field = fieldAt(active.col);
    setTyping({ row: item.row, field, text: text ?? item.cells[field] });
  };
  const end = (keep: boolean): void => {
    setTyping(null);
    if (!keep || typing === null) return;
    const { row, field, text: value } = typing;
    if (item?.row === row && item.cells[field] === value) return;
    void input.rows.edit({ kind: 'cells', how: 'typed', cells: [{ row, field, value }] });
  };
  const type = useCallback((text: string): void => setTyping((now) => now && { ...now, text }), []);
  return { typing, type, start, end };
};

const stepOf = (active: Place, move: Move, bounds: Bounds): Place => {
  const { row, col } = active;
  switch (move) {
    case 'down':
      return clamp({ row: row + 1, col }, bounds);
    case 'up':
      return clamp({ row: row - 1, col }, bounds);
    case 'right':
      return besides(active, 1, bounds);
    case 'left':
      return besides(active, -1, bounds);
    case null:
      return active;
  }
};

/** Goes to the next row with a problem or with a text, round the end of the list if need be. */
const seekFrom =
  (input: SheetInput, active: Place, go: (to: Place) => void): Sheet['seek'] =>
  async (direction, text) => {
    const { rows } = input;
    const end = direction === 'forward' ? -1 : (rows.pages.total ?? 0);
    const found =
      (await rows.seek({ from: active.row, direction, text })) ??
      (await rows.seek({ from: end, direction, text }));
    if (found === null) {
      input.onSay(text === null ? i18n.t('sheet.noProblem') : i18n.t('sheet.notFound', { text }));
      return;
    }
    const [row] = await rows.read(found, found);
    go({ row: found, col: columnSought(row, text) ?? active.col });
  };

const pasteInto =
  (input: SheetInput, selection: Selection): Sheet['onPaste'] =>
  (event) => {
    if (input.frozen || event.target !== event.currentTarget) return;
    event.preventDefault();
    void pasteBlock(input, selection, event.clipboardData.getData('text/plain'));
  };

export const useSheet = (input: SheetInput): Sheet => {
  const { rows, frozen } = input;
  useItems(rows.pages);
  const [leaving, setLeaving] = useState(false);
  const bounds: Bounds = {
    rows: Math.max(1, rows.pages.total ?? 0),
    cols: SHEET_FIELDS.length,
    page: input.page(),
  };
  const { selection, select, go } = usePlace(bounds);
  const { active } = selection;
  const { typing, type, start, end } = useTyping(input, active, rows.pages.item(active.row));
  const seek = seekFrom(input, active, go);
  const asked = { selection, bounds, select, seek, start: () => start() };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    // After Escape the next Tab leaves the sheet, as it leaves any other field.
    if (event.key === 'Tab' && leaving) return setLeaving(false);
    setLeaving(event.key === 'Escape' || (leaving && event.key === 'Shift'));
    const to =
      event.key === 'Tab'
        ? besides(active, event.shiftKey ? -1 : 1, bounds)
        : moved(active, event, bounds);
    const command = to === null ? commandOf(event, input, asked) : null;
    if (event.key === 'Escape') go(active);
    else if (to !== null) go(to, event.shiftKey && event.key !== 'Tab');
    else if (command !== null) void command();
    else if (!frozen && isPrintable(event)) start(event.key);
    else return;
    event.preventDefault();
  };
  // The rows in sight are given these, so they keep their identity while one moves and types.
  const leave = useSteady((to: Place, extend?: boolean) => {
    if (typing !== null) end(true);
    go(to, extend);
  });
  const settle = useSteady((keep: boolean, move: Move) => {
    end(keep);
    if (move !== null) go(stepOf(active, move, bounds));
  });
  return {
    selection,
    typing,
    go: leave,
    type,
    start: useSteady(asked.start),
    settle,
    onKeyDown,
    onPaste: pasteInto(input, selection),
    seek: useSteady(seek),
  };
};
