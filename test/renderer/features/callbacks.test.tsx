// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#contract/errors.ts';
import type { Route } from '#renderer/app/navigation.ts';
import { receiveCurrencies } from '#renderer/bridge/currencies-store.ts';
import { CallbacksScreen } from '#renderer/features/callbacks/callbacks-screen.tsx';
import { makeCallback, makeDepositList, makeProof, makeReceiver } from '../fixtures/callbacks.ts';
import { makeCurrencyList } from '../fixtures/money.ts';
import type { Answers } from '../mock-bridge.ts';
import { renderScreen } from '../render-screen.tsx';

type Tab = Extract<Route, { screen: 'callbacks' }>['tab'];

const show = async (tab: Tab, answers: Partial<Answers> = {}) => {
  receiveCurrencies(makeCurrencyList());
  const route = { screen: 'callbacks', ...(tab === undefined ? {} : { tab }) } as const;
  const shown = await renderScreen(<CallbacksScreen route={route} />, answers);
  await shown.settle();
  return shown;
};

const broken: AppError = {
  code: 'storage-failed',
  message: 'The treasury file is damaged. Payouts are not affected.',
  detail: null,
};

describe('deposits told of', () => {
  it('show each once, with both confirmations of a coin that calls twice, and exact totals', async () => {
    await show('deposits');
    const row = await screen.findByRole('row', { name: /INV-2026-102/ });
    expect(row.textContent).toContain('first and second');
    expect(screen.getByRole('row', { name: /INV-2026-104/ }).textContent).toContain(
      'first, second to come',
    );
    expect(screen.getByText('9 deposits', { exact: false }).textContent).toContain('0.45');
  });

  it('mark one about which callbacks contradict each other, and say in what', async () => {
    await show('deposits');
    const row = await screen.findByRole('row', { name: /INV-2026-106/ });
    expect(row.textContent).toContain('Contradictory');
    fireEvent.click(row);
    const drawer = await screen.findByRole('complementary');
    expect(drawer.textContent).toContain('disagree about: the amount sent');
  });

  it('teach where to begin while there is none', async () => {
    await show('deposits', { 'deposit.list': () => makeDepositList(0) });
    expect(await screen.findByText(/No deposit has been told of yet/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Open the receiver' }));
    expect(await screen.findByRole('heading', { name: 'Point your tunnel here' })).toBeDefined();
  });

  it('say why they cannot be read', async () => {
    await show('deposits', { 'deposit.list': () => broken });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The treasury file is damaged',
    );
  });
});

describe('the receiver', () => {
  it('is switched on and off by the operator alone', async () => {
    const off = makeReceiver({ on: false, state: { kind: 'off' } });
    const { bridge } = await show('receiver', { 'callback.receiver': () => off });
    expect(screen.getByText(/Off: nothing is received/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Switch on' }));
    await waitFor(() => {
      const asked = bridge.calls.find(({ name }) => name === 'callback.configure');
      expect(asked?.input).toMatchObject({ on: true, port: 8420, secretPath: 'keep' });
    });
    expect(await screen.findByRole('button', { name: 'Switch off' })).toBeDefined();
  });

  it('says which port is in use, and stays where it can be set', async () => {
    const state = { kind: 'failed', detail: 'Port 8420 on 127.0.0.1 is in use.' } as const;
    await show('receiver', { 'callback.receiver': () => makeReceiver({ state }) });
    expect(screen.getByRole('alert').textContent).toContain('Port 8420 on 127.0.0.1 is in use.');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeDefined();
  });

  it('takes no port outside its bounds', async () => {
    await show('receiver');
    fireEvent.change(screen.getByLabelText('Port on this computer'), { target: { value: '80' } });
    expect(screen.getByText('Give a whole number from 1024 to 65535.')).toBeDefined();
    const apply = screen.getByRole<HTMLButtonElement>('button', { name: 'Apply' });
    expect(apply.disabled).toBe(true);
  });

  it('cannot be switched on where the ledger is only looked at, and says why', async () => {
    const closedBecause = 'Another Purser pays from this ledger.';
    await show('receiver', {
      'callback.receiver': () => makeReceiver({ on: false, state: { kind: 'off' }, closedBecause }),
    });
    expect(screen.getByText(closedBecause)).toBeDefined();
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Switch on' });
    expect(button.disabled).toBe(true);
  });

  it('counts on as callbacks come', async () => {
    const { bridge } = await show('receiver');
    act(() =>
      bridge.raise(
        'callback.changed',
        makeReceiver({ tally: { ...makeReceiver().tally, kept: 777 } }),
      ),
    );
    expect(await screen.findByText('777')).toBeDefined();
  });
});

describe('the paste box', () => {
  const paste = async (answers: Partial<Answers>) => {
    const shown = await show('check', answers);
    fireEvent.change(screen.getByLabelText('Body'), { target: { value: '{"a":1}' } });
    fireEvent.click(screen.getByRole('button', { name: 'Check' }));
    await shown.settle();
    return shown;
  };

  it('says valid, over which spelling, and that it would be a repeat', async () => {
    await paste({
      'callback.prove': () => makeProof({ fits: 'slashes-escaped', known: makeCallback(2) }),
    });
    expect(screen.getByText('Valid: this platform’s key signed it')).toBeDefined();
    expect(screen.getByText(/slashes escaped, as PHP writes them/)).toBeDefined();
    expect(screen.getByText(/It would be a repeat: .* came 4×/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Keep this callback' })).toBeNull();
  });

  it('names the platform it is meant for, and each field that is missing', async () => {
    await paste({
      'callback.prove': () =>
        makeProof({
          verdict: 'wrong-platform',
          fits: null,
          platformId: 51,
          fields: [{ name: 'txhash', value: null, problem: 'is missing' }],
        }),
    });
    expect(screen.getByRole('alert').textContent).toContain(
      'This profile is platform 50; the callback names 51.',
    );
    const row = within(screen.getByRole('region', { name: 'Field by field' })).getByRole('row', {
      name: /txhash/,
    });
    expect(row.textContent).toContain('is missing');
  });

  it('keeps nothing unless asked', async () => {
    const { bridge } = await paste({ 'callback.prove': () => makeProof() });
    expect(bridge.calls.some(({ name }) => name === 'callback.keep')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Keep this callback' }));
    expect(await screen.findByText(/It would be a repeat/)).toBeDefined();
  });
});

describe('why a callback did not come', () => {
  it('shows what the test found and explains what cannot be tested', async () => {
    await show('why');
    const list = screen.getByRole('region', { name: 'Why did it not come?' });
    expect(list.textContent).toContain('A signed test reached it and was stored and answered 200');
    expect(list.textContent).toContain('https://callbacks.acme.example/callback/');
    expect(list.textContent).toContain('on your own whitelist');
    expect(list.textContent).toContain('can send the callback again');
  });

  it('says what answered instead of the receiver', async () => {
    await show('why', {
      'callback.test': () => ({
        problem: null,
        answers: [{ address: 'http://127.0.0.1:8420', status: null, text: 'ECONNREFUSED' }],
      }),
    });
    expect(screen.getByText('A signed test did not get through')).toBeDefined();
    expect(screen.getByText(/ECONNREFUSED/)).toBeDefined();
  });
});

describe('callbacks that were not believed', () => {
  it('are counted with the reason, and shown in part when asked', async () => {
    await show('came');
    expect(await screen.findByText(/2 signature wrong/)).toBeDefined();
    expect(screen.getByRole('list', { name: 'The last ones' }).textContent).toContain('212 bytes');
  });
});
