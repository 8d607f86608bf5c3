/**
 * `npm run release-files -- FOLDER`: writes SHA256SUMS and, with the release key in PURSER_UPDATE_PRIVATE_KEY (base64 of its
 * PKCS #8 form), the signed feed beside the installers in FOLDER.
 */
import { createPrivateKey } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { feedFile } from '#main/adapters/updates/envelope.ts';
import { checksums, notesOf, signedFeed, type FeedPlatform } from './packaging/release-files.ts';
import { ROOT } from './tools.ts';

const PLATFORMS: readonly FeedPlatform[] = ['win32', 'darwin', 'linux'];
const Manifest = z.object({ version: z.string() });

async function writeFeed(folder: string, privateKey: string): Promise<void> {
  const der = Buffer.from(privateKey, 'base64');
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const manifest = await readFile(join(ROOT, 'package.json'), 'utf8');
  const { version } = Manifest.parse(JSON.parse(manifest));
  const notes = notesOf(await readFile(join(ROOT, 'CHANGELOG.md'), 'utf8'), version);
  const facts = { version, notes, releasedAt: new Date().toISOString(), key };
  for (const platform of PLATFORMS) {
    const text = await signedFeed(folder, platform, facts);
    if (text !== null) await writeFile(join(folder, feedFile(platform)), text);
    console.log(`${platform}: ${text === null ? 'nothing to update from' : feedFile(platform)}`);
  }
}

const [given] = process.argv.slice(2);
if (given === undefined) {
  process.stderr.write('Name the folder with the installers: npm run release-files -- dist\n');
  process.exitCode = 1;
} else {
  const folder = resolve(given);
  await writeFile(join(folder, 'SHA256SUMS'), await checksums(folder));
  const key = process.env['PURSER_UPDATE_PRIVATE_KEY'] ?? '';
  if (key === '') console.log('No release key is set: no feed was written.');
  else await writeFeed(folder, key);
}
