/** Keeps every page where it is: no navigation, no new window, no embedded page, no foreign request. */
import type { Session, WebContents } from 'electron';
import { APP_ORIGIN } from './app-protocol.ts';

export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (details) => details.preventDefault());
  contents.on('will-frame-navigate', (details) => details.preventDefault());
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** True for what the page may ask for: its own files, and images it drew itself. */
export function isOwnRequest(url: string): boolean {
  return url.startsWith(`${APP_ORIGIN}/`) || url.startsWith('data:') || url.startsWith('blob:');
}

/** Behind the content policy: a request to anywhere else is cancelled before it leaves. */
export function denyForeignRequests(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isOwnRequest(details.url) && !details.url.startsWith('devtools:') });
  });
}
