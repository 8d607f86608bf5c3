/**
 * A copy of a packaged application that a test may drive. What is shipped refuses to be driven: its fuses shut the inspector
 * out, and it ends when a debugging port is asked for. In the copy the one fuse is set and the program is called what the
 * runtime calls itself in development; archive, resources and all other fuses are those that ship.
 */
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { PackagedFolder } from './folders.ts';

/** The name by which the runtime knows that it is not packaged. */
const DEVELOPMENT = { linux: 'electron', win32: 'electron.exe', darwin: 'Electron' } as const;

async function openMac(bundle: string): Promise<string> {
  const contents = join(bundle, 'Contents');
  const plist = join(contents, 'Info.plist');
  const text = await readFile(plist, 'utf8');
  const name = /<key>CFBundleExecutable<\/key>\s*<string>(?<name>[^<]+)</.exec(text)?.groups?.[
    'name'
  ];
  if (name === undefined) throw new Error(`${plist} names no program.`);
  const program = join(contents, 'MacOS', DEVELOPMENT.darwin);
  await rename(join(contents, 'MacOS', name), program);
  const renamed = text.replace(
    /(<key>CFBundleExecutable<\/key>\s*<string>)[^<]+/,
    `$1${DEVELOPMENT.darwin}`,
  );
  await writeFile(plist, renamed);
  return program;
}

async function setInspector(program: string): Promise<void> {
  await flipFuses(program, {
    version: FuseVersion.V1,
    // macOS runs nothing whose signature no longer fits; an ad-hoc one is enough for a test.
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Makes the copy in `target` and answers the path of its program. */
export async function makeTestCopy(folder: PackagedFolder, target: string): Promise<string> {
  await rm(target, { recursive: true, force: true });
  await cp(folder.root, target, { recursive: true, verbatimSymlinks: true });
  const copied = join(target, relative(folder.root, folder.program));
  if (folder.platform === 'darwin') {
    await setInspector(copied);
    return openMac(copied);
  }
  const program = join(target, DEVELOPMENT[folder.platform]);
  if (basename(copied) !== basename(program)) await rename(copied, program);
  await setInspector(program);
  return program;
}
