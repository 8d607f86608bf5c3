/** The least program with a window on the same host: the same scheme, headers and window, one page with one button. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, protocol, session } from 'electron';
import { APP_PAGE } from '#main/hardening/app-protocol.ts';
import { hardenSession, SCHEME_PRIVILEGES } from '#main/hardening/harden.ts';
import { PARTITION, windowOptions } from '#main/window.ts';

const folder = mkdtempSync(join(tmpdir(), 'purser-empty-'));
const preload = join(folder, 'preload.cjs');
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><html><head><title>Empty</title></head><body><button>Ready</button></body></html>',
);
writeFileSync(preload, '');

protocol.registerSchemesAsPrivileged(SCHEME_PRIVILEGES);
await app.whenReady();
hardenSession(session.fromPartition(PARTITION, { cache: false }), folder);
const window = new BrowserWindow(windowOptions(preload, false));
window.once('ready-to-show', () => window.show());
await window.loadURL(APP_PAGE);
