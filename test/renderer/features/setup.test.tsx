// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { useNavigation } from '#renderer/app/navigation.ts';
import { liveProfile, makeApp, makeOverview } from '../fixtures/app.ts';
import { makeSetup } from '../fixtures/setup.ts';
import { renderApp } from '../render.tsx';

const at = '2026-11-25T09:00:00.000Z';
const proved = { state: 'proved', at } as const;
const upToKey = { keychain: proved, platform: { state: 'entered' } } as const;

const steps = async (): Promise<readonly HTMLElement[]> =>
  within(await screen.findByRole('list', { name: 'Steps of the set-up' })).getAllByRole('listitem');
const nth = async (number: number): Promise<HTMLElement> => {
  const found = (await steps())[number - 1];
  if (found === undefined) throw new Error(`there is no step ${number}`);
  return found;
};

describe('the guided set-up', () => {
  it('is begun from the settings and asks for the platform first, once the keychain is proved', async () => {
    await renderApp(
      { screen: 'settings' },
      { 'setup.get': ({ profileId }) => makeSetup(profileId, { keychain: proved }) },
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Add a live platform' }));
    expect((await nth(1)).textContent).toContain('Proved');
    const second = await nth(2);
    expect(within(second).getByRole('textbox', { name: 'Platform id' })).toBeDefined();
    expect((await nth(3)).textContent).toContain('Not yet');
    expect(within(await nth(3)).queryByRole('button')).toBeNull();
  });

  it('names what is wrong with a platform before anything is sent, then leads on to its key', async () => {
    const bridge = await renderApp(
      { screen: 'setup', profileId: null },
      {
        'setup.get': ({ profileId }) =>
          makeSetup(profileId, profileId === null ? { keychain: proved } : upToKey),
      },
    );
    const second = await nth(2);
    fireEvent.click(within(second).getByRole('button', { name: 'Save platform' }));
    expect(
      await within(second).findByText('A whole number from 1, as in your gateway account.'),
    ).toBeDefined();
    expect(bridge.calls.map(({ name }) => name)).not.toContain('profile.save');
    fireEvent.change(within(second).getByLabelText('Name'), { target: { value: 'Acme US' } });
    fireEvent.change(within(second).getByLabelText('Platform id'), { target: { value: '77' } });
    fireEvent.click(within(second).getByRole('button', { name: 'Save platform' }));
    expect(await screen.findByLabelText('API key')).toBeDefined();
    expect((await nth(3)).contains(screen.getByLabelText('API key'))).toBe(true);
    expect(document.activeElement?.textContent).toBe('Its API key');
  });

  it('tests a key as soon as it is saved, and goes on to the next step with the keyboard', async () => {
    const bridge = await renderApp(
      { screen: 'setup', profileId: 'acme-eu' },
      {
        'setup.get': ({ profileId }) => makeSetup(profileId, upToKey),
        'setup.prove': ({ profileId }) => makeSetup(profileId, { ...upToKey, key: proved }),
      },
    );
    const third = await nth(3);
    fireEvent.click(within(third).getByRole('button', { name: 'Use another key' }));
    fireEvent.change(within(third).getByLabelText('API key'), { target: { value: 'key-of-test' } });
    fireEvent.click(within(third).getByRole('button', { name: 'Save and test the key' }));
    await waitFor(() => {
      expect(bridge.calls.map(({ name }) => name)).toContain('setup.prove');
    });
    await waitFor(() => {
      expect(document.activeElement?.textContent).toBe('The allow-list of the gateway');
    });
    expect(document.documentElement.outerHTML).not.toContain('key-of-test');
  });

  it('says of a failed step what happened and the way out', async () => {
    const says = 'The gateway refused the request: "no". Check the key and the platform id.';
    await renderApp(
      { screen: 'setup', profileId: 'acme-eu' },
      {
        'setup.get': ({ profileId }) =>
          makeSetup(profileId, { ...upToKey, key: { state: 'failed', at, says } }),
      },
    );
    const third = await nth(3);
    expect(within(third).getByRole('alert').textContent).toBe(says);
    expect(third.textContent).toContain('Failed');
    expect(within(third).getByRole('button', { name: 'Test the key again' })).toBeDefined();
  });

  it('does not call the allow-list proved because somebody said so', async () => {
    await renderApp(
      { screen: 'setup', profileId: 'acme-eu' },
      {
        'setup.get': ({ profileId }) =>
          makeSetup(profileId, { ...upToKey, key: proved, list: { state: 'said', at } }),
      },
    );
    const fourth = await nth(4);
    expect(fourth.textContent).toContain('Said by you, not proved');
    expect(fourth.textContent).toContain('Only the first payout proves it');
    const fifth = await nth(5);
    expect(within(fifth).getByRole('button', { name: /small payout/ })).toBeDefined();
  });

  it('leads to the small payout', async () => {
    await renderApp(
      { screen: 'setup', profileId: 'acme-eu' },
      {
        'setup.get': ({ profileId }) =>
          makeSetup(profileId, { ...upToKey, key: proved, list: { state: 'said', at } }),
      },
    );
    fireEvent.click(within(await nth(5)).getByRole('button', { name: /small payout/ }));
    await waitFor(() => {
      expect(useNavigation.getState().route).toEqual({ screen: 'new-payout', first: true });
    });
  });
});

describe('the overview of a live platform', () => {
  const empty = {
    'batch.list': () => [],
    'overview.get': () => ({ ...makeOverview(), attention: [], runs: [] }),
  };

  it('offers no practice payouts, which would be paid with real money', async () => {
    const app = { ...makeApp(), profile: liveProfile, lookupProof: null };
    await renderApp({ screen: 'overview' }, { ...empty, 'app.state': () => app });
    fireEvent.click(await screen.findByRole('button', { name: 'Go on with the set-up' }));
    expect(useNavigation.getState().route).toMatchObject({ profileId: liveProfile.id });
    expect(screen.queryByRole('button', { name: 'Open three practice payouts' })).toBeNull();
  });

  it('offers them in practice', async () => {
    await renderApp({ screen: 'overview' }, empty);
    expect(
      await screen.findByRole('button', { name: 'Open three practice payouts' }),
    ).toBeDefined();
  });
});
