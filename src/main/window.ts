/** The one window: sandboxed, isolated, without a memory on disk. */
import {
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type MenuItemConstructorOptions,
} from 'electron';

/** No `persist:` before the name, so that nothing of the page is kept on disk. */
export const PARTITION = 'purser';

/** Everything that decides how safe and how large the window is. */
export function windowOptions(preload: string, packaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Purser',
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      partition: PARTITION,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      devTools: !packaged,
      disableBlinkFeatures: 'Auxclick',
      spellcheck: false,
    },
  };
}

/** Makes the window, empty and hidden; it shows itself once its page has been drawn. */
export function makeWindow(preload: string, packaged: boolean): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preload, packaged));
  window.once('ready-to-show', () => window.show());
  return window;
}

export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** The application menu: none but where the system takes copy, paste and quit from it. */
export function menuTemplate(
  platform: string,
  onVerify: () => void,
): readonly MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  const verify = { label: 'Verify This Ledger', click: onVerify };
  return [
    { role: 'appMenu' },
    { role: 'editMenu' },
    { role: 'windowMenu' },
    { role: 'help', submenu: [verify] },
  ];
}
