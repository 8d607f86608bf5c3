// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { refuseTags } from '#renderer/app/trusted-html.ts';
import { navigate, useNavigation } from '#renderer/app/navigation.ts';
import { railItems } from '#renderer/app/rail-items.ts';
import { liveProfile, makeApp } from '../fixtures/app.ts';
import { makeBatches } from '../fixtures/batches.ts';
import { renderApp } from '../render.tsx';

const app = makeApp();

describe('the frame', () => {
  it('says on every screen that practice moves no money, and which platform pays', async () => {
    await renderApp({ screen: 'overview' });
    const banner = await screen.findByText('PRACTICE');
    expect(banner.parentElement?.textContent).toContain('no money moves');
    expect(banner.parentElement?.textContent).toContain('platform 1001');
    expect(document.title).toMatch(/ · Purser · Practice · PRACTICE$/);
  });

  it('says in its title how far a run is, which the task bar shows', async () => {
    await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    await waitFor(() => {
      expect(document.title).toMatch(/^242 of 487 · 2026-11 payroll, first half · /);
    });
  });

  it('opens the batch a person asked for outside the window', async () => {
    const bridge = await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    act(() => bridge.raise('batch.shown', { batchId: 'payroll-running' }));
    expect(await screen.findByRole('navigation', { name: 'Steps of this batch' })).toBeDefined();
  });

  it('says that a live platform pays real money', async () => {
    await renderApp(
      { screen: 'overview' },
      { 'app.state': () => ({ ...app, profile: liveProfile }) },
    );
    expect((await screen.findByText('LIVE')).parentElement?.textContent).toContain('real money');
  });

  it('counts beside a screen only what needs a person', async () => {
    await renderApp({ screen: 'overview' });
    const batches = await screen.findByRole('button', { name: /^Batches/ });
    expect(batches.textContent).toContain('2 need a person');
    expect(screen.getByRole('button', { name: 'Overview' }).textContent).toBe('Overview');
  });

  it('goes where the rail is clicked and marks the place', async () => {
    await renderApp({ screen: 'overview' });
    fireEvent.click(await screen.findByRole('button', { name: 'Currencies' }));
    expect(await screen.findByRole('heading', { name: 'Currencies' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Currencies' }).getAttribute('aria-current')).toBe(
      'page',
    );
  });

  it('finds a batch by typing and goes there', async () => {
    await renderApp({ screen: 'currencies' });
    await screen.findByText('PRACTICE');
    fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true });
    const field = await screen.findByRole('textbox', { name: 'Find and go' });
    fireEvent.change(field, { target: { value: 'contractors' } });
    fireEvent.click(await screen.findByRole('button', { name: /Contractors, week 47/ }));
    expect(useNavigation.getState().route).toEqual({ screen: 'batch', batchId: 'contractors' });
  });

  it('leads to every screen of the rail by a key of its own', async () => {
    await renderApp({ screen: 'overview' });
    await screen.findByText('PRACTICE');
    for (const { screen: name, shortcut } of railItems) {
      act(() => navigate({ screen: 'ledger' }));
      fireEvent.keyDown(document.documentElement, { key: shortcut, ctrlKey: true });
      expect(useNavigation.getState().route).toEqual({ screen: name });
    }
    expect(new Set(railItems.map(({ shortcut }) => shortcut)).size).toBe(railItems.length);
  });

  it('shows its shortcuts on one sheet', async () => {
    await renderApp({ screen: 'currencies' });
    fireEvent.click(await screen.findByRole('button', { name: '? Keyboard shortcuts' }));
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(sheet.textContent).toContain('Find and go anywhere');
    fireEvent.click(within(sheet).getByRole('button', { name: 'Close' }));
  });

  it('keeps names of screens for screen readers when the rail is narrow', async () => {
    await renderApp({ screen: 'overview' });
    fireEvent.click(await screen.findByRole('button', { name: 'Collapse' }));
    expect(screen.getByRole('button', { name: 'Unknown desk 1 unknown' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Expand' }));
  });

  it('tells a failed start in main’s words and tries again', async () => {
    const answer = vi
      .fn()
      .mockReturnValueOnce({
        code: 'storage-failed',
        message: 'The ledger is open in another window. Nothing was sent. Close it and try again.',
        detail: null,
      })
      .mockReturnValue(app);
    await renderApp({ screen: 'overview' }, { 'app.state': answer });
    expect(await screen.findByText('The ledger is open in another window.')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('PRACTICE')).toBeDefined();
  });

  it('keeps standing problems above every screen', async () => {
    const ledgerProblem = 'The disk is full. Free some room and start again.';
    await renderApp({ screen: 'settings' }, { 'app.state': () => ({ ...app, ledgerProblem }) });
    expect(await screen.findByText(ledgerProblem)).toBeDefined();
    expect(screen.getByText('The ledger is not open for writing')).toBeDefined();
  });

  it('shows nothing of one platform while another is read', async () => {
    const bridge = await renderApp({ screen: 'overview' });
    await screen.findByText('2026-11 payroll, first half');
    fireEvent.click(screen.getByRole('button', { name: 'Practice' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Acme EU' }));
    await waitFor(() => {
      expect(bridge.calls.map(({ name }) => name)).toContain('profile.select');
    });
    expect(useNavigation.getState().route).toEqual({ screen: 'overview' });
  });

  it('hears of a batch that moved', async () => {
    const bridge = await renderApp({ screen: 'overview' });
    await screen.findByText('2026-11 payroll, first half');
    const moved = makeBatches().find(({ id }) => id === 'payroll-running');
    if (moved?.run === undefined || moved.run === null) throw new Error('no run in the fixtures');
    const run = { ...moved.run, paid: 13, accepted: 227 };
    act(() => bridge.raise('batch.changed', { ...moved, run }));
    expect(await screen.findByText('13 paid')).toBeDefined();
  });
});

describe('the guard on markup', () => {
  it('lets style text through and refuses anything with a tag', () => {
    expect(refuseTags(':root{--a:1px}')).toBe(':root{--a:1px}');
    expect(() => refuseTags('<img src=x onerror=alert(1)>')).toThrow(TypeError);
  });
});
