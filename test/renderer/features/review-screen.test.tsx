// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView } from '#contract/views/batch.ts';
import { ReviewStage } from '#renderer/features/review/review-stage.tsx';
import { FINGERPRINT } from '../fixtures/batches.ts';
import { makeStoppedRun, road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const submitted = (): BatchView => {
  const batch = roadBatches().find(({ id }) => id === 'road-review');
  if (batch === undefined) throw new Error('the road has no batch in review');
  return { ...batch, sums: batch.sums.slice(0, 2) };
};

const show = (batch: BatchView) =>
  renderScreen(
    <ReviewStage batch={batch} onPlan={() => undefined} onDispatch={() => undefined} />,
    {
      ...road,
      'batch.approve': () => batch,
      'batch.sendBack': () => batch,
    },
  );

const type = (label: string, text: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
};

const approveButton = (): HTMLElement => screen.getByRole('button', { name: /^Approve / });

describe('the review', () => {
  it('repeats count and sums in the button and keeps it shut until the sums are retyped', async () => {
    const { bridge } = await show(submitted());
    expect(approveButton().textContent).toBe(
      'Approve 415 payouts, 48\u202f112.5 USDT TRC20, 0.09 BTC',
    );
    expect(approveButton()).toHaveProperty('disabled', true);
    type('Sum in USDT TRC20', '48112.50');
    expect(approveButton()).toHaveProperty('disabled', true);
    type('Sum in BTC', '0.9');
    expect(approveButton()).toHaveProperty('disabled', true);
    expect(bridge.calls.some(({ name }) => name === 'batch.approve')).toBe(false);
  });

  it('approves with the fingerprint shown and the sums as canonical text', async () => {
    const { bridge, settle } = await show(submitted());
    type('Sum in USDT TRC20', '48 112.50');
    type('Sum in BTC', '0.09');
    fireEvent.click(approveButton());
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.approve')?.input).toEqual({
      batchId: 'road-review',
      fingerprint: FINGERPRINT,
      typedSums: { '71': '48112.5', '10': '0.09' },
      choices: { order: 'smallest-first', funding: 'strict' },
    });
  });

  it('shows the whole fingerprint in groups of four', async () => {
    await show(submitted());
    const groups = [...document.querySelectorAll('code > span')].map((each) => each.textContent);
    expect(groups.every((group) => group?.length === 4)).toBe(true);
    expect(groups.join('')).toBe(FINGERPRINT);
  });

  it('asks a reason before it sends a batch back', async () => {
    const { bridge, settle } = await show(submitted());
    fireEvent.click(screen.getByRole('button', { name: 'Send back…' }));
    await settle();
    const confirm = screen.getByRole('button', { name: 'Send back' });
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText(/Reason/), { target: { value: 'Row 4 is wrong' } });
    fireEvent.click(confirm);
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.sendBack')?.input).toEqual({
      batchId: 'road-review',
      reason: 'Row 4 is wrong',
    });
  });

  it('offers no approval once the run has begun, nor before submission', async () => {
    const running = { ...submitted(), run: makeStoppedRun('restart') };
    await show(running);
    expect(screen.queryByRole('button', { name: /^Approve / })).toBeNull();
    await show({ ...submitted(), run: null });
    expect(screen.queryByRole('button', { name: /^Approve / })).toBeNull();
  });

  it('speaks of review and one person, never of two', async () => {
    const { text } = await show(submitted());
    expect(text()).toContain('you confirm twice');
    expect(text()).not.toMatch(/approved by|two people|second person/i);
  });

  it('records what was chosen for the run with the approval', async () => {
    const { bridge, settle } = await show(submitted());
    expect(screen.getByRole('radio', { name: /^The smallest/ })).toHaveProperty('checked', true);
    expect(screen.getByRole('radio', { name: /^Send nothing/ })).toHaveProperty('checked', true);
    fireEvent.click(screen.getByRole('radio', { name: /^As in the file/ }));
    fireEvent.click(screen.getByRole('radio', { name: /^Pay what can be paid/ }));
    type('Sum in USDT TRC20', '48112.5');
    type('Sum in BTC', '0.09');
    fireEvent.click(approveButton());
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.approve')?.input).toMatchObject({
      choices: { order: 'file', funding: 'partial' },
    });
  });

  it('says why a batch that was approved once waits for review again', async () => {
    const batch = submitted();
    if (batch.run === null) throw new Error('the batch has no run');
    const reason = { code: 'approval-lapsed', detail: null, payoutId: null } as const;
    await show({ ...batch, run: { ...batch.run, state: 'submitted', left: 22, reason } });
    expect(screen.getByRole('alert').textContent).toContain('The approval lapsed after two hours');
    expect(screen.getByRole('alert').textContent).toContain('22 payouts have not left');
  });
});
