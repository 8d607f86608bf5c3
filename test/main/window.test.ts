import { expect, test, vi } from 'vitest';
import { menuTemplate, windowOptions } from '#main/window.ts';

vi.mock('electron', () => ({ BrowserWindow: vi.fn() }));

const preferences = windowOptions('/preload.cjs', true).webPreferences;

test('C2 U: Node is off in the page, in its workers and in its frames', () => {
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
  });
});

test('C3 U: the page and the preload are isolated from each other', () => {
  expect(preferences?.contextIsolation).toBe(true);
});

test('C4 U: the page is sandboxed', () => {
  expect(preferences?.sandbox).toBe(true);
});

test('C11 U: webviews are off', () => {
  expect(preferences?.webviewTag).toBe(false);
});

test('C14 U: a click with the middle button opens nothing', () => {
  expect(preferences?.disableBlinkFeatures).toBe('Auxclick');
});

test('C22 U: a packaged app has no tools for developers', () => {
  expect(preferences?.devTools).toBe(false);
});

test('the preferences of the page are these and no others', () => {
  expect(preferences).toEqual({
    preload: '/preload.cjs',
    partition: 'purser',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    devTools: false,
    disableBlinkFeatures: 'Auxclick',
    spellcheck: false,
  });
});

test('the tools for developers open only where the app is run from its sources', () => {
  expect(windowOptions('/preload.cjs', false).webPreferences?.devTools).toBe(true);
});

test('there is a menu only where the system takes copy and paste from it', () => {
  const nothing = (): void => undefined;
  expect(menuTemplate('linux', nothing)).toBeNull();
  expect(menuTemplate('darwin', nothing)).toContainEqual({ role: 'editMenu' });
});

test('the Help menu of the system asks to verify the ledger', () => {
  const asked = vi.fn();
  const help = menuTemplate('darwin', asked)?.find(({ role }) => role === 'help');
  const [item] = Array.isArray(help?.submenu) ? help.submenu : [];
  expect(item?.label).toBe('Verify This Ledger');
  expect(item?.click).toBe(asked);
});
