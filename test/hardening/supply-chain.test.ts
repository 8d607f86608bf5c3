/** What comes from elsewhere is pinned, few, and runs nothing while it is installed. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electronProblem, LONGEST_DAYS, release } from '../../scripts/controls/electron-release.ts';
import { ROOT } from '../../scripts/tools.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, Locked & Partial<Manifest>>>;
};
const { dependencies, devDependencies, optionalDependencies } = manifest;
const locked = Object.entries(lock.packages).filter(([path]) => path !== '');

test('C30 S: every package of the lockfile has its checksum and comes from the registry', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(locked.length).toBeGreaterThan(100);
  const loose = locked.filter(
    ([, { integrity, resolved, link }]) =>
      link === true ||
      !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ||
      !/^(?:https:\/\/registry\.npmjs\.org\/|$)/.test(resolved ?? ''),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('C30 S: every direct dependency has an exact version, and the lockfile agrees', () => {
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const exact = /^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
  expect(Object.entries(all).filter(([, version]) => !exact.test(version))).toEqual([]);
  const root = lock.packages[''];
  expect(root).toMatchObject({ dependencies, devDependencies, optionalDependencies });
});

test('C30 S: at most 25 direct dependencies are in production', () => {
  expect(Object.keys(dependencies).length).toBeLessThanOrEqual(25);
});

test('C30 S: no install script runs, and versions are saved exactly', () => {
  const set = new Map(
    read('.npmrc')
      .split('\n')
      .filter((line) => line.includes('=') && !line.startsWith(';'))
      .map((line) => line.split('=', 2) as [string, string]),
  );
  expect(Object.fromEntries(set)).toMatchObject({
    'ignore-scripts': 'true',
    'save-exact': 'true',
  });
});

/** What may run in the window beside the sources: the component library, React, and their kin. */
const IN_THE_WINDOW = [
  '@fontsource/ibm-plex-mono',
  '@fontsource/ibm-plex-sans',
  '@mantine/core',
  '@mantine/hooks',
  '@mantine/notifications',
  '@mantine/spotlight',
  'i18next',
  'qr',
  'react',
  'react-dom',
  'react-i18next',
  'recharts',
  'zustand',
];

test('C30 S: the window imports the libraries of its list and no others', () => {
  const imported = globSync('src/renderer/**/*.{ts,tsx,css}', { cwd: ROOT }).flatMap((path) =>
    [...read(path).matchAll(/(?:\bfrom |^import |@import |\bimport\()'(@?[a-z][^'\s]*)'/gm)].map(
      ([, name = '']) => name,
    ),
  );
  const packages = imported.map((name) =>
    name
      .split('/')
      .slice(0, name.startsWith('@') ? 2 : 1)
      .join('/'),
  );
  expect([...new Set(packages)].toSorted()).toEqual(IN_THE_WINDOW);
});

test('C16 S: the version of Electron that is built for is a published one whose day is written down', () => {
  expect(devDependencies['electron']).toBe(release.version);
  expect(lock.packages['node_modules/electron']?.version).toBe(release.version);
});

const DAY = 86_400_000;

test('C16 U: a release is refused when its Electron is older than eight weeks or its day is not known', () => {
  const published = Date.parse(release.published);
  expect(LONGEST_DAYS).toBe(56);
  expect(electronProblem(release, published + 55 * DAY)).toBeNull();
  expect(electronProblem(release, published + 57 * DAY)).toContain(release.version);
  expect(electronProblem({ ...release, published: 'soon' }, published)).toContain('not a date');
});
