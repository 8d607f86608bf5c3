// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView, RunView } from '#contract/views/batch.ts';
import { DispatchStage } from '#renderer/features/dispatch/dispatch-stage.tsx';
import { makeStoppedRun, road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const batchWith = (id: string, run?: RunView): BatchView => {
  const batch = roadBatches().find((each) => each.id === id);
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return run === undefined ? batch : { ...batch, run };
};

const show = (batch: BatchView) =>
  renderScreen(
    <DispatchStage batch={batch} onReview={() => undefined} onTrack={() => undefined} />,
    { ...road, 'batch.dispatch': () => batch, 'batch.resume': () => batch },
  );

const callsOf = (calls: readonly { readonly name: string }[], name: string): number =>
  calls.filter((each) => each.name === name).length;

describe('the dispatch', () => {
  it('sends nothing before a second yes, and the yes names the number', async () => {
    const { bridge, settle } = await show(batchWith('road-approved'));
    fireEvent.click(screen.getByRole('button', { name: /Send 487 payouts…/ }));
    await settle();
    expect(callsOf(bridge.calls, 'batch.dispatch')).toBe(0);
    fireEvent.click(screen.getByRole('button', { name: 'Send 487 payouts' }));
    await settle();
    expect(callsOf(bridge.calls, 'batch.dispatch')).toBe(1);
  });

  it('says how far and how long while it runs', async () => {
    const { text } = await show(batchWith('road-running'));
    expect(text()).toContain('Sending payout 244 of 487');
    expect(text()).toContain('4 min 43 s left');
  });

  it('says of a lost reply that it may have been paid, and does not urge to resume', async () => {
    const { text } = await show(batchWith('road-stopped'));
    expect(text()).toContain('A payout was sent, and no clear reply came back');
    expect(text()).toContain('may have been paid');
    expect(text()).toContain('At row 243');
    const resume = screen.getByRole('button', { name: /Resume/ });
    expect(resume.getAttribute('data-variant')).toBe('default');
  });

  it('warns of the unknown again before it resumes', async () => {
    const { bridge, settle, text } = await show(batchWith('road-stopped'));
    fireEvent.click(screen.getByRole('button', { name: /^Resume/ }));
    await settle();
    expect(text()).toContain('It is not sent again by resuming');
    expect(callsOf(bridge.calls, 'batch.resume')).toBe(0);
  });

  it('offers no resume where the order no longer fits', async () => {
    await show(batchWith('road-stopped', makeStoppedRun('currency-gone')));
    expect(screen.queryByRole('button', { name: /^Resume/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Cancel the rest…' })).toBeDefined();
  });

  it('stays shut until the order is approved', async () => {
    const { text } = await show(batchWith('road-review'));
    expect(text()).toContain('Dispatch opens when the order has been reviewed and approved.');
    expect(screen.queryByRole('button', { name: /Send/ })).toBeNull();
  });

  it('says what was approved, and which payout leaves first and why', async () => {
    const batch = batchWith('road-approved');
    if (batch.run === null) throw new Error('the batch has no run');
    const next = {
      row: 7,
      reference: 'PAY-7',
      beneficiary: 'مريم الحدادي',
      amount: '12.5',
      code: 'USDT',
      network: 'TRC20',
      priority: null,
      asked: null,
    };
    const { text } = await show({ ...batch, run: { ...batch.run, next } });
    expect(text()).toContain('First: row 7, PAY-7, \u2068مريم الحدادي\u2069, 12.5 USDT TRC20.');
    expect(text()).toContain('It is the smallest.');
    expect(text()).toContain('nothing is sent unless everything can be paid');
  });

  it('says of a paused run that its approval has lapsed, before anyone presses Resume', async () => {
    const run = {
      ...makeStoppedRun('operator-paused'),
      approvalEndsAt: '2020-01-01T00:00:00.000Z',
    };
    const { text } = await show(batchWith('road-stopped', run));
    expect(text()).toContain('The approval lapsed at');
    expect(text()).toContain('none is sent until they are approved again');
  });

  it('quotes the outside, and not itself', async () => {
    const short = makeStoppedRun('funds-short');
    const reason = { code: 'funds-short', detail: 'USDT TRC20 lacks 5', payoutId: null } as const;
    const { text } = await show(batchWith('road-stopped', { ...short, reason }));
    expect(text()).toContain('USDT TRC20 lacks 5.');
    expect(text()).not.toContain('In its own words');
  });
});
