/** What a release consists of beside its installers: the signed feed that running copies ask, and checksums. */
import { createHash, sign, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export type FeedPlatform = 'win32' | 'darwin' | 'linux';

/** By its name, the system whose copies fetch a file; null for what nobody updates from. */
export function platformOf(name: string): FeedPlatform | null {
  if (/-setup-(x64|arm64)\.exe$/.test(name)) return 'win32';
  if (/-mac-(x64|arm64)\.zip$/.test(name)) return 'darwin';
  return /-linux-(x64|x86_64|arm64)\.AppImage$/.test(name) ? 'linux' : null;
}

/** Installers and archives, by name. */
export async function releaseFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => /\.(exe|zip|dmg|AppImage|deb)$/.test(name)).toSorted();
}

export async function hashOf(path: string, algorithm: 'sha256' | 'sha512'): Promise<Buffer> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest();
}

/** `sha256sum`'s own form, which it can check. */
export async function checksums(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const name of await releaseFiles(folder)) {
    const hash = await hashOf(join(folder, name), 'sha256');
    lines.push(`${hash.toString('hex')}  ${name}`);
  }
  return `${lines.join('\n')}\n`;
}

export interface ReleaseFacts {
  readonly version: string;
  readonly notes: string;
  /** ISO date. */
  readonly releasedAt: string;
  /** Ed25519. */
  readonly key: KeyObject;
}

/** The feed's file for one system as text; null when the folder holds nothing for it. */
export async function signedFeed(
  folder: string,
  platform: FeedPlatform,
  { key, ...facts }: ReleaseFacts,
): Promise<string | null> {
  const names = (await releaseFiles(folder)).filter((name) => platformOf(name) === platform);
  if (names.length === 0) return null;
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const sha512 = (await hashOf(path, 'sha512')).toString('base64');
      return { name, sha512, size: (await stat(path)).size };
    }),
  );
  const payload = JSON.stringify({ product: 'purser', platform, ...facts, files });
  const signature = sign(null, Buffer.from(payload, 'utf8'), key).toString('base64');
  return `${JSON.stringify({ payload, signature })}\n`;
}

/** The part of the changelog about one version, without its heading; empty when there is none. */
export function notesOf(changelog: string, version: string): string {
  const [, after = ''] = changelog.split(`\n## ${version}`);
  const [section = ''] = after.split('\n## ');
  return section.slice(section.indexOf('\n') + 1).trim();
}
