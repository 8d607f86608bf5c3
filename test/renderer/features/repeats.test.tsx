// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BatchView, RepeatGroupView } from '#contract/views/batch.ts';
import type { RowIssue } from '#core/import/row.ts';
import { useNavigation } from '#renderer/app/navigation.ts';
import { ImportStage } from '#renderer/features/import/import-stage.tsx';
import { RowReasons } from '#renderer/features/import/grid/row-reasons.tsx';
import { ReviewStage } from '#renderer/features/review/review-stage.tsx';
import { road, roadBatches } from '../fixtures/road.ts';
import { renderScreen } from '../render-screen.tsx';

const nothing = () => undefined;
const issues = [{ rule: 'payment-again', level: 'error', rows: 487 }] as const;
const batchOf = (id: string): BatchView => {
  const batch = roadBatches().find((each) => each.id === id);
  if (batch === undefined) throw new Error(`no batch ${id}`);
  return { ...batch, issues, name: '2026-11 payroll', rowsInFile: 500 };
};
const group = (sameRun: boolean): RepeatGroupView => ({
  rule: 'payment-again',
  earlier: {
    batchId: 'october',
    batchName: sameRun ? '2026-11 payroll' : '2026-10 payroll',
    submittedAt: new Date(Date.now() - 28 * 86_400_000 - 60_000).toISOString(),
    counts: { CONFIRMED: 487, REJECTED: 3 },
    sameRun,
  },
  open: 487,
  excuses: [],
});

const ISSUE: RowIssue = {
  level: 'error',
  column: null,
  rule: 'payment-again',
  message: 'This repeats 100 USD to the same payee.',
  repeats: {
    basis: 'b',
    excuse: null,
    earlier: {
      payoutId: 'payout-17',
      batchId: 'october',
      batchName: '2026-10 payroll',
      row: 7,
      state: 'ACCEPTED',
      submittedAt: '2026-10-26T12:00:00.000Z',
    },
  },
};

const show = async (groups: readonly RepeatGroupView[]) => {
  const batch = batchOf('road-25');
  return renderScreen(
    <ImportStage batch={batch} frozen={false} onContinue={nothing} onOpened={nothing} />,
    {
      ...road,
      'batch.repeats': () => groups,
      'batch.excuse': () => batch,
      'batch.rename': () => batch,
    },
  );
};

describe('rows that repeat an earlier run', () => {
  it('are one question with the names of both runs, and are excused together only after they were looked at', async () => {
    const { bridge, settle, text } = await show([group(false)]);
    expect(text()).toContain(
      '487 of 500 rows repeat payments of “2026-10 payroll”, 28 days ago (487 Paid, 3 Refused).',
    );
    expect(text()).toContain('Is “2026-11 payroll” a new run?');
    expect(screen.queryByRole('button', { name: 'Excuse 487 rows…' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show the 487 rows' }));
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Excuse 487 rows…' }));
    await settle();
    const confirm = screen.getByRole('button', { name: 'Pay 487 rows' });
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText(/Reason/), { target: { value: 'a new month' } });
    fireEvent.click(confirm);
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.excuse')?.input).toEqual({
      batchId: 'road-25',
      rows: { status: 'error', rule: 'payment-again', repeats: 'october' },
      rule: 'payment-again',
      reason: 'a new month',
    });
  });

  it('cannot be excused where both runs bear one name, until this one is renamed', async () => {
    const { bridge, settle, text } = await show([group(true)]);
    expect(text()).toContain('this is that run again and cannot be excused');
    fireEvent.click(screen.getByRole('button', { name: 'Show the 487 rows' }));
    await settle();
    expect(screen.queryByRole('button', { name: /^Excuse/ })).toBeNull();
    const name = screen.getByLabelText('Name of this run');
    fireEvent.change(name, { target: { value: '2026-12 payroll' } });
    fireEvent.click(screen.getByRole('button', { name: 'Rename' }));
    await settle();
    expect(bridge.calls.find((each) => each.name === 'batch.rename')?.input).toEqual({
      batchId: 'road-25',
      name: '2026-12 payroll',
    });
  });

  it('lead one by one to the payout, with its state now, and may be excused one by one', async () => {
    const excused: number[] = [];
    const excusing = {
      canExcuse: () => true,
      excuse: (row: number) => void excused.push(row),
      takeBack: nothing,
    };
    const { bridge, settle } = await renderScreen(
      <RowReasons issues={[ISSUE]} row={7} unit="USD" ways={null} excusing={excusing} />,
      road,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Row 7: 1 reasons' }));
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Excuse…' }));
    expect(excused).toEqual([7]);
    // The reasons make room for the dialog that asks why.
    await settle();
    expect(screen.queryByRole('button', { name: 'Excuse…' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Row 7: 1 reasons' }));
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'payout.get')?.input).toEqual({
      payoutId: 'payout-17',
    });
    fireEvent.click(screen.getByRole('button', { name: 'Row 7 of “2026-10 payroll”' }));
    await settle();
    expect(useNavigation.getState().route).toEqual({ screen: 'payouts', payoutId: 'payout-17' });
  });
});

describe('the review', () => {
  it('lists what is paid although it may be a repeat, by whose word and why', async () => {
    const excuses = [
      { by: 'Ann', at: '2026-11-23T12:00:00.000Z', reason: 'a new month', rows: 487 },
    ];
    const batch = { ...batchOf('road-review'), issues };
    const { text } = await renderScreen(
      <ReviewStage batch={batch} onPlan={nothing} onDispatch={nothing} />,
      { ...road, 'batch.repeats': () => [{ ...group(false), open: 0, excuses }] },
    );
    expect(text()).toContain('487 payouts may be repeats and are paid all the same:');
    expect(text()).toContain('487 payouts as in “2026-10 payroll”, 28 days ago');
    expect(text()).toContain('“a new month” — Ann');
  });
});
