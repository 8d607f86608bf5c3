// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { BatchPage } from '#renderer/app/batch-page.tsx';
import { receiveBatch, receiveBatches } from '#renderer/bridge/batches-store.ts';
import { road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const show = async (batchId: string) => {
  receiveBatches(roadBatches());
  return renderScreen(<BatchPage route={{ screen: 'batch', batchId }} />, {
    ...road,
    'batch.submit': ({ batchId: id }) => ({ ...find('road-review'), id }),
    'batch.plan': () => ({
      lines: [],
      mode: 'crypto-exact',
      typed: [],
      snapshotAt: new Date().toISOString(),
      snapshotExpiresAt: new Date(Date.now() + 600_000).toISOString(),
      durationMs: 1_000,
      obstacles: [],
      doubts: [],
      feeWarnings: { rows: 0, worst: [] },
      feeShare: '5',
      fingerprint: 'feed'.repeat(8),
    }),
  });
};

const find = (batchId: string): BatchView => {
  const batch = roadBatches().find(({ id }) => id === batchId);
  if (batch === undefined) throw new Error(`no batch ${batchId}`);
  return batch;
};

const steps = () => within(screen.getByRole('navigation', { name: 'Steps of this batch' }));

describe('the page of a batch', () => {
  it('keeps the equation and the control sums in sight on every step', async () => {
    const { settle } = await show('road-running');
    for (const step of ['Import', 'Plan', 'Review', 'Dispatch', 'Track', 'Export']) {
      fireEvent.click(steps().getByRole('button', { name: new RegExp(`^${step},`) }));
      await settle();
      const head = document.querySelector('header')?.textContent ?? '';
      expect(head).toContain('500 in file=487 to pay+9 excluded+4 with errors');
      expect(head).toContain('48\u202f112.5 USDT TRC20');
    }
  });

  it('goes from plan to review by submitting the fingerprint of that plan', async () => {
    const { bridge, settle, text } = await show('road-25');
    fireEvent.click(screen.getByRole('button', { name: 'Continue to review' }));
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.submit')?.input).toEqual({
      batchId: 'road-25',
      fingerprint: 'feed'.repeat(8),
      rehearsal: null,
    });
    expect(text()).toContain('Payment order');
  });

  it('stays on the step a person looks at when the run moves on', async () => {
    const { settle } = await show('road-running');
    fireEvent.click(steps().getByRole('button', { name: /^Review,/ }));
    receiveBatch({ ...find('road-running'), stage: 'track' });
    await settle();
    expect(
      steps()
        .getByRole('button', { name: /^Review,/ })
        .getAttribute('aria-current'),
    ).toBe('step');
  });

  it('renames in place with Enter and keeps the name with Escape', async () => {
    const { bridge, settle } = await show('road-25');
    const rename = (): void => {
      fireEvent.click(screen.getByRole('button', { name: /Rename this batch/ }));
    };
    rename();
    fireEvent.change(screen.getByLabelText('Rename this batch'), { target: { value: 'X' } });
    fireEvent.keyDown(screen.getByLabelText('Rename this batch'), { key: 'Escape' });
    await settle();
    expect(bridge.calls.some(({ name }) => name === 'batch.rename')).toBe(false);
    rename();
    const field = screen.getByLabelText('Rename this batch');
    fireEvent.change(field, { target: { value: '2026-12 payroll' } });
    fireEvent.blur(field);
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.rename')?.input).toEqual({
      batchId: 'road-25',
      name: '2026-12 payroll',
    });
  });

  it('asks once more before it forgets a draft, and never offers it for a submitted batch', async () => {
    const { bridge, settle } = await show('road-25');
    fireEvent.click(screen.getByRole('button', { name: 'Discard batch…' }));
    await settle();
    expect(bridge.calls.some(({ name }) => name === 'batch.discard')).toBe(false);
    await show('road-running');
    expect(screen.queryByRole('button', { name: 'Discard batch…' })).toBeNull();
  });
});
