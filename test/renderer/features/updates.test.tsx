// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UpdateView } from '#contract/views/update.ts';
import { renderApp } from '../render.tsx';

const release = {
  version: '2.0.0',
  notes: 'Pays faster.\nMends a fault.',
  releasedAt: '2026-11-25T10:00:00.000Z',
  size: 98_000_000,
};

const shown = (now: UpdateView) => renderApp({ screen: 'settings' }, { 'update.get': () => now });

describe('updates', () => {
  it('are looked for when asked, and the newest copy says so', async () => {
    const bridge = await shown({ kind: 'idle' });
    fireEvent.click(await screen.findByRole('button', { name: 'Look for updates' }));
    expect(bridge.calls).toContainEqual({ name: 'update.look', input: {} });
    act(() => {
      bridge.raise('update.changed', { kind: 'newest', lookedAt: '2026-11-25T10:00:00.000Z' });
    });
    expect(await screen.findByText(/This is the newest version/)).toBeDefined();
  });

  it('are shown with version, day and notes before anything is fetched', async () => {
    const bridge = await shown({ kind: 'offered', release });
    expect(await screen.findByText(/Version 2\.0\.0 of/)).toBeDefined();
    expect(screen.getByText(/Mends a fault/)).toBeDefined();
    expect(bridge.calls.map(({ name }) => name)).not.toContain('update.fetch');
    fireEvent.click(screen.getByRole('button', { name: 'Fetch it' }));
    expect(bridge.calls.map(({ name }) => name)).toContain('update.fetch');
  });

  it('can be stopped on their way', async () => {
    const bridge = await shown({ kind: 'fetching', release, done: 49_000_000, total: 98_000_000 });
    expect(await screen.findByText('Fetching 2.0.0: 50 %')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Stop fetching' }));
    expect(bridge.calls).toContainEqual({ name: 'update.stop', input: {} });
  });

  it('say why something was not taken', async () => {
    await shown({ kind: 'refused', why: 'unsigned', detail: 'bad signature' });
    expect(await screen.findByText(/not signed with the release key/)).toBeDefined();
  });

  it('say why there are none, and offer no button', async () => {
    await shown({ kind: 'off', why: 'policy' });
    expect(await screen.findByText(/The policy of this computer forbids updates/)).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Look for updates' })).toBeNull();
  });
});
