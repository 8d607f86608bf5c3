/** Where Electron's runtime is, when it is installed at all. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGE = join(ROOT, 'node_modules', 'electron');

function relativePath(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The program of a packaged application to test (`npm run test-copy`), or null. */
export function packagedPath(): string | null {
  return process.env['PURSER_PACKAGED_APP'] ?? null;
}

/** The runtime's executable, or null. `PURSER_HOST=stand-in` asks for the stand-in all the same. */
export function electronPath(): string | null {
  if (process.env['PURSER_HOST'] === 'stand-in') return null;
  const packaged = packagedPath();
  if (packaged !== null) return packaged;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const path = join(override ?? join(PACKAGE, 'dist'), relativePath());
  if (!existsSync(path)) return null;
  return override !== undefined || existsSync(join(PACKAGE, 'path.txt')) ? path : null;
}

/** The version the project is built for. */
export function electronVersion(): string {
  const manifest = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
