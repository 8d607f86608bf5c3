// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { DataTable } from '#renderer/ui/data-table.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { renderPart } from '../render.tsx';

interface Item {
  readonly name: string;
}

const columns: readonly Column<Item>[] = [
  {
    key: 'name',
    title: 'Name',
    width: 200,
    sortable: true,
    cell: ({ name }) => name,
    text: ({ name }) => name,
  },
  { key: 'again', title: 'Again', width: 200, cell: ({ name }) => name, text: ({ name }) => name },
];

const show = async (total: number) => {
  const onOpen = vi.fn();
  const onSort = vi.fn();
  const onShow = vi.fn();
  await renderPart(
    <DataTable
      label="Things"
      columns={columns}
      total={total}
      item={(index) => (index < 100_000 ? { name: `thing ${index}` } : undefined)}
      keyOf={({ name }) => name}
      onOpen={onOpen}
      onSort={onSort}
      onShow={onShow}
      empty={<p>Nothing yet.</p>}
    />,
  );
  return { grid: screen.getByRole('grid', { name: 'Things' }), onOpen, onSort, onShow };
};

const activeRow = (grid: HTMLElement): HTMLElement | null =>
  document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');

describe('a table of a hundred thousand rows', () => {
  it('draws only what is in sight and announces the true total', async () => {
    const { grid, onShow } = await show(100_000);
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    const rows = within(grid).getAllByRole('row');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.length).toBeLessThan(80);
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
    expect(onShow).toHaveBeenCalledWith(0, expect.any(Number));
  });

  it('moves by arrows and pages, stops at its ends, opens by Enter', async () => {
    const { grid, onOpen } = await show(100_000);
    fireEvent.keyDown(grid, { key: 'ArrowUp' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    expect(activeRow(grid)?.textContent).toContain('thing 2');
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).toHaveBeenLastCalledWith({ name: 'thing 2' }, 2);
    fireEvent.keyDown(grid, { key: 'End' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).toHaveBeenLastCalledWith({ name: 'thing 99999' }, 99_999);
    fireEvent.keyDown(grid, { key: 'Home' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onOpen).toHaveBeenLastCalledWith({ name: 'thing 0' }, 0);
  });

  it('opens the row that is clicked', async () => {
    const { onOpen } = await show(100_000);
    fireEvent.click(screen.getAllByText('thing 3')[0] ?? document.body);
    expect(onOpen).toHaveBeenCalledWith({ name: 'thing 3' }, 3);
  });

  it('copies the active row as tab-separated text', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
    const { grid } = await show(100_000);
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'c', ctrlKey: true });
    expect(writeText).toHaveBeenCalledWith('thing 1\tthing 1');
    vi.restoreAllMocks();
  });

  it('offers to sort only by columns that can be sorted', async () => {
    const { onSort } = await show(100_000);
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(onSort).toHaveBeenCalledWith('name');
    expect(screen.queryByRole('button', { name: 'Again' })).toBeNull();
  });
});

describe('a table without rows', () => {
  it('says so', async () => {
    const { grid } = await show(0);
    expect(screen.getByText('Nothing yet.')).toBeDefined();
    expect(grid.getAttribute('aria-rowcount')).toBe('1');
    fireEvent.keyDown(grid, { key: 'Enter' });
  });
});
