// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import {
  BalancesScreen,
  type BalanceViewName,
} from '#renderer/features/balances/balances-screen.tsx';
import type { Answers } from '../mock-bridge.ts';
import { makeEstimate, makeHoldings } from '../fixtures/holdings.ts';
import { renderScreen } from '../render-screen.tsx';

const show = async (first: BalanceViewName, answers: Partial<Answers> = {}) => {
  const shown = await renderScreen(<BalancesScreen first={first} />, answers);
  await shown.settle();
  return shown;
};

const unanswered: AppError = {
  code: 'gateway-unanswered',
  message: 'The gateway did not answer within 20 s. No money moved.',
  detail: null,
};

const lineOf = (currency: RegExp) => screen.getByRole('row', { name: currency });

describe('the balances', () => {
  it('put what runs low first, and say what is reserved, what fees may take, and what is left', async () => {
    await show('now');
    const rows = screen.getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toContain('below 1.5 BTC');
    expect(lineOf(/^USDT TRC20/).textContent).toMatch(/48.112\.5.*484\.5625.*135.653\.269404/);
    expect(rows[0]?.textContent).toContain('unknown');
  });

  it('keep a threshold as it is typed, and show a refusal where it is typed', async () => {
    const refused: AppError = {
      code: 'invalid-input',
      message: '“1.5.0” is no amount. Nothing was set.',
      detail: null,
    };
    const shown = await show('now', { 'holdings.setThreshold': () => refused });
    fireEvent.click(screen.getByRole('button', { name: 'LTC' }));
    const drawer = await screen.findByRole('complementary');
    const field = within(drawer).getByRole('textbox', { name: 'Keep at least, LTC' });
    fireEvent.change(field, { target: { value: '1.5.0' } });
    fireEvent.click(within(drawer).getByRole('button', { name: 'Set' }));
    expect(await within(drawer).findByText('“1.5.0” is no amount.')).toBeDefined();
    expect(shown.bridge.calls).toContainEqual({
      name: 'holdings.setThreshold',
      input: { currencyId: 30, least: '1.5.0' },
    });
  });

  it('show the history as exact text in a table, newest first', async () => {
    await show('now');
    fireEvent.click(screen.getByRole('button', { name: 'USDT TRC20' }));
    const drawer = await screen.findByRole('complementary');
    fireEvent.click(await within(drawer).findByText('Table'));
    const rows = within(within(drawer).getByRole('table')).getAllByRole('row').slice(1);
    expect(rows[0]?.textContent).toMatch(/184.250\.331904/);
    expect(rows).toHaveLength(7);
  });

  it('say why they are not fresh, why history is missing, and that nothing was read at all', async () => {
    const shown = await show('now', {
      'holdings.get': () => ({
        ...makeHoldings(),
        problem: 'The gateway answered something Purser cannot read (an answer).',
        storeProblem: 'The treasury file is damaged.',
      }),
    });
    expect(shown.text()).toContain('Nothing can be sent until they can be read again.');
    expect(shown.text()).toContain('thresholds and history are not there');
    const none = await show('now', {
      'holdings.get': () => ({ takenAt: null, holdings: [], problem: null, storeProblem: null }),
    });
    expect(none.text()).toContain('No balance has been read yet.');
    await show('now', { 'holdings.get': () => unanswered });
    expect(screen.getByText('The gateway did not answer within 20 s.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });
});

describe('the roll-forward', () => {
  it('is computed for what holds something, and says every doubt beside its figures', async () => {
    const shown = await show('roll');
    fireEvent.click(screen.getByRole('button', { name: 'Roll forward' }));
    await shown.settle();
    const table = screen.getByRole('region', { name: 'Roll-forward' });
    expect(within(table).getByRole('row', { name: /^USDT TRC20/ }).textContent).toContain('none');
    expect(within(table).getByRole('row', { name: /^USDT ERC20/ }).textContent).toContain('-12.5');
    expect(table.textContent).toContain('1 payout over 12.5 USDT was sent and is not told yet');
    expect(table.textContent).toContain(
      'the opening reading was made 40 h 0 min before the period',
    );
    expect(table.textContent).toContain('Only one reading of the balance in this period');
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV…' }));
    await shown.settle();
    const saved = shown.bridge.calls.find(({ name }) => name === 'holdings.saveRollForward');
    const asked = shown.bridge.calls.find(({ name }) => name === 'holdings.rollForward');
    expect(saved?.input).toEqual(asked?.input);
  });

  it('is not asked for a period that ends before it begins', async () => {
    await show('roll');
    fireEvent.change(screen.getByLabelText('To the end of'), { target: { value: '2020-01-01' } });
    expect(screen.getByText('It ends before it begins.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Roll forward' })).toHaveProperty('disabled', true);
  });
});

describe('the exchange estimate', () => {
  it('shows what is given and received with its age, and is gone when another amount is typed', async () => {
    const shown = await show('exchange', {
      'exchange.estimate': () => ({ ...makeEstimate(), toId: 72 }),
    });
    expect(shown.text()).toContain('An exchange is made at the vendor’s site, not here.');
    fireEvent.change(screen.getByRole('textbox', { name: 'Give' }), { target: { value: '100' } });
    fireEvent.click(screen.getByRole('button', { name: 'Estimate' }));
    await shown.settle();
    expect(shown.text()).toContain('1.3028 USDT ERC20');
    expect(shown.text()).toContain('-1.01 % against the listed prices');
    fireEvent.change(screen.getByRole('textbox', { name: 'Give' }), { target: { value: '101' } });
    expect(shown.text()).not.toContain('1.3028 USDT');
  });
});
