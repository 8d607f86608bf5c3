import { expect, test, vi } from 'vitest';
import { menuTemplate, windowOptions } from '#main/window.ts';

vi.mock('electron', () => ({ BrowserWindow: vi.fn() }));

test('the page is sandboxed, isolated, without Node, webview or memory on disk', () => {
  expect(windowOptions('/preload.cjs', true).webPreferences).toEqual({
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
