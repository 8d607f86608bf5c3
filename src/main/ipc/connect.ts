/** Joins the application to its window, both ways, before the page is loaded. */
import { ipcMain, type WebContents } from 'electron';
import type { App, Log } from '../app.ts';
import { publishEvents } from './publish.ts';
import { registerCalls } from './register.ts';

export function connectWindow(
  app: App,
  contents: WebContents,
  options: { readonly origin: string; readonly log: Log },
): void {
  // The settings library listens on a channel of its own for any page; no page of ours needs it.
  ipcMain.removeAllListeners('electron-store-get-data');
  const ours = { contentsId: contents.id, origin: options.origin };
  registerCalls({ ipcMain, app, ours, log: options.log });
  publishEvents(app, contents);
}
