// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CurrencyViewName } from '#renderer/features/currencies/currencies-screen.tsx';
import { CurrenciesPage } from '#renderer/app/currencies-page.tsx';
import { receiveCurrencies, useCurrencies } from '#renderer/bridge/currencies-store.ts';
import type { Answers } from '../mock-bridge.ts';
import { makeCurrencyList } from '../fixtures/money.ts';
import { renderScreen } from '../render-screen.tsx';

const show = async (view: CurrencyViewName, answers: Partial<Answers> = {}) => {
  useCurrencies.setState({ list: null, error: null });
  receiveCurrencies(makeCurrencyList());
  const route = { screen: 'currencies', ...(view === 'list' ? {} : { view }) } as const;
  const shown = await renderScreen(<CurrenciesPage route={route} />, answers);
  await shown.settle();
  return shown;
};

const rowsOf = (name: RegExp) =>
  within(screen.getByRole('region', { name })).getAllByRole('row').slice(1);

describe('what can I pay', () => {
  it('lists what 12 USD pays, what is below its minimum with what is missing, and what has no answer', async () => {
    await show('pay');
    expect(rowsOf(/12 USD can pay 10/).map((row) => row.textContent)).toContainEqual(
      expect.stringContaining('59.582919 TRX'),
    );
    const below = rowsOf(/7 are below/);
    // 5 USD are missing of the 40.01 that 40 USDT cost, the rest of the last cent included.
    expect(below.find((row) => row.textContent?.startsWith('USDT ERC20'))?.textContent).toContain(
      '28.01 USD',
    );
    expect(rowsOf(/1 cannot be reckoned/)[0]?.textContent).toContain('Neither the gateway nor');
  });

  it('asks for fees one after another, puts the cheapest first and says which stay unknown', async () => {
    const shown = await show('pay');
    fireEvent.click(screen.getByRole('button', { name: 'Ask for 10 fees' }));
    await waitFor(() => {
      expect(screen.queryByText(/Asking for fee/)).toBeNull();
      expect(shown.bridge.calls.filter(({ name }) => name === 'currency.fee')).toHaveLength(10);
    });
    const rows = rowsOf(/12 USD can pay 10/).map((row) => row.textContent ?? '');
    expect(rows.slice(0, 3).map((text) => text.split(/[\d.]/)[0])).toEqual([
      'LTC',
      'TRX',
      'USDT TRC',
    ]);
    expect(rows.slice(3).every((text) => text.endsWith('unknown'))).toBe(true);
    expect(screen.getByRole('button', { name: 'Ask for 7 fees' })).toBeDefined();
  });

  it('stops asking when told to', async () => {
    const waiting: (() => void)[] = [];
    const shown = await show('pay');
    Object.assign(window, {
      bridge: {
        ...shown.bridge,
        call: async (name: never, input: never) => {
          await new Promise<void>((resolve) => waiting.push(resolve));
          return shown.bridge.call(name, input);
        },
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'Ask for 10 fees' }));
    expect(await screen.findByText('Asking for fee 1 of 10…')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await act(async () => {
      for (const go of waiting) go();
      await shown.settle();
    });
    expect(shown.bridge.calls.filter(({ name }) => name === 'currency.fee')).toHaveLength(1);
    expect(waiting).toHaveLength(1);
  });

  it('takes other fiats through their reference rate, and offers to enter one that is missing', async () => {
    await show('pay');
    const sum = screen.getByRole('textbox', { name: 'How much' });
    fireEvent.change(sum, { target: { value: '15431 JPY' } });
    expect(screen.getByRole('region', { name: /15\s431 JPY can pay/ })).toBeDefined();
    fireEvent.change(sum, { target: { value: '20 EUR' } });
    expect(screen.getByText(/There is no reference rate of EUR/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Enter the rate of EUR…' }));
    expect(await screen.findByRole('dialog', { name: 'Enter reference rates' })).toBeDefined();
  });

  it.each([
    ['12', 'Write what 12 is an amount of'],
    ['12,50 USD', 'is not an amount'],
    ['12 DOUBLOON', 'neither a fiat currency in use nor a coin'],
  ])('says what is wrong with %s', async (typed, words) => {
    const shown = await show('pay');
    const sum = screen.getByRole('textbox', { name: 'How much' });
    fireEvent.change(sum, { target: { value: typed } });
    expect(shown.text()).toContain(words);
  });
});

describe('the browser of currencies', () => {
  it('shows only what an amount reaches, what is stable, what needs a tag', async () => {
    await show('list');
    const count = (text: string) => screen.getByText(text);
    fireEvent.change(screen.getByRole('textbox', { name: 'Payable with … USD' }), {
      target: { value: '12' },
    });
    expect(count('10 of 18 shown')).toBeDefined();
    fireEvent.click(screen.getByRole('checkbox', { name: 'stable' }));
    expect(count('2 of 18 shown')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'with tag' }));
    expect(count('4 of 18 shown')).toBeDefined();
  });

  it('keeps favourites in the settings and puts them first', async () => {
    const shown = await show('list');
    fireEvent.click(screen.getByRole('button', { name: 'Mark LTC as favourite' }));
    await shown.settle();
    expect(shown.bridge.calls).toContainEqual({
      name: 'preferences.save',
      input: { currencies: { favourites: [71, 30], hiddenColumns: [] } },
    });
    const first = screen.getAllByRole('row').slice(1, 3);
    expect(first.map((row) => within(row).getAllByRole('gridcell')[1]?.textContent)).toEqual([
      'LTC',
      'USDT',
    ]);
  });

  it('tells everything of one currency, also that no codec reads its addresses', async () => {
    await show('list');
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'usdt trc' } });
    fireEvent.click(screen.getByText('Tether'));
    const drawer = await screen.findByRole('complementary');
    for (const words of ['TRON', 'tronscan.org', 'redeemed at 1 USD by Tether', '71'])
      expect(drawer.textContent).toContain(words);
    fireEvent.click(screen.getByRole('button', { name: 'Compare the 3 networks of USDT' }));
    expect(screen.getByRole('region', { name: 'USDT on 3 networks' })).toBeDefined();
  });
});

describe('the converter', () => {
  it('goes both ways and explains both roundings', async () => {
    const shown = await show('convert');
    fireEvent.change(screen.getByRole('textbox', { name: 'Fiat' }), { target: { value: '12.34' } });
    expect(screen.getByRole('textbox', { name: 'Coin' })).toHaveProperty('value', '0.00012667');
    expect(shown.text()).toContain('Cut once to 8 decimals of BTC');
    fireEvent.change(screen.getByRole('textbox', { name: 'Coin' }), {
      target: { value: '0.00012668' },
    });
    expect(screen.getByRole('textbox', { name: 'Fiat' })).toHaveProperty('value', '12.34');
    expect(shown.text()).toContain('Exactly 12.340221834 USD');
    expect(shown.text()).toContain('rounded down to its nearest minor unit');
  });
});
