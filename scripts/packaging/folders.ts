/** Finds the unpacked applications that a packaging run left behind. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

export type PackagedPlatform = 'linux' | 'win32' | 'darwin';

/** One unpacked application and where its parts are. */
export interface PackagedFolder {
  readonly name: string;
  readonly platform: PackagedPlatform;
  readonly arch: 'x64' | 'arm64';
  /** The folder as packed, with everything that will be installed. */
  readonly root: string;
  /** Holds `app.asar`. */
  readonly resources: string;
  /** What the fuse tools take: the executable, or the bundle on macOS. */
  readonly program: string;
}

/** electron-builder's own names for its folders. */
const FOLDER = /^(?<system>linux|win|mac)(?:-(?<arch>arm64))?(?:-unpacked)?$/;

function describe(dist: string, name: string): PackagedFolder | null {
  const match = FOLDER.exec(name);
  if (match === null) return null;
  const root = join(dist, name);
  const arch = match.groups?.['arch'] === 'arm64' ? 'arm64' : 'x64';
  switch (match.groups?.['system']) {
    case 'mac': {
      const program = join(root, 'Purser.app');
      const resources = join(program, 'Contents', 'Resources');
      return { name, platform: 'darwin', arch, root, resources, program };
    }
    case 'win': {
      const program = join(root, 'Purser.exe');
      return { name, platform: 'win32', arch, root, resources: join(root, 'resources'), program };
    }
    default: {
      const program = join(root, 'purser');
      return { name, platform: 'linux', arch, root, resources: join(root, 'resources'), program };
    }
  }
}

export async function packagedFolders(dist: string): Promise<readonly PackagedFolder[]> {
  const entries = await readdir(dist, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => describe(dist, entry.name))
    .filter((folder) => folder !== null)
    .toSorted((one, other) => one.name.localeCompare(other.name));
}
