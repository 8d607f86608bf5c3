// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { examinedTask, makeData } from '../fixtures/data.ts';
import { renderApp } from '../render.tsx';

const part = (): Promise<HTMLElement> => screen.findByRole('region', { name: 'Data and backup' });

describe('data and backup', () => {
  it('names every place with its path, and the keychain by name alone', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    const region = await part();
    const [ledger] = makeData().places;
    expect(within(region).getByText(ledger?.path ?? '')).toBeDefined();
    expect(within(region).getByText('Purser / platform:acme-eu')).toBeDefined();
    fireEvent.click(within(region).getByRole('button', { name: /^Show in folder\s*: Ledger$/ }));
    expect(bridge.calls).toContainEqual({ name: 'data.show', input: { place: 'ledger' } });
  });

  it('puts a backup in place only after its review and a second word', async () => {
    const bridge = await renderApp({ screen: 'settings' }, { 'data.task': () => examinedTask() });
    const region = await part();
    expect(await within(region).findByText(/120 payouts in 3 batches/)).toBeDefined();
    fireEvent.click(within(region).getByRole('button', { name: 'Put it in place, locked…' }));
    expect(bridge.calls.map(({ name }) => name)).not.toContain('data.restore');
    fireEvent.click(await screen.findByRole('button', { name: 'Put it in place, locked' }));
    const input = { head: 'ab'.repeat(32), takeSettings: false };
    await waitFor(() => expect(bridge.calls).toContainEqual({ name: 'data.restore', input }));
  });

  it('cannot be put in place while a run is open, and says so', async () => {
    await renderApp({ screen: 'settings' }, { 'data.task': () => examinedTask({ runOpen: true }) });
    const region = await part();
    expect(await within(region).findByText(/A run is open here/)).toBeDefined();
    const act = within(region).getByRole<HTMLButtonElement>('button', {
      name: 'Put it in place, locked…',
    });
    expect(act.disabled).toBe(true);
  });

  it('opened from outside leads from any screen to its review', async () => {
    const bridge = await renderApp({ screen: 'payouts' });
    act(() => bridge.raise('backup.shown', null));
    expect(await part()).toBeDefined();
    expect(bridge.calls.map(({ name }) => name)).not.toContain('data.restore');
  });
});
