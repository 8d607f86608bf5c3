/**
 * `npm run dist`: packages and installers for this system. `--dir` leaves the unpacked folder only; `--stub` packs every
 * system's folder with a runtime that does not run, where Electron's own cannot be fetched. Whatever was packed is then
 * inspected; a package with a file too many, a fuse unset or a broken archive fails the command.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build as pack, Platform } from 'electron-builder';
import { build } from './building.ts';
import { packagerConfig } from './packaging/config.ts';
import { inspectPackage } from './packaging/inspect.ts';
import { packagedFolders } from './packaging/folders.ts';
import { packStubs } from './packaging/pack-stubs.ts';
import { ROOT } from './tools.ts';

const DIST = join(ROOT, 'dist');

async function packHere(onlyFolder: boolean): Promise<void> {
  const targets = Platform.current().createTarget(onlyFolder ? ['dir'] : []);
  await pack({
    ...(onlyFolder ? { targets } : {}),
    publish: 'never',
    config: packagerConfig(process.env),
  });
}

async function inspectAll(): Promise<boolean> {
  let good = true;
  const folders = await packagedFolders(DIST);
  for (const folder of folders) {
    const report = await inspectPackage(folder);
    process.stdout.write(`${report.lines.join('\n')}\n`);
    good &&= report.problems.length === 0;
  }
  return good && folders.length > 0;
}

const flags = new Set(process.argv.slice(2));
await rm(DIST, { recursive: true, force: true });
if (await build()) {
  await (flags.has('--stub') ? packStubs(DIST) : packHere(flags.has('--dir')));
  process.exitCode = (await inspectAll()) ? 0 : 1;
} else process.exitCode = 1;
