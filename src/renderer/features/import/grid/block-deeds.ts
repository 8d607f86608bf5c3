/** Deeds on the rectangle that is selected: clear, copy, fill down, paste. */
import type { RowView } from '#contract/views/batch.ts';
import type { RowField } from '#core/import/row.ts';
import { i18n } from '../../../i18n/i18n.ts';
import { copyText } from '../../../ui/clipboard.ts';
import type { Rows } from '../use-rows.ts';
import { blockToText, textToBlock } from './block-text.ts';
import { cellsBetween, SHEET_FIELDS } from './sheet-columns.ts';
import { rectangleOf, type Selection } from './sheet-place.ts';

export interface BlockNeeds {
  readonly rows: Pick<Rows, 'read' | 'edit'>;
  /** Something could not be done; said to the person. */
  readonly onSay: (words: string) => void;
}

/** Most cells one key changes or copies. */
const MOST = 10_000;

type CellEdits = readonly {
  readonly row: number;
  readonly field: RowField;
  readonly value: string;
}[];

const change = async (
  { rows, onSay }: BlockNeeds,
  how: 'pasted' | 'filled' | 'cleared',
  cells: CellEdits,
): Promise<void> => {
  if (cells.length > MOST) onSay(i18n.t('sheet.tooMany', { most: MOST }));
  else if (cells.length > 0) await rows.edit({ kind: 'cells', how, cells: [...cells] });
};

const fieldsIn = (selection: Selection): readonly RowField[] => {
  const { left, right } = rectangleOf(selection);
  return SHEET_FIELDS.slice(left, right + 1);
};

/** The rows of a selection; none, and a word about it, when it holds too many cells. */
export const selectedRows = async (
  { rows, onSay }: BlockNeeds,
  selection: Selection,
): Promise<readonly RowView[]> => {
  const { top, bottom } = rectangleOf(selection);
  if ((bottom - top + 1) * fieldsIn(selection).length <= MOST) return rows.read(top, bottom);
  onSay(i18n.t('sheet.tooMany', { most: MOST }));
  return [];
};

export const clearBlock = async (needs: BlockNeeds, selection: Selection): Promise<void> => {
  const read = await selectedRows(needs, selection);
  const full = read.flatMap(({ row, cells }) =>
    fieldsIn(selection)
      .filter((field) => cells[field] !== '')
      .map((field) => ({ row, field, value: '' })),
  );
  await change(needs, 'cleared', full);
};

export const copyBlock = async (needs: BlockNeeds, selection: Selection): Promise<void> => {
  const { left, right } = rectangleOf(selection);
  const read = await selectedRows(needs, selection);
  if (read.length === 0) return;
  const text = blockToText(read.map((row) => cellsBetween(row, left, right)));
  const count = read.length * (right - left + 1);
  await copyText(text, i18n.t('sheet.cells', { count }));
};

/** The first row of a selection over the rows beneath it; a single row takes the one above it. */
export const fillDown = async (needs: BlockNeeds, selection: Selection): Promise<void> => {
  const { top, bottom } = rectangleOf(selection);
  if ((await selectedRows(needs, selection)).length === 0) return;
  const from = top === bottom ? Math.max(0, top - 1) : top;
  const [source, ...rest] = await needs.rows.read(from, bottom);
  if (source === undefined) return;
  const filled = rest.flatMap(({ row }) =>
    fieldsIn(selection).map((field) => ({ row, field, value: source.cells[field] })),
  );
  await change(needs, 'filled', filled);
};

/** A block from its upper left corner on; a single value goes into every selected cell. */
export const pasteBlock = async (
  needs: BlockNeeds,
  selection: Selection,
  text: string,
): Promise<void> => {
  const block = textToBlock(text);
  const { top, bottom, left } = rectangleOf(selection);
  const [first = []] = block;
  const single = block.length === 1 && first.length === 1 ? (first[0] ?? '') : null;
  if (single !== null) {
    const read = await selectedRows(needs, selection);
    const all = read.flatMap(({ row }) =>
      fieldsIn(selection).map((field) => ({ row, field, value: single })),
    );
    return change(needs, 'pasted', all);
  }
  const read = await needs.rows.read(top, Math.min(top + block.length - 1, bottom + MOST));
  const cells = read.flatMap(({ row }, at): CellEdits =>
    SHEET_FIELDS.slice(left).flatMap((field, col) => {
      const value = block[at]?.[col];
      return value === undefined ? [] : [{ row, field, value }];
    }),
  );
  await change(needs, 'pasted', cells);
  const over = block.length - read.length;
  if (over > 0) needs.onSay(i18n.t('sheet.pastedOver', { count: over }));
};
