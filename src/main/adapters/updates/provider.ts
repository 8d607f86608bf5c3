/** Gives electron-updater a release only after its signature was found good. */
import type { KeyObject } from 'node:crypto';
import { Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { UpdateRefusal } from '../../ports/updater.ts';
import { feedFile, openEnvelope, type SignedRelease } from './envelope.ts';

/** Carries a refusal through the library, which knows exceptions only. */
export class RefusedUpdate extends Error {
  readonly refusal: UpdateRefusal;

  constructor(refusal: UpdateRefusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

/** Where a release is looked for, and whose signature it must bear. */
export interface SignedFeed {
  readonly feed: URL;
  readonly key: KeyObject;
  readonly platform: string;
}

const toInfo = ({ version, releasedAt, notes, files }: SignedRelease): UpdateInfo => {
  const entries = files.map(({ name, sha512, size }) => ({ url: name, sha512, size }));
  const [first] = entries;
  return {
    version,
    releaseDate: releasedAt,
    releaseNotes: notes,
    files: entries,
    path: first?.url ?? '',
    sha512: first?.sha512 ?? '',
  };
};

class SignedProvider extends Provider<UpdateInfo> {
  readonly #from: SignedFeed;

  constructor(from: SignedFeed, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.#from = from;
  }

  /** The library would send a lasting id of this installation with every request. */
  override setRequestHeaders(): void {
    super.setRequestHeaders(null);
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const { feed, key, platform } = this.#from;
    const text = await this.httpRequest(new URL(feedFile(platform), feed), {
      'cache-control': 'no-cache',
    });
    const release = openEnvelope(text ?? '', key, platform);
    if (!release.ok) throw new RefusedUpdate(release.error);
    return toInfo(release.value);
  }

  resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
    return files.map((info) => ({ url: new URL(info.url, this.#from.feed), info }));
  }
}

type MakeProvider = new (
  options: unknown,
  updater: unknown,
  runtime: ProviderRuntimeOptions,
) => Provider<UpdateInfo>;

/** The provider of one feed, as the library wants it: a class it makes the instance of. */
export const signedProvider = (from: SignedFeed): MakeProvider =>
  class extends SignedProvider {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(from, runtime);
    }
  };
