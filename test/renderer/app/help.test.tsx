// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeHelp } from '#renderer/app/help/help-store.ts';
import { navigate } from '#renderer/app/navigation.ts';
import { makeApp } from '../fixtures/app.ts';
import { renderApp } from '../render.tsx';

const pressF1 = (): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'F1', code: 'F1' });
};

const openHelp = async () => {
  pressF1();
  const help = await screen.findByRole('complementary', { name: 'Help' });
  return { help, field: within(help).getByRole('searchbox', { name: 'Search the help' }) };
};

const typeInto = (field: HTMLElement, value: string): void => {
  fireEvent.change(field, { target: { value } });
};

afterEach(closeHelp);

describe('the help', () => {
  it('opens by F1 at the page of the screen, with the keyboard in its search', async () => {
    await renderApp({ screen: 'currencies' });
    await screen.findByText('PRACTICE');
    const { help, field } = await openHelp();
    expect(within(help).getByRole('article', { name: 'Currencies' })).toBeDefined();
    await waitFor(() => {
      expect(document.activeElement).toBe(field);
    });
  });

  it('opens at the step of the batch that is shown', async () => {
    await renderApp({ screen: 'batch', batchId: 'payroll-running', stage: 'track' });
    await screen.findByRole('navigation', { name: 'Steps of this batch' });
    const { help } = await openHelp();
    expect(within(help).getByRole('article', { name: 'Track' })).toBeDefined();
  });

  it('follows to the page of the next screen when it is asked for again', async () => {
    await renderApp({ screen: 'currencies' });
    await screen.findByText('PRACTICE');
    const { help } = await openHelp();
    act(() => navigate({ screen: 'ledger' }));
    pressF1();
    expect(await within(help).findByRole('article', { name: 'Ledger' })).toBeDefined();
  });

  it('finds a stop by its words and opens it there by Enter', async () => {
    await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    const { help, field } = await openHelp();
    typeInto(field, 'clocks of this computer jumped');
    expect(within(help).getByRole('status').textContent).toBe('1 place found');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(await within(help).findByRole('article', { name: 'When a run stops' })).toBeDefined();
    expect(help.querySelector('[data-found]')?.textContent).toContain(
      'The clocks of this computer',
    );
  });

  it('goes through the places by the arrow keys, and back to the page before', async () => {
    await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    const { help, field } = await openHelp();
    typeInto(field, 'minimum');
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    const first = document.activeElement;
    if (first === null) throw new Error('nothing has the keyboard');
    expect(first.closest('li')?.previousElementSibling).toBeNull();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement?.closest('li')?.previousElementSibling).toBe(first.closest('li'));
    fireEvent.click(first);
    fireEvent.click(await within(help).findByRole('button', { name: 'Back' }));
    expect(await within(help).findByRole('article', { name: 'Overview' })).toBeDefined();
  });

  it('says what to try when nothing is found, and shows all topics', async () => {
    await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    const { help, field } = await openHelp();
    typeInto(field, 'zeppelin');
    expect(within(help).getByRole('status').textContent).toBe('Nothing found for “zeppelin”');
    fireEvent.click(within(help).getByRole('button', { name: 'All topics' }));
    fireEvent.click(await within(help).findByRole('button', { name: 'The first live payout' }));
    expect(await within(help).findByText('The five steps')).toBeDefined();
  });

  it('closes by Escape and gives the keyboard back', async () => {
    await renderApp({ screen: 'overview' });
    const button = await screen.findByRole('button', { name: /^Help/ });
    button.focus();
    fireEvent.click(button);
    const help = await screen.findByRole('complementary', { name: 'Help' });
    await waitFor(() => {
      expect(help.contains(document.activeElement)).toBe(true);
    });
    fireEvent.keyDown(document.activeElement ?? help, { key: 'Escape' });
    await waitFor(() => {
      expect(screen.queryByRole('complementary', { name: 'Help' })).toBeNull();
    });
    expect(document.activeElement).toBe(button);
  });

  it('stays closed behind a dialog', async () => {
    await renderApp({ screen: 'currencies' });
    fireEvent.click(await screen.findByRole('button', { name: '? Keyboard shortcuts' }));
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    pressF1();
    expect(screen.queryByRole('complementary', { name: 'Help' })).toBeNull();
  });

  it('explains a ledger that is locked from the band that says so', async () => {
    await renderApp(
      { screen: 'overview' },
      {
        'app.state': () => ({
          ...makeApp(),
          ledger: { kind: 'damaged', detail: 'page 7' },
        }),
      },
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Explained in the help' }));
    const help = await screen.findByRole('complementary', { name: 'Help' });
    const found = await waitFor(() => {
      const section = help.querySelector('[data-found]');
      expect(section).not.toBeNull();
      return section;
    });
    expect(found?.textContent).toContain('The ledger is damaged');
  });
});
