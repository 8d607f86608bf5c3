import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSettings } from '#main/adapters/settings.ts';
import type { Profile } from '#main/ports/host.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purser-settings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const practice: Profile = {
  id: 'practice',
  kind: 'practice',
  name: 'Practice',
  color: '#b7791f',
  platformId: 50,
  gatewayUrl: 'http://127.0.0.1:4010',
};
const live: Profile = {
  id: 'a1',
  kind: 'live',
  name: 'Payroll',
  color: '#2f855a',
  platformId: 7,
  gatewayUrl: 'https://api.passimpay.io',
};
const openNow = (change: Partial<Profile> = {}) =>
  openSettings({ folder, version: '0.1.0', practice: { ...practice, ...change } });

describe('settings', () => {
  test('begin with the practice profile and plain preferences', async () => {
    const settings = await openNow();
    expect(settings.profiles()).toEqual([practice]);
    expect(settings.preferences()).toEqual({
      theme: 'system',
      language: 'en',
      operator: '',
      activeProfile: 'practice',
    });
    expect(settings.problem).toBeNull();
  });

  test('survive a restart', async () => {
    const before = await openNow();
    before.savePreferences({ theme: 'dark', operator: 'Ada' });
    before.saveProfile(live);
    const after = await openNow();
    expect(after.preferences()).toMatchObject({ theme: 'dark', operator: 'Ada', language: 'en' });
    expect(after.profiles()).toEqual([practice, live]);
  });

  test('change and remove one profile and leave the others', async () => {
    const settings = await openNow();
    settings.saveProfile(live);
    settings.saveProfile({ ...live, id: 'b2', name: 'Second' });
    settings.saveProfile({ ...live, name: 'Renamed' });
    expect(settings.profiles().map(({ name }) => name)).toEqual(['Practice', 'Renamed', 'Second']);
    settings.removeProfile('a1');
    expect(settings.profiles().map(({ id }) => id)).toEqual(['practice', 'b2']);
  });

  test('never lose the practice profile nor point it elsewhere', async () => {
    const settings = await openNow();
    settings.saveProfile({ ...practice, name: 'Training', gatewayUrl: 'https://api.passimpay.io' });
    expect(settings.profiles()).toEqual([{ ...practice, name: 'Training' }]);
    settings.removeProfile('practice');
    expect(settings.profiles()).toEqual([practice]);
    const moved = await openNow({ gatewayUrl: 'http://127.0.0.1:5050' });
    expect(moved.profiles()[0]?.gatewayUrl).toBe('http://127.0.0.1:5050');
  });

  test('refuse what does not fit their schema', async () => {
    const settings = await openNow();
    const wrong = { ...live, platformId: 0 };
    expect(() => settings.saveProfile(wrong)).toThrow('platformId');
    expect(settings.profiles()).toEqual([practice]);
  });

  test.each([
    ['text that is no JSON', '{"preferences":'],
    ['values out of the schema', '{"preferences":{"theme":"pink"},"profiles":3}'],
  ])('start anew beside a file with %s, and keep that file', async (_name, content) => {
    writeFileSync(join(folder, 'settings.json'), content);
    const settings = await openNow();
    expect(settings.profiles()).toEqual([practice]);
    expect(settings.preferences().theme).toBe('system');
    expect(settings.problem).toContain('settings.unreadable.json');
    expect(readFileSync(join(folder, 'settings.unreadable.json'), 'utf8')).toBe(content);
    expect((await openNow()).problem).toBeNull();
  });

  test('are one file in the folder they were given', async () => {
    const settings = await openNow();
    settings.savePreferences({ theme: 'light' });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(existsSync(join(folder, 'config.json'))).toBe(false);
  });
});
