// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { CarriedOfferView, OpenAmountView } from '#contract/views/minimum.ts';
import { OwedSection } from '#renderer/features/batches/owed-section.tsx';
import { MinimumWays } from '#renderer/features/import/minimum-ways.tsx';
import { TieFacts } from '#renderer/features/import/tie-facts.tsx';
import { VouchDialog } from '#renderer/features/import/vouch-dialog.tsx';
import { Decisions } from '#renderer/features/review/decisions.tsx';
import { makeBatches, makeRow } from '../fixtures/batches.ts';
import { renderScreen } from '../render-screen.tsx';

const nothing = () => undefined;

describe('what would work for a row below the minimum', () => {
  it('is one button each, with the gift and what is owed in figures', async () => {
    const onUse = vi.fn<() => void>();
    const { text } = await renderScreen(<MinimumWays batchId="b-1" row={3} onUse={onUse} />, {
      'batch.options': () => [
        { kind: 'raise', pays: '5', code: 'USDT', gift: '2', giftUsd: '2' },
        { kind: 'merge', pays: '5.75', code: 'USDT', keeps: 1, leaves: [3] },
        { kind: 'carry', amount: '3', unit: 'EUR' },
      ],
    });
    expect(text()).toContain('the row pays 5 USDT, a gift of 2 USDT');
    expect(text()).toContain('together with row 1: row 1 pays 5.75 USDT');
    expect(text()).toContain('3 EUR is offered');
    fireEvent.click(screen.getByRole('button', { name: 'Pay together' }));
    expect(onUse).toHaveBeenCalledWith(expect.objectContaining({ kind: 'merge', keeps: 1 }));
  });

  it('is said to be nothing where nothing would work', async () => {
    const { text } = await renderScreen(<MinimumWays batchId="b-1" row={3} onUse={nothing} />, {
      'batch.options': () => [],
    });
    expect(text()).toContain('Nothing but leaving the row out would work.');
  });
});

describe('a row that is tied to others', () => {
  it('says with which, and is taken apart only where nothing is frozen', async () => {
    const onApart = vi.fn<() => void>();
    const tie = { kind: 'covers', words: ['2.75 USDT of row 3 (A-3)'], apart: true } as const;
    const { text } = await renderScreen(<TieFacts row={{ row: 1, tie }} onApart={onApart} />);
    expect(text()).toContain('2.75 USDT of row 3 (A-3)');
    fireEvent.click(screen.getByRole('button', { name: 'Take apart' }));
    expect(onApart).toHaveBeenCalledWith(1);
    await renderScreen(<TieFacts row={{ row: 1, tie }} onApart={null} />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('an address that looks like another', () => {
  const OWN = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';
  const OTHER = 'TLBQDMM3zSLr9Tm88iujnz5hBX5G7mS1Jd';
  const row = makeRow(0);

  it('is let pass only once what differs was retyped and a reason given', async () => {
    const onConfirm = vi.fn<() => void>();
    await renderScreen(
      <VouchDialog
        batchId="b-1"
        vouching={{ row: 1, other: OTHER, message: 'They look alike.' }}
        busy={false}
        problem={null}
        onConfirm={onConfirm}
        onClose={nothing}
      />,
      {
        'batch.rows': () => ({
          total: 1,
          offset: 0,
          items: [{ ...row, cells: { ...row.cells, address: OWN } }],
        }),
      },
    );
    const pass = screen.getByRole<HTMLButtonElement>('button', { name: 'Let this address pass' });
    const typed = screen.getByLabelText(/^Retype groups 4 and 6 of the address/);
    const reason = screen.getByLabelText(/^Reason/);
    fireEvent.change(reason, { target: { value: 'by phone' } });
    expect(pass.disabled).toBe(true);
    fireEvent.change(typed, { target: { value: '9Tm8 nz5h' } });
    expect(pass.disabled).toBe(true);
    expect(screen.getByText(/These are not the characters/)).toBeDefined();
    fireEvent.change(typed, { target: { value: '2Tm8 ny5h' } });
    expect(pass.disabled).toBe(false);
    fireEvent.change(reason, { target: { value: ' ' } });
    expect(pass.disabled).toBe(true);
    fireEvent.change(reason, { target: { value: ' by phone ' } });
    fireEvent.click(pass);
    expect(onConfirm).toHaveBeenCalledWith({ typed: '2Tm8 ny5h', reason: 'by phone' });
  });
});

describe('what was decided about the rows of an order', () => {
  it('shows both addresses, who let one pass and why, tags left out, and what is owed', async () => {
    const [batch] = makeBatches();
    if (batch === undefined) throw new Error('no batch');
    const carried: CarriedOfferView['carried'] = {
      batchId: 'b-1',
      batchName: 'November',
      row: 5,
      reference: 'N-5',
      beneficiary: 'Cleo',
      amount: '2',
      unit: 'USDT',
      code: 'USDT',
      network: 'TRC20',
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
      tag: null,
      carriedAt: '2026-11-25T12:00:00.000Z',
      takenBy: null,
      writtenOff: null,
    };
    const { text } = await renderScreen(<Decisions batch={batch} />, {
      'batch.decisions': () => ({
        vouched: [
          {
            row: 2,
            reference: 'N-2',
            beneficiary: 'Ann',
            address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
            resembles: 'TLBQDMM3zSLr9Tm88iujnz5hBX5G7mS1Jd',
            by: 'Vera',
            at: '2026-11-25T12:00:00.000Z',
            reason: 'read out by phone',
          },
        ],
        together: [],
        noTag: [7, 9],
        carried: [carried],
      }),
    });
    for (const words of [
      'Row 2 (N-2) pays Ann at an address that looks like another',
      'read out by phone',
      '2 payouts go without a tag',
      'rows 7, 9',
      'Carried forward to the next run',
      'Owed',
    ])
      expect(text()).toContain(words);
  });
});

describe('what is owed from earlier runs', () => {
  const open: OpenAmountView = {
    carried: {
      batchId: 'b-0',
      batchName: 'October',
      row: 5,
      reference: 'O-5',
      beneficiary: 'Cleo',
      amount: '2',
      unit: 'USDT',
      code: 'USDT',
      network: 'TRC20',
      address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
      tag: null,
      carriedAt: '2026-10-25T12:00:00.000Z',
      takenBy: null,
      writtenOff: null,
    },
    passedOver: 2,
    minimum: '5',
    drafts: [{ batchId: 'b-1', name: 'November', rows: [3] }],
  };

  it('says to whom, from where and how often it was passed over, and adds it to a batch by one click', async () => {
    const onOpen = vi.fn();
    const { text, settle, bridge } = await renderScreen(<OwedSection onOpen={onOpen} />, {
      'carried.open': () => [open],
    });
    for (const words of ['Cleo', 'October', 'O-5', 'which is 5 USDT now', '2 batches have paid'])
      expect(text()).toContain(words);
    fireEvent.click(screen.getByRole('button', { name: 'Add to row 3 of “November”' }));
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'batch.takeOwed')?.input).toEqual({
      batchId: 'b-1',
      from: { batchId: 'b-0', row: 5 },
      row: 3,
    });
  });
  it('writes one off with a reason and not without, and then it is gone', async () => {
    const { text, settle, bridge } = await renderScreen(<OwedSection onOpen={nothing} />, {
      'carried.open': () => [open],
      'carried.writeOff': () => [],
    });
    fireEvent.click(screen.getByRole('button', { name: 'Write off…' }));
    await settle();
    const confirm = screen.getByRole('button', { name: 'Write off 2 USDT' });
    expect(confirm.hasAttribute('disabled')).toBe(true);
    fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: 'paid in cash' } });
    fireEvent.click(confirm);
    await settle();
    expect(bridge.calls.find(({ name }) => name === 'carried.writeOff')?.input).toEqual({
      batchId: 'b-0',
      row: 5,
      reason: 'paid in cash',
    });
    expect(text()).not.toContain('Cleo');
  });
});
