/** Fetches Electron's runtime once where it is missing, and remembers when that is not possible. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { electronPath, electronVersion } from '#test/e2e/host/electron-path.ts';
import { ROOT, run } from './tools.ts';

const LIMIT_SECONDS = 180;

/** There is one such file for each version, so that a new version is tried anew. */
function failureNote(): string {
  return join(ROOT, '.cache', `electron-${electronVersion()}-not-fetched`);
}

/**
 * The runtime's path, fetched when it is missing; null when it cannot be had. After a failure it is tried again only
 * with `retry`, so that every later start is quick.
 */
export async function ensureElectron(retry: boolean): Promise<string | null> {
  const note = failureNote();
  if (retry) rmSync(note, { force: true });
  const installed = electronPath();
  if (installed !== null) return installed;
  if (process.env['PURSER_HOST'] === 'stand-in' || existsSync(note)) return null;
  process.stderr.write(`Fetching Electron's runtime (at most ${LIMIT_SECONDS} s) …\n`);
  const installer = join(ROOT, 'node_modules', 'electron', 'install.js');
  const done = await run([process.execPath, installer], { limitMs: LIMIT_SECONDS * 1_000 });
  const fetched = electronPath();
  if (fetched === null) {
    mkdirSync(dirname(note), { recursive: true });
    writeFileSync(note, `${done.output.trim()}\n`);
  }
  return fetched;
}
