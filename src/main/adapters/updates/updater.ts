/** electron-updater behind the port: asks only what is signed, fetches only when told, never goes back, never by itself. */
import type { KeyObject } from 'node:crypto';
import { CancellationToken, type AppUpdater, type UpdateInfo } from 'electron-updater';
import { err, ok, type Result } from '#core/result.ts';
import type { Release, UpdateRefusal, Updater } from '../../ports/updater.ts';
import { feedUrl } from './feed-url.ts';
import { RefusedUpdate, signedProvider } from './provider.ts';

interface Parts {
  /** The library's updater for this system. */
  readonly library: AppUpdater;
  readonly key: KeyObject;
  readonly platform: string;
}

/** The library's code for a file whose hash is not the promised one. */
const WRONG_HASH = 'ERR_CHECKSUM_MISMATCH';

const codeOf = (failure: unknown): string =>
  typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : '';

const toRefusal = (failure: unknown, stop?: AbortSignal): UpdateRefusal => {
  if (failure instanceof RefusedUpdate) return failure.refusal;
  const detail = failure instanceof Error ? failure.message : String(failure);
  if (stop?.aborted === true) return { kind: 'stopped', detail };
  return { kind: codeOf(failure) === WRONG_HASH ? 'damaged' : 'unreachable', detail };
};

const toRelease = ({ version, releaseDate, releaseNotes, files }: UpdateInfo): Release => ({
  version,
  notes: typeof releaseNotes === 'string' ? releaseNotes : '',
  releasedAt: releaseDate,
  size: files.length === 1 ? (files[0]?.size ?? null) : null,
});

const setUp = (library: AppUpdater): void => {
  library.autoDownload = false;
  library.autoInstallOnAppQuit = false;
  library.allowDowngrade = false;
  library.allowPrerelease = false;
  library.disableWebInstaller = true;
  library.disableDifferentialDownload = true;
  library.logger = null;
  // Every failure comes back through the promise of its call as well.
  library.on('error', () => undefined);
};

export const makeUpdater = ({ library, key, platform }: Parts): Updater => {
  setUp(library);
  const look = async (text: string): Promise<Result<Release | null, UpdateRefusal>> => {
    const feed = feedUrl(text);
    if (feed === null) return err({ kind: 'unreachable', detail: `Not an address: ${text}` });
    const updateProvider = signedProvider({ feed, key, platform });
    library.setFeedURL({ provider: 'custom', updateProvider });
    try {
      const found = await library.checkForUpdates();
      if (found === null)
        return err({ kind: 'unsupported', detail: 'Not a packaged application.' });
      const release = toRelease(found.updateInfo);
      if (found.isUpdateAvailable) return ok(release);
      if (library.currentVersion.compare(release.version) > 0)
        return err({ kind: 'older', detail: `The feed offers ${release.version}.` });
      return ok(null);
    } catch (failure) {
      return err(toRefusal(failure));
    }
  };
  const fetch: Updater['fetch'] = async (onProgress, stop) => {
    const token = new CancellationToken();
    const cancel = (): void => token.cancel();
    const hear = ({ transferred, total }: { transferred: number; total: number }): void =>
      onProgress(transferred, total);
    stop.addEventListener('abort', cancel);
    library.on('download-progress', hear);
    try {
      await library.downloadUpdate(token);
      return ok(undefined);
    } catch (failure) {
      return err(toRefusal(failure, stop));
    } finally {
      stop.removeEventListener('abort', cancel);
      library.off('download-progress', hear);
    }
  };
  return { look, fetch, install: () => library.quitAndInstall(false, true) };
};
