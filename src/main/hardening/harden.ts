/** Every control of the security page that is set on a session or on a page, in one call each. */
import type { App, Session } from 'electron';
import { APP_SCHEME, makeAppProtocol } from './app-protocol.ts';
import { denyForeignRequests, denyNavigation } from './navigation.ts';
import { denyPermissions } from './permissions.ts';

/** How the app's scheme behaves: like https, with an origin of its own. Given before the app is ready. */
export const SCHEME_PRIVILEGES = [
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: false },
  },
];

/** No cache on disk; with a partition that is kept in memory only, a page leaves nothing behind. */
export const SESSION_OPTIONS = { cache: false } as const;

export function hardenSession(session: Session, rendererFolder: string): void {
  session.protocol.handle(APP_SCHEME, makeAppProtocol(rendererFolder));
  denyPermissions(session);
  denyForeignRequests(session);
}

/** Holds every page that will ever be made, not only the one we open. */
export function hardenPages(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents));
}
