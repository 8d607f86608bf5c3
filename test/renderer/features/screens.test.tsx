// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import { makePayout } from '../fixtures/payouts.ts';
import { renderApp } from '../render.tsx';

const unanswered: AppError = {
  code: 'gateway-unanswered',
  message: 'The gateway did not answer within 20 s. No money moved. Try again.',
  detail: 'ETIMEDOUT',
};

describe('the overview', () => {
  it('shows held, reserved and free of each currency on its network', async () => {
    await renderApp({ screen: 'overview' });
    const row = await screen.findByRole('row', { name: /^USDT TRC20/ });
    const cells = within(row).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      '184\u202f250.331904',
      '48\u202f112.5',
      '136\u202f137.831904',
      '≈\u202f184\u202f287.18',
    ]);
  }, 20_000);

  it('leads from an unknown payout to its evidence on the Unknown desk', async () => {
    await renderApp({ screen: 'overview' });
    fireEvent.click(await screen.findByRole('button', { name: /The reply to row 18/ }));
    expect(
      await screen.findByText(/^This may have been paid. Purser sends it again/),
    ).toBeDefined();
  });

  it('says how old the balances are when they cannot be refreshed', async () => {
    const balances = {
      takenAt: '2026-11-03T09:00:00Z',
      balances: [],
      problem: 'the gateway did not answer',
    };
    await renderApp(
      { screen: 'overview' },
      {
        'balance.list': () => balances,
        'overview.get': () => ({ balances, runs: [], attention: [], volume: [] }),
      },
    );
    expect(
      await screen.findByText('Could not refresh the balances: the gateway did not answer'),
    ).toBeDefined();
    expect(screen.getByText(/Shown are the last ones read, 3 Nov 2026/)).toBeDefined();
  });

  it('teaches where to begin when nothing was done yet', async () => {
    await renderApp(
      { screen: 'overview' },
      {
        'batch.list': () => [],
        'overview.get': () => ({
          balances: { takenAt: null, balances: [], problem: null },
          runs: [],
          attention: [],
          volume: [],
        }),
      },
    );
    expect(await screen.findByText('Try it with practice money')).toBeDefined();
  });
});

describe('the list of payouts', () => {
  it('tells the true total and opens one life by keyboard', async () => {
    await renderApp({ screen: 'payouts' });
    const grid = await screen.findByRole('grid', { name: 'Every payout' });
    await waitFor(() => {
      expect(grid.getAttribute('aria-rowcount')).toBe('120001');
    });
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    const drawer = await screen.findByRole('complementary');
    expect(await within(drawer).findByText('PAY-2026-11-0002')).toBeDefined();
    expect(within(drawer).getByText('Submitted for review in row 18.')).toBeDefined();
    expect(drawer.textContent).toContain(makePayout(1).address);
  });

  it('asks main for what is typed and reads the filter back as a sentence', async () => {
    const bridge = await renderApp({ screen: 'payouts' });
    fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'nobody at all' } });
    expect(await screen.findByText('No payout matches: “nobody at all”.')).toBeDefined();
    const asked = bridge.calls.filter(({ name }) => name === 'payout.list').at(-1)?.input;
    expect(asked).toMatchObject({ filter: { text: 'nobody at all' }, offset: 0 });
    fireEvent.click(screen.getByRole('button', { name: 'Remove filter: “nobody at all”' }));
    expect(await screen.findByText('PAY-2026-11-0001')).toBeDefined();
  });

  it('shows a payout’s new state as soon as it moves', async () => {
    const bridge = await renderApp({ screen: 'payouts' });
    const reference = await screen.findByText('PAY-2026-11-0002');
    const row = reference.closest('[role="row"]');
    expect(row?.textContent).toContain('Sent to gateway');
    act(() => bridge.raise('payout.changed', { ...makePayout(1), state: 'CONFIRMED' }));
    await waitFor(() => {
      expect(screen.getByText('PAY-2026-11-0002').closest('[role="row"]')?.textContent).toContain(
        'Paid',
      );
    });
  });

  it('says that a look-up could not be made, not that the payout failed', async () => {
    await renderApp({ screen: 'payouts', payoutId: 'p-17' }, { 'payout.lookup': () => unanswered });
    fireEvent.click(await screen.findByRole('button', { name: 'Check now' }));
    expect(await screen.findByText(/^Could not check: The gateway did not answer/)).toBeDefined();
  });

  it('keeps its place and offers to try again when it cannot be read', async () => {
    await renderApp({ screen: 'payouts' }, { 'payout.list': () => unanswered });
    expect(await screen.findByText('The gateway did not answer within 20 s.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});

describe('the currencies', () => {
  it('are found by name, code or network and sorted by value', async () => {
    await renderApp({ screen: 'currencies' });
    expect(await screen.findByText('18 of 18 shown')).toBeDefined();
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'tether' } });
    expect(await screen.findByText('3 of 18 shown')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Least withdrawal' }));
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getAllByRole('gridcell')[2]?.textContent)).toEqual([
      'BEP20',
      'TRC20',
      'ERC20',
    ]);
  });

  it('are read from the gateway on request', async () => {
    const bridge = await renderApp({ screen: 'currencies' });
    fireEvent.click(await screen.findByRole('button', { name: 'Refresh' }));
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({ name: 'currency.list', input: { refresh: true } });
    });
  });
});
