// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useApp } from '#renderer/bridge/app-store.ts';
import { renderApp } from '../render.tsx';

const KEY = 'canary-5f0c2d';

const openPlatform = async (): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  return screen.findByRole('complementary', { name: 'Edit Acme EU' });
};

describe('a key', () => {
  it('is handed to main once and is nowhere in the window afterwards', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    const drawer = await openPlatform();
    const field = within(drawer).getByLabelText<HTMLInputElement>('API key');
    expect(field.type).toBe('password');
    fireEvent.change(field, { target: { value: KEY } });
    fireEvent.click(within(drawer).getByRole('button', { name: 'Replace key' }));
    expect(field.value).toBe('');
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({
        name: 'credentials.save',
        input: { profileId: 'acme-eu', key: KEY },
      });
    });
    expect(document.documentElement.outerHTML).not.toContain(KEY);
    expect(JSON.stringify(useApp.getState())).not.toContain(KEY);
  });

  it('is emptied from the field even when main refuses it', async () => {
    await renderApp(
      { screen: 'settings' },
      {
        'credentials.save': () => ({
          code: 'keychain-unavailable',
          message: 'The keychain is locked. The key was not saved. Unlock it and try again.',
          detail: null,
        }),
      },
    );
    const drawer = await openPlatform();
    const field = within(drawer).getByLabelText<HTMLInputElement>('API key');
    fireEvent.change(field, { target: { value: KEY } });
    fireEvent.click(within(drawer).getByRole('button', { name: 'Replace key' }));
    expect(await within(drawer).findByText('The keychain is locked.')).toBeDefined();
    expect(field.value).toBe('');
  });

  it('is tested by reading only, each step in words', async () => {
    await renderApp({ screen: 'settings' });
    const drawer = await openPlatform();
    fireEvent.click(within(drawer).getByRole('button', { name: 'Test with read-only calls' }));
    expect(await within(drawer).findByText('The key does not work yet')).toBeDefined();
    expect(within(drawer).getByText(/Put its public IP on the allow-list/)).toBeDefined();
  });

  it('is removed only after a decision that says what follows', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    const drawer = await openPlatform();
    fireEvent.click(within(drawer).getByRole('button', { name: 'Remove key' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('Nothing can be sent');
    expect(bridge.calls.map(({ name }) => name)).not.toContain('credentials.remove');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Remove key' }));
    await waitFor(() => {
      expect(bridge.calls.map(({ name }) => name)).toContain('credentials.remove');
    });
  });
});

describe('the practice gateway', () => {
  it('is told its pace and its trouble together', async () => {
    const bridge = await renderApp({ screen: 'settings' });
    fireEvent.click(await screen.findByRole('button', { name: 'Apply to practice' }));
    await waitFor(() => {
      expect(bridge.calls).toContainEqual({
        name: 'practice.configure',
        input: { intervalMs: 250, scenario: 'calm' },
      });
    });
  });
});
