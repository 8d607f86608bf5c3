/** The packager's whole work but the last step, around runtimes that do not run: what would be installed, looked into. */
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { extractFile } from '@electron/asar';
import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BACKUP_EXTENSION } from '#main/ports/backup.ts';
import { buildIfChanged } from '../../scripts/building.ts';
import { packagerConfig } from '../../scripts/packaging/config.ts';
import { packagedFolders, type PackagedFolder } from '../../scripts/packaging/folders.ts';
import { inspectPackage } from '../../scripts/packaging/inspect.ts';
import { packStubs } from '../../scripts/packaging/pack-stubs.ts';
import { makeTestCopy } from '../../scripts/packaging/test-copy.ts';
import { ROOT } from '../../scripts/tools.ts';

const PACKING_MS = 300_000;
const SYSTEMS = ['linux-unpacked', 'mac', 'mac-arm64', 'win-arm64-unpacked', 'win-unpacked'];

let dist = '';
let folders: readonly PackagedFolder[] = [];

beforeAll(async () => {
  expect(await buildIfChanged()).toBe(true);
  dist = await mkdtemp(join(tmpdir(), 'purser-dist-'));
  await packStubs(dist);
  folders = await packagedFolders(dist);
}, PACKING_MS);

afterAll(() => rm(dist, { recursive: true, force: true }));

const folder = (name: string): PackagedFolder => {
  const found = folders.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name} was not packed`);
  return found;
};

/** A copy to be spoiled. */
const copyOf = async (name: string): Promise<PackagedFolder> => {
  const spoiled = join(dist, 'spoiled');
  await rm(spoiled, { recursive: true, force: true });
  await cp(folder(name).root, join(spoiled, name), { recursive: true, verbatimSymlinks: true });
  const [copy] = await packagedFolders(spoiled);
  if (copy === undefined) throw new Error('no copy');
  return copy;
};

const Manifest = z.object({ version: z.string(), main: z.string() });

describe('A package for every system', () => {
  test('C19 S: every package has the checked-in fuses, and only the built console inside', async () => {
    expect(folders.map(({ name }) => name)).toEqual(SYSTEMS);
    for (const each of folders) {
      const { problems, files } = await inspectPackage(each);
      expect(problems).toEqual([]);
      expect(files.filter((file) => /test|standin|\.ts$|\.map$/.test(file))).toEqual([]);
    }
  });

  test('carries the one version of package.json', async () => {
    const { version } = Manifest.parse(
      JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')),
    );
    for (const { resources } of folders) {
      const packed = extractFile(join(resources, 'app.asar'), 'package.json').toString('utf8');
      expect(Manifest.parse(JSON.parse(packed))).toEqual({ version, main: './out/main/index.js' });
    }
    const plist = await readFile(join(folder('mac').program, 'Contents', 'Info.plist'), 'utf8');
    expect(plist).toContain(
      `<key>CFBundleShortVersionString</key>\n    <string>${version}</string>`,
    );
    const program = NtExecutable.from(await readFile(folder('win-unpacked').program));
    const [info] = Resource.VersionInfo.fromEntries(NtExecutableResource.from(program).entries);
    const [language] = info?.getAllLanguagesForStringValues() ?? [];
    expect(language && info?.getStringValues(language)).toMatchObject({
      ProductName: 'Purser',
      FileVersion: version,
    });
  });
});

describe('A backup', () => {
  test('is opened with Purser on a Mac, by the property list of the packed program', async () => {
    const plist = await readFile(join(folder('mac').program, 'Contents', 'Info.plist'), 'utf8');
    const types = plist.slice(plist.indexOf('<key>CFBundleDocumentTypes</key>'));
    expect(types).toMatch(/<key>CFBundleTypeExtensions<\/key>\s*<array>\s*<string>purser-backup</);
    expect(types).toMatch(/<key>CFBundleTypeRole<\/key>\s*<string>Viewer</);
  });

  test('is named, with its type, to whoever makes the installers of the other systems', () => {
    expect(packagerConfig({}).fileAssociations).toEqual([
      expect.objectContaining({
        ext: BACKUP_EXTENSION,
        mimeType: 'application/vnd.purser.backup',
      }),
    ]);
  });
});

const inspectorFuse = async (program: string): Promise<unknown> =>
  (await getCurrentFuseWire(program))[FuseV1Options.EnableNodeCliInspectArguments];

/** Overwrites the first occurrence of some text in a file with another of the same length. */
const overwrite = async (path: string, text: string, by: string): Promise<void> => {
  const content = await readFile(path);
  const at = content.indexOf(text);
  expect(at).toBeGreaterThan(0);
  content.write(by, at);
  await writeFile(path, content);
};

const problemsOf = async (copy: PackagedFolder): Promise<readonly string[]> =>
  (await inspectPackage(copy)).problems;

describe('A copy for tests', () => {
  test('lets the inspector in and is otherwise what ships, while what ships keeps it out', async () => {
    for (const name of ['linux-unpacked', 'win-unpacked', 'mac-arm64']) {
      const packed = folder(name);
      const target = join(dist, 'test-copy');
      const program = await makeTestCopy(packed, target);
      const bundle = packed.platform === 'darwin' ? join(target, 'Purser.app') : program;
      expect(await inspectorFuse(bundle)).toBe(FuseState.ENABLE);
      expect(await inspectorFuse(packed.program)).toBe(FuseState.DISABLE);
      expect(existsSync(program)).toBe(true);
      const resources = relative(packed.root, packed.resources);
      const copied = await readFile(join(target, resources, 'app.asar'));
      expect(copied.equals(await readFile(join(packed.resources, 'app.asar')))).toBe(true);
    }
  });
});

describe('An inspection sees', () => {
  test('C21 S: a byte changed in a packed file is seen', async () => {
    const copy = await copyOf('linux-unpacked');
    await overwrite(join(copy.resources, 'app.asar'), 'contextBridge', 'contextBridgE');
    expect(await problemsOf(copy)).toEqual([
      'is not the file that was packed: out/preload/index.cjs',
    ]);
  });

  test('C21 S: an archive other than the one whose hash the Windows or macOS program holds is seen', async () => {
    for (const name of ['win-unpacked', 'mac-arm64']) {
      const copy = await copyOf(name);
      await overwrite(
        join(copy.resources, 'app.asar'),
        '"blockSize":4194304',
        '"blockSize":4194305',
      );
      expect(await problemsOf(copy)).toContain('the recorded hash of app.asar is not its hash');
    }
  });

  test('C19 S: a fuse of a packed program that was burnt the other way is seen', async () => {
    for (const name of ['linux-unpacked', 'win-unpacked', 'mac']) {
      const copy = await copyOf(name);
      await flipFuses(copy.program, { version: FuseVersion.V1, [FuseV1Options.RunAsNode]: true });
      expect(await problemsOf(copy)).toEqual([expect.stringContaining('fuse RunAsNode')]);
    }
  });

  test('a sample or the keychain module that is missing, or is made for another system', async () => {
    const copy = await copyOf('win-unpacked');
    await rm(join(copy.resources, 'samples', 'template.csv'));
    await rm(join(copy.resources, 'app.asar.unpacked'), { recursive: true });
    const problems = await problemsOf({ ...copy, arch: 'arm64' });
    expect(problems).toContain('missing beside the archive: samples/template.csv');
    expect(problems).toContain(
      'made for another system: node_modules/keytar/prebuilds/win32-x64/keytar.node',
    );
  });
});
