/** Joins the application to its window, both ways, before the page is loaded. */
import { ipcMain, type WebContents } from 'electron';
import type { App } from '../app.ts';
import type { Log } from '../ports/log.ts';
import { publishEvents } from './publish.ts';
import { registerCalls } from './register.ts';

/** Calls made before the application is composed wait for it; rejects when it cannot be composed. */
export async function connectWindow(
  app: Promise<App>,
  contents: WebContents,
  options: { readonly origin: string; readonly log: Log },
): Promise<void> {
  const ours = { contentsId: contents.id, origin: options.origin };
  registerCalls({ ipcMain, app, ours, log: options.log });
  publishEvents(await app, contents);
  // The settings library listens on a channel of its own for any page; no page of ours needs it.
  ipcMain.removeAllListeners('electron-store-get-data');
}
