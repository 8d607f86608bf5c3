/** Builds into out/, and knows when the last build still holds. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runTool } from './tools.ts';

const STAMP = join(ROOT, '.cache', 'build-stamp');
const SOURCES = ['src/**/*', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const RESULTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];

/** Names the sources as they are now by path, size and time of change. */
function sourceStamp(): string {
  const hash = createHash('sha256');
  for (const path of globSync(SOURCES, { cwd: ROOT }).toSorted()) {
    const { mtimeMs, size } = statSync(join(ROOT, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isBuilt(stamp: string): boolean {
  if (!RESULTS.every((file) => existsSync(join(ROOT, 'out', file)))) return false;
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;
}

/** Builds; true when it worked. The words of the build go to standard error. */
export async function build(): Promise<boolean> {
  const stamp = sourceStamp();
  const done = await runTool('electron-vite', ['build', '--logLevel', 'warn'], {
    live: true,
    env: { NODE_ENV: 'production' },
  });
  if (done.code !== 0) return false;
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  writeFileSync(STAMP, stamp);
  return true;
}

/** Builds unless the last build was of these very sources. */
export async function buildIfChanged(): Promise<boolean> {
  if (isBuilt(sourceStamp())) return true;
  process.stderr.write('building …\n');
  return build();
}
