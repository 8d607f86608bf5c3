// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { blockToText, textToBlock } from '#renderer/features/import/grid/block-text.ts';
import { besides, clamp, moved } from '#renderer/features/import/grid/sheet-place.ts';
import { ImportStage } from '#renderer/features/import/import-stage.tsx';
import { road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const batch = (): BatchView => {
  const found = roadBatches().find(({ id }) => id === 'road-25');
  if (found === undefined) throw new Error('no batch');
  return found;
};

const show = async (frozen = false) => {
  const shown = await renderScreen(
    <ImportStage
      batch={batch()}
      frozen={frozen}
      onContinue={() => undefined}
      onOpened={() => undefined}
    />,
    {
      ...road,
      'batch.change': batch,
      'batch.exclude': batch,
      'batch.include': batch,
    },
  );
  const grid = screen.getByRole('grid', { name: 'Rows of the file' });
  const press = async (...keys: readonly (string | object)[]): Promise<void> => {
    for (const key of keys) {
      fireEvent.keyDown(grid, typeof key === 'string' ? { key } : key);
      await shown.settle();
    }
  };
  const asked = (name: string) => shown.bridge.calls.filter((each) => each.name === name);
  return { ...shown, grid, press, asked };
};

describe('the sheet', () => {
  it('tells screen readers how large it is and which cell one is in', async () => {
    const { grid, press } = await show();
    expect(grid.getAttribute('aria-rowcount')).toBe('26');
    expect(grid.getAttribute('aria-colcount')).toBe('13');
    await press('ArrowDown', 'ArrowRight');
    const id = grid.getAttribute('aria-activedescendant') ?? '';
    const cell = document.getElementById(id);
    expect(cell?.getAttribute('role')).toBe('gridcell');
    expect(cell?.getAttribute('aria-colindex')).toBe('4');
    expect(cell?.closest('[role="row"]')?.getAttribute('aria-rowindex')).toBe('3');
    expect(within(screen.getByRole('region', { name: 'Cell' })).getByText('Row 2 · Beneficiary'));
  });

  it('takes what is typed as one step, moves on, and drops it on Escape', async () => {
    const { press, asked, settle } = await show();
    await press('ArrowRight', 'ArrowRight', '7');
    const field = screen.getByLabelText('Amount of row 1');
    fireEvent.change(field, { target: { value: '75.5' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    expect(asked('batch.change').map(({ input }) => input)).toEqual([
      {
        batchId: 'road-25',
        edit: {
          kind: 'cells',
          how: 'typed',
          cells: [{ row: 1, field: 'amount', value: '75.5' }],
        },
      },
    ]);
    await press('F2');
    const next = screen.getByLabelText('Amount of row 2');
    fireEvent.change(next, { target: { value: '1' } });
    fireEvent.keyDown(next, { key: 'Escape' });
    await settle();
    expect(asked('batch.change')).toHaveLength(1);
  });

  it('keeps what was typed in its own cell when another is clicked', async () => {
    const { grid, press, asked, settle } = await show();
    await press('ArrowRight', 'ArrowRight', '7');
    fireEvent.change(screen.getByLabelText('Amount of row 1'), { target: { value: '70' } });
    const other = grid.querySelector('[aria-rowindex="5"] [data-field="amount"]');
    if (other === null) throw new Error('no such cell');
    fireEvent.mouseDown(other);
    await settle();
    expect(asked('batch.change').map(({ input }) => input)).toMatchObject([
      { edit: { cells: [{ row: 1, field: 'amount', value: '70' }] } },
    ]);
    expect(screen.queryByLabelText(/Amount of row/)).toBeNull();
  });

  it('pastes a block over rows and columns, fills down, clears and undoes', async () => {
    const { grid, press, asked, settle } = await show();
    await press('ArrowRight', 'ArrowRight');
    fireEvent.paste(grid, {
      clipboardData: { getData: () => '10\tUSD\r\n"20"\t"U""S\nD"\r\n' },
    });
    await settle();
    await press({ key: 'ArrowDown', shiftKey: true }, { key: 'd', ctrlKey: true });
    await press('Delete', { key: 'z', ctrlKey: true }, { key: 'Z', ctrlKey: true, shiftKey: true });
    const edits = asked('batch.change').map(({ input }) => input);
    expect(edits[0]).toMatchObject({
      edit: {
        how: 'pasted',
        cells: [
          { row: 1, field: 'amount', value: '10' },
          { row: 1, field: 'amount_currency', value: 'USD' },
          { row: 2, field: 'amount', value: '20' },
          { row: 2, field: 'amount_currency', value: 'U"S\nD' },
        ],
      },
    });
    expect(edits[1]).toMatchObject({
      edit: { how: 'filled', cells: [{ row: 2, field: 'amount' }] },
    });
    expect(edits[2]).toMatchObject({ edit: { how: 'cleared' } });
    expect(edits.slice(3)).toMatchObject([{ edit: { kind: 'undo' } }, { edit: { kind: 'redo' } }]);
  });

  it('leaves rows out by Space, with a reason, and takes excluded ones in again', async () => {
    const { press, asked, settle } = await show();
    await press('ArrowDown', { key: 'ArrowDown', shiftKey: true }, ' ');
    fireEvent.change(screen.getByLabelText(/Reason/), { target: { value: 'paid in cash' } });
    fireEvent.click(screen.getByRole('button', { name: 'Exclude 2 rows' }));
    await settle();
    expect(asked('batch.exclude')[0]?.input).toMatchObject({
      rows: [2, 3],
      reason: 'paid in cash',
    });
    await press('Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', ' ');
    expect(asked('batch.include')[0]?.input).toMatchObject({ rows: [6] });
  });

  it('goes to the next problem by F8 and opens the fixes by Ctrl+.', async () => {
    const { press, asked, settle, text } = await show();
    await press('F8', { key: 'F8', shiftKey: true });
    expect(asked('batch.seek').map(({ input }) => input)).toMatchObject([
      { seek: { from: 0, direction: 'forward', text: null } },
      { seek: { from: 7, direction: 'back', text: null } },
    ]);
    await press({ key: '.', ctrlKey: true });
    expect(text()).toContain('Remove invisible characters and outer spaces');
    expect(text()).toContain('⟨200B⟩');
    fireEvent.click(screen.getByRole('button', { name: 'Fix 14 rows' }));
    await settle();
    expect(asked('batch.change')[0]?.input).toMatchObject({
      edit: { kind: 'fix', fix: { kind: 'trim' } },
    });
    expect(screen.getByRole('button', { name: 'Exclude 3 rows' })).toHaveProperty('disabled', true);
  });

  it('lists every change with who made it, and undoes the latest in force', async () => {
    const { asked, settle, text } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Changes (2)' }));
    await settle();
    expect(text()).toContain('1 row excluded: paid in cash (undone)');
    expect(text()).toContain('Remove invisible characters and outer spaces: 14 rows');
    expect(text()).toContain('Row 3 · Amount: 1.5E+2 → 150');
    const list = within(screen.getByRole('complementary', { name: 'Changes' }));
    fireEvent.click(list.getByRole('button', { name: 'Undo' }));
    await settle();
    expect(asked('batch.change')[0]?.input).toMatchObject({ edit: { kind: 'undo' } });
    expect(list.getAllByRole('button', { name: 'Redo' })).toHaveLength(1);
  });

  it('splits a row into parts that add up', async () => {
    const { asked, settle } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Split…' }));
    await settle();
    const first = screen.getByLabelText(/Amount of the first part/);
    const confirm = screen.getByRole('button', { name: 'Split the row' });
    fireEvent.change(first, { target: { value: '99999' } });
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(first, { target: { value: '0.25' } });
    fireEvent.click(confirm);
    await settle();
    const { edit } = Object(asked('batch.change')[0]?.input);
    expect(edit.kind).toBe('split');
    expect(edit.parts[0]).toEqual({ reference: 'INV-2026-001-1', amount: '0.25' });
    expect(edit.parts[1].reference).toBe('INV-2026-001-2');
  });

  it('changes nothing once submitted', async () => {
    const { press, asked } = await show(true);
    await press('F2', '7', 'Delete', ' ', { key: 'd', ctrlKey: true }, { key: 'z', ctrlKey: true });
    expect(asked('batch.change')).toEqual([]);
    expect(screen.queryByRole('textbox', { name: /of row/ })).toBeNull();
  });
});

describe('moving and copying', () => {
  it('stays inside the sheet and goes on in the next row', () => {
    const bounds = { rows: 3, cols: 4, page: 2 };
    expect(clamp({ row: 9, col: -1 }, bounds)).toEqual({ row: 2, col: 0 });
    expect(besides({ row: 0, col: 3 }, 1, bounds)).toEqual({ row: 1, col: 0 });
    expect(besides({ row: 0, col: 0 }, -1, bounds)).toEqual({ row: 0, col: 0 });
    const end = { key: 'End', ctrlKey: true, metaKey: false, shiftKey: false };
    expect(moved({ row: 0, col: 0 }, end, bounds)).toEqual({ row: 2, col: 3 });
    expect(moved({ row: 0, col: 0 }, { ...end, key: 'x' }, bounds)).toBeNull();
  });

  it('gives back every block it was given', () => {
    const blocks = [
      [
        ['a', 'b'],
        ['c', ''],
      ],
      [
        ['with\ttab', 'with "quotes"'],
        ['two\nlines', 'x'],
      ],
      [['']],
    ];
    for (const block of blocks) expect(textToBlock(blockToText(block))).toEqual(block);
    expect(textToBlock('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});
