/**
 * Stands in for the module `electron` where its runtime is missing: the documented behaviour of the calls Purser
 * makes, and a clear refusal of any other. It is never packaged, and nothing in src knows of it.
 */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain as plainIpcMain } from './ipc.ts';
import { Notification } from './notification.ts';
import { only } from './only.ts';
import { powerMonitor, powerSaveBlocker } from './power.ts';
import { protocol, session } from './session.ts';

const ipcMain = only('ipcMain', plainIpcMain);

const Menu = only('Menu', {
  setApplicationMenu: (_menu: unknown) => undefined,
  buildFromTemplate: (template: readonly unknown[]) => ({ items: template }),
});

const shell = only('shell', {
  showItemInFolder: (_path: string) => undefined,
  openExternal: (_url: string) => Promise.reject(new Error('There is no browser to open.')),
});

const nativeTheme = only(
  'nativeTheme',
  Object.assign(new EventEmitter(), {
    themeSource: 'system',
    shouldUseDarkColors: false,
  }),
);

const electron = {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
  shell,
};

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  session,
  shell,
};
const whole: object = only('electron', electron);
// Packages written for CommonJS take the module whole.
export default whole;
