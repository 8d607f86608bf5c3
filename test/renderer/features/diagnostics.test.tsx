// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#contract/contract.ts';
import { diagnosticsPage } from '../fixtures/diagnostics.ts';
import { renderApp } from '../render.tsx';

const panel = async () => within(await screen.findByRole('region', { name: 'Diagnostics' }));

const collected = async () => {
  const bridge = await renderApp({ screen: 'settings' });
  fireEvent.click((await panel()).getByRole('button', { name: 'Collect diagnostics' }));
  const page = await screen.findByLabelText('Page of diagnostics');
  return { bridge, page, here: await panel() };
};

const savesOf = (calls: readonly { readonly name: string; readonly input: unknown }[]) =>
  calls.filter(({ name }) => name === 'diagnostics.save').map(({ input }) => input);

describe('diagnostics', () => {
  it('are shown whole before they can be saved, and what is shown is what is saved', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    const before = await panel();
    expect(before.queryByRole('button', { name: 'Save as text…' })).toBeNull();
    fireEvent.click(before.getByRole('button', { name: 'Collect diagnostics' }));
    const page = await screen.findByLabelText('Page of diagnostics');
    const wanted = { addresses: false, names: false };
    expect(bridge.calls).toContainEqual({ name: 'diagnostics.collect', input: wanted });
    expect(page.textContent).toBe(diagnosticsPage(wanted).text);
    fireEvent.click(before.getByRole('button', { name: 'Save as text…' }));
    expect(await screen.findByText(/Saved to .*purser-diagnostics\.txt/)).toBeDefined();
    expect(savesOf(bridge.calls)).toEqual([{ id: 'page-false-false' }]);
  });

  it('hold addresses and names only once they are ticked, and tint those lines', async () => {
    const { here, page } = await collected();
    expect(page.querySelector('[data-mark]')).toBeNull();
    fireEvent.click(here.getByRole('checkbox', { name: /Include names and references/ }));
    expect(await screen.findByText(/\[name\] Platform/)).toBeDefined();
    expect([...page.querySelectorAll('[data-mark]')].map((line) => line.textContent)).toEqual([
      '  [name] Platform               Practice (1001)\n',
    ]);
  });

  it('are looked through from place to place', async () => {
    const { here, page } = await collected();
    const field = here.getByRole('searchbox', { name: 'Find in the page' });
    fireEvent.change(field, { target: { value: 'profile' } });
    expect(here.getByText('1 of 2')).toBeDefined();
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(here.getByText('2 of 2')).toBeDefined();
    expect(page.querySelectorAll('mark')[1]?.hasAttribute('data-here')).toBe(true);
    fireEvent.change(field, { target: { value: 'nothing of the kind' } });
    expect(here.getByText('not found')).toBeDefined();
  });

  it('leave out again what is ticked off again', async () => {
    const { here, page } = await collected();
    fireEvent.click(here.getByRole('checkbox', { name: /Include addresses/ }));
    fireEvent.click(here.getByRole('checkbox', { name: /Include addresses/ }));
    await screen.findByText(/Profile 2/);
    const plain: CallInput<'diagnostics.collect'> = { addresses: false, names: false };
    expect(page.textContent).toBe(diagnosticsPage(plain).text);
  });

  it('let a person choose what the log keeps', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    fireEvent.click((await panel()).getByRole('combobox', { name: 'What the log keeps' }));
    fireEvent.click(
      await screen.findByRole('option', { name: 'Everything, to find a fault', hidden: true }),
    );
    expect(await screen.findByText('Saved.')).toBeDefined();
    expect(bridge.calls).toContainEqual({ name: 'preferences.save', input: { logLevel: 'debug' } });
  });
});
