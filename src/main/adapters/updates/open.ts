/** The updater of this copy, if it was built with a release key. */
import { createPublicKey } from 'node:crypto';
import type { UpdateFeed, Updater } from '../../ports/updater.ts';

/** Base64 of the release key's public half (SubjectPublicKeyInfo, DER); empty in a copy built without one. */
declare const __UPDATE_KEY__: string;
/** The feed this copy was built for; empty: none. */
declare const __UPDATE_FEED__: string;

/** Where this copy looks, or why it looks nowhere. Only a packaged copy can replace itself. */
export const feedHere = (isPackaged: boolean): UpdateFeed => {
  if (__UPDATE_KEY__ === '' || !isPackaged) return { kind: 'off', why: 'no-key' };
  if (__UPDATE_FEED__ === '') return { kind: 'off', why: 'no-feed' };
  return { kind: 'feed', url: __UPDATE_FEED__ };
};

/** Loads the update library when it is first needed: no start waits for it. Call only when there is a key. */
export const openUpdater = async (): Promise<Updater> => {
  const der = Buffer.from(__UPDATE_KEY__, 'base64');
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const [{ default: library }, { makeUpdater }] = await Promise.all([
    import('electron-updater'),
    import('./updater.ts'),
  ]);
  return makeUpdater({ library: library.autoUpdater, key, platform: process.platform });
};
