// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { ImportStage } from '#renderer/features/import/import-stage.tsx';
import { ImportStart } from '#renderer/features/import/import-start.tsx';
import { road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const nothing = () => undefined;
const find = (batchId: string): BatchView => {
  const batch = roadBatches().find(({ id }) => id === batchId);
  if (batch === undefined) throw new Error(`no batch ${batchId}`);
  return batch;
};
const show = (batchId: string, frozen = false) =>
  renderScreen(
    <ImportStage batch={find(batchId)} frozen={frozen} onContinue={nothing} onOpened={nothing} />,
    { ...road, 'batch.exclude': () => find(batchId), 'batch.answer': () => find(batchId) },
  );
const inputOf = (
  calls: readonly { readonly name: string; readonly input: unknown }[],
  name: string,
) => calls.find((each) => each.name === name)?.input;

describe('the import', () => {
  it('shows how far reading is, in rows and bytes, and cancels', async () => {
    const { bridge, text, settle } = await show('road-reading');
    expect(text()).toContain('43\u202f120 rows read');
    expect(text()).toContain('6.1 MB of 14.2 MB');
    fireEvent.click(screen.getByRole('button', { name: 'Cancel reading' }));
    await settle();
    expect(inputOf(bridge.calls, 'batch.cancelImport')).toEqual({ batchId: 'road-reading' });
  });

  it('shows the first rows before the last is read, and none of them as ready', async () => {
    const { bridge, text } = await show('road-reading');
    expect(inputOf(bridge.calls, 'batch.rows')).toMatchObject({ offset: 0, limit: 12 });
    const rows = screen.getByRole('region', { name: 'First rows of the file' });
    expect(rows.querySelectorAll('tbody tr')).toHaveLength(12);
    expect(text()).toContain('Still checking');
    expect(rows.textContent).not.toMatch(/ready/i);
  });

  it('names line, rule and way out of a refused file, and that nothing was sent', async () => {
    const { text } = await show('road-refused');
    for (const words of [
      'line 118',
      'csv-quote-open',
      'Close it, or double it',
      'Nothing was sent',
    ])
      expect(text()).toContain(words);
  });

  it('asks with both readings side by side and sends nothing until all is answered', async () => {
    const { bridge, settle, text } = await show('road-asking');
    expect(text()).toContain('1,2341234');
    expect(text()).toContain('1,2341.234');
    const go = screen.getByRole('button', { name: 'Continue reading' });
    expect(go).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: /Comma is the decimal mark/ }));
    await settle();
    expect(go).toHaveProperty('disabled', true);
    expect(text()).toContain('Still needed: Amount is in');
    expect(bridge.calls.some(({ name }) => name === 'batch.answer')).toBe(false);
  });

  it('excludes all rows with errors only with a reason', async () => {
    const { bridge, settle } = await show('road-25');
    fireEvent.click(screen.getByRole('button', { name: 'Exclude all with errors…' }));
    await settle();
    const reason = screen.getByLabelText(/Reason/);
    fireEvent.change(reason, { target: { value: '  ' } });
    const confirm = screen.getByRole('button', { name: 'Exclude 3 rows' });
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(reason, { target: { value: 'To be corrected' } });
    fireEvent.click(confirm);
    await settle();
    expect(inputOf(bridge.calls, 'batch.exclude')).toEqual({
      batchId: 'road-25',
      rows: { status: 'error' },
      reason: 'To be corrected',
    });
  });

  it('lets nothing be excluded once submitted', async () => {
    const { text } = await show('road-25', true);
    expect(screen.queryByRole('button', { name: /Exclude/ })).toBeNull();
    expect(text()).toContain('Submitted: rows can no longer be changed');
  });

  it('asks main only for the rows of the chosen filter', async () => {
    const { bridge, settle } = await show('road-25');
    fireEvent.click(screen.getByRole('radio', { name: /With errors/ }));
    await settle();
    expect(bridge.calls.findLast(({ name }) => name === 'batch.rows')?.input).toMatchObject({
      filter: { status: 'error' },
      offset: 0,
    });
  });
});

describe('the start of an import', () => {
  it('opens pasted rows in a box to look at before they are checked', async () => {
    const { bridge, settle } = await renderScreen(<ImportStart onOpened={nothing} teach />);
    fireEvent.click(screen.getByRole('button', { name: 'Paste rows…' }));
    await settle();
    const box = screen.getByLabelText(/Rows with their header line/);
    fireEvent.change(box, { target: { value: 'reference,amount\nR-1,5' } });
    expect(bridge.calls.some(({ name }) => name === 'batch.import')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Check these rows' }));
    await settle();
    expect(inputOf(bridge.calls, 'batch.import')).toEqual({
      source: { kind: 'text', text: 'reference,amount\nR-1,5' },
    });
  });

  it('hands a dropped file to main and imports it by its token', async () => {
    const { bridge, settle } = await renderScreen(<ImportStart onOpened={nothing} teach={false} />);
    const area = screen.getByText('Drop a payment file here').parentElement;
    if (area === null) throw new Error('no drop area');
    fireEvent.drop(area, {
      dataTransfer: { files: [new File(['a'], 'payroll.csv')], types: ['Files'] },
    });
    await settle();
    expect(inputOf(bridge.calls, 'batch.import')).toEqual({
      source: { kind: 'file', fileToken: 'token-2' },
    });
  });

  it('says that files come one at a time', async () => {
    const { bridge, text } = await renderScreen(<ImportStart onOpened={nothing} teach={false} />);
    const area = screen.getByText('Drop a payment file here').parentElement;
    if (area === null) throw new Error('no drop area');
    const files = [new File(['a'], 'a.csv'), new File(['b'], 'b.csv')];
    fireEvent.drop(area, { dataTransfer: { files, types: ['Files'] } });
    expect(text()).toContain('One file at a time');
    expect(bridge.calls.some(({ name }) => name === 'batch.import')).toBe(false);
  });
});
