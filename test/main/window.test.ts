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
  expect(menuTemplate('linux')).toBeNull();
  expect(menuTemplate('darwin')).toContainEqual({ role: 'editMenu' });
});
