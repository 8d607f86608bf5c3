/** What electron-builder makes of the built console, for every system. */
import type { Configuration } from 'electron-builder';
import { FUSES } from './fuses.ts';

/**
 * Everything is bundled into out/. `node_modules` is shut out as a whole, so that a new dependency cannot slip into a package
 * unseen; the one with native code is copied by `nativeFiles`.
 */
const FILES = ['out/**/*', 'package.json', '!**/*.map', '!out/*/licenses.md', '!node_modules/**/*'];

/** The keychain module, for one system only. */
function nativeFiles(platform: 'linux' | 'win32' | 'darwin'): NonNullable<Configuration['files']> {
  const prebuilt = `prebuilds/${platform}-\${arch}/keytar.node`;
  const filter = ['package.json', 'LICENSE.md', 'lib/**/*.js', prebuilt];
  return [{ from: 'node_modules/keytar', to: 'node_modules/keytar', filter }];
}

/**
 * What the packager notes in `app-update.yml` beside the archive. Purser asks only the feed it was built for or a policy names,
 * through its own signed files; the library wants the note all the same, and on Windows compares the publisher in it.
 */
function noteOfFeed(feed = ''): NonNullable<Configuration['publish']> {
  return [{ provider: 'generic', url: feed === '' ? 'https://set-by-policy.invalid' : feed }];
}

/** Opening one leads to its review; it never takes the place of anything by itself. */
const BACKUP = {
  ext: 'purser-backup',
  name: 'Purser Backup',
  description: 'Backup of a platform’s ledger',
  mimeType: 'application/vnd.purser.backup',
  role: 'Viewer',
} as const;

/** A new configuration each time: the packager writes into the one it is given. */
export const packagerConfig = (environment: NodeJS.ProcessEnv): Configuration => ({
  appId: 'app.purser.console',
  productName: 'Purser',
  copyright: 'MIT licence',
  directories: { output: 'dist', buildResources: 'packaging' },
  files: [...FILES],
  extraMetadata: {
    imports: null,
    engines: null,
    devDependencies: null,
    optionalDependencies: null,
  },
  extraResources: [
    { from: 'samples', to: 'samples', filter: ['*.csv'] },
    { from: 'out/main/licenses.md', to: 'licenses/main.md' },
    { from: 'out/renderer/licenses.md', to: 'licenses/window.md' },
    { from: 'LICENSE', to: 'licenses/purser.txt' },
  ],
  fileAssociations: [BACKUP],
  asar: true,
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  electronLanguages: ['en'],
  electronFuses: FUSES,
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  publish: noteOfFeed(environment['PURSER_UPDATE_FEED']),
  win: {
    files: nativeFiles('win32'),
    target: [
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: 'packaging/icon.ico',
  },
  nsis: {
    oneClick: false,
    // A folder an ordinary user cannot write to is the default; who has no administrator may install for himself.
    selectPerMachineByDefault: true,
    allowElevation: true,
    allowToChangeInstallationDirectory: false,
    deleteAppDataOnUninstall: false,
    include: 'packaging/installer.nsh',
    artifactName: '${productName}-${version}-setup-${arch}.${ext}',
  },
  mac: {
    files: nativeFiles('darwin'),
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    icon: 'packaging/icon.icns',
    category: 'public.app-category.finance',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'packaging/entitlements.mac.plist',
    entitlementsInherit: 'packaging/entitlements.mac.plist',
    // With APPLE_API_KEY and its fellows set, electron-builder sends the signed application to Apple and staples the answer.
    notarize: (environment['APPLE_API_KEY'] ?? '') !== '',
    darkModeSupport: true,
  },
  linux: {
    files: nativeFiles('linux'),
    target: [
      { target: 'AppImage', arch: ['x64', 'arm64'] },
      { target: 'deb', arch: ['x64', 'arm64'] },
    ],
    icon: 'packaging/icons',
    executableName: 'purser',
    category: 'Office',
    synopsis: 'Treasury and payout console',
    maintainer: 'Purser',
  },
  deb: { depends: ['libsecret-1-0', 'libgtk-3-0', 'libnss3', 'libxss1', 'libasound2'] },
});
