/**
 * Folders laid out like Electron's, with nothing in them that runs: what the packager needs to do its whole work where the
 * runtime cannot be fetched. The executables carry a fuse wire, and on Windows a resource section, so that fuses and
 * archive integrity are really written and can be read back.
 */
import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

export type StubPlatform = 'linux' | 'win32' | 'darwin';

/** The mark in Electron's binaries before the fuses, one version byte, one length byte and a character a fuse. */
const FUSE_WIRE = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100010'),
]);
const STUB = Buffer.concat([
  Buffer.from(
    '#!/bin/sh\necho "This package was made with a stub runtime and does not run." >&2\nexit 1\n',
  ),
  FUSE_WIRE,
]);
const PERMITTED = 0o755;

/** US English in Unicode, as Electron's own resource has it. */
const ENGLISH = { lang: 1033, codepage: 1200 };

async function put(path: string, content: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

async function putProgram(path: string): Promise<void> {
  await put(path, STUB);
  await chmod(path, PERMITTED);
}

/** A Windows executable without code, with the version resource that the packager edits; the wire stands behind it. */
function windowsProgram(): Buffer {
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues(ENGLISH, { ProductName: 'Electron', FileDescription: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  program.setExtraData(new Uint8Array(FUSE_WIRE).buffer);
  return Buffer.from(program.generate());
}

function plist(executable: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><dict>',
    `<key>CFBundleExecutable</key><string>${executable}</string>`,
    '<key>CFBundleIdentifier</key><string>com.github.Electron</string>',
    '<key>CFBundlePackageType</key><string>APPL</string>',
    '</dict></plist>',
    '',
  ].join('\n');
}

async function putMacApp(folder: string, name: string): Promise<void> {
  await put(join(folder, `${name}.app`, 'Contents', 'Info.plist'), plist(name));
  await putProgram(join(folder, `${name}.app`, 'Contents', 'MacOS', name));
}

const HELPERS = ['Helper', 'Helper (Renderer)', 'Helper (Plugin)', 'Helper (GPU)'];

/** A framework keeps its content in a version folder and points at it. */
async function makeFramework(folder: string): Promise<void> {
  const content = join(folder, 'Versions', 'A');
  await putProgram(join(content, 'Electron Framework'));
  await put(join(content, 'Resources', 'en.lproj', 'locale.pak'), '');
  await put(join(content, 'Resources', 'de.lproj', 'locale.pak'), '');
  await symlink('A', join(folder, 'Versions', 'Current'));
  for (const name of ['Electron Framework', 'Resources'])
    await symlink(join('Versions', 'Current', name), join(folder, name));
}

async function makeMac(folder: string): Promise<void> {
  await putMacApp(folder, 'Electron');
  const contents = join(folder, 'Electron.app', 'Contents');
  await put(join(contents, 'Resources', 'electron.icns'), '');
  const frameworks = join(contents, 'Frameworks');
  await makeFramework(join(frameworks, 'Electron Framework.framework'));
  for (const helper of HELPERS) await putMacApp(frameworks, `Electron ${helper}`);
}

async function makeFlat(folder: string, platform: 'linux' | 'win32'): Promise<void> {
  await put(join(folder, 'locales', 'en-US.pak'), '');
  await put(join(folder, 'locales', 'de.pak'), '');
  await put(join(folder, 'v8_context_snapshot.bin'), '');
  if (platform === 'win32') await put(join(folder, 'electron.exe'), windowsProgram());
  else
    await Promise.all(['electron', 'chrome-sandbox'].map((name) => putProgram(join(folder, name))));
}

/** Writes the stub of one system's runtime into `folder`, which is emptied first. */
export async function makeStubRuntime(
  folder: string,
  runtime: { readonly platform: StubPlatform; readonly version: string },
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await put(join(folder, 'version'), runtime.version);
  await put(
    join(folder, 'LICENSE'),
    'A stub of Electron; see scripts/packaging/stub-runtime.ts.\n',
  );
  if (runtime.platform === 'darwin') await makeMac(folder);
  else await makeFlat(folder, runtime.platform);
}
