/** The thirty controls of the window and its host, and where a packaged app is needed to see one. */

/** Steps of .github/workflows/release.yml, by their id. */
export type ReleaseStep =
  'packaged-app' | 'read-fuses' | 'tamper-asar' | 'verify-signature' | 'audit-dependencies';

export interface Control {
  readonly id: string;
  readonly what: string;
  /** What only a packaged app, or the service that releases it, can show; by step of the release workflow. */
  readonly packaged?: { readonly step: ReleaseStep; readonly shows: string };
}

const control = (number: number, what: string, packaged?: Control['packaged']): Control =>
  packaged === undefined ? { id: `C${number}`, what } : { id: `C${number}`, what, packaged };

const inApp = (shows: string): Control['packaged'] => ({ step: 'packaged-app', shows });

export const CONTROLS: readonly Control[] = [
  control(1, 'the window is served by `app://` alone; no plain http'),
  control(2, 'Node is off in the page, and one place makes the only window'),
  control(3, 'page and preload are isolated', inApp('`window.require` is undefined')),
  control(4, 'every renderer is sandboxed'),
  control(5, 'permissions, checks and devices are denied'),
  control(6, '`webSecurity` is left on'),
  control(7, 'a content policy without exceptions, and Trusted Types'),
  control(8, 'no insecure content'),
  control(9, 'no experimental features'),
  control(10, 'no features of the engine are enabled'),
  control(11, 'no webview'),
  control(12, 'attaching a webview is prevented'),
  control(13, 'navigation and redirects are denied', inApp('a link in the page leads nowhere')),
  control(
    14,
    'windows are not opened, by script, link or middle click',
    inApp('`window.open` answers null'),
  ),
  control(15, 'one way out of the window, to constant hosts'),
  control(16, 'Electron is supported and at most eight weeks old', {
    step: 'audit-dependencies',
    shows: 'the day of the release against the day of Electron',
  }),
  control(17, 'calls are heard from the main frame of our page only'),
  control(18, 'no `file://`; the scheme serves listed files only'),
  control(19, 'fuses', {
    step: 'read-fuses',
    shows: 'the fuses of the binary equal the checked-in list',
  }),
  control(20, 'the preload gives three functions and nothing of Electron'),
  control(21, 'a changed archive does not start', {
    step: 'tamper-asar',
    shows: 'one byte flipped, the app refuses (Windows, macOS)',
  }),
  control(
    22,
    'no tools for developers, no debugging port',
    inApp('with `--remote-debugging-port` the app ends'),
  ),
  control(23, 'no start under a hostile environment'),
  control(24, 'no crash is uploaded, no memory is written out'),
  control(
    25,
    'the page leaves nothing on disk',
    inApp('the data folder holds no cache and no cookies'),
  ),
  control(26, 'updates are signed, and wait while a run is open', {
    step: 'verify-signature',
    shows: 'the feed names what was signed',
  }),
  control(27, 'signed, notarised, for the machine', {
    step: 'verify-signature',
    shows: '`codesign -dv`, `spctl`, `signtool verify`',
  }),
  control(28, 'markup never comes from text'),
  control(29, 'calls survive any input'),
  control(30, 'what comes from elsewhere is pinned, few and audited', {
    step: 'audit-dependencies',
    shows: '`npm audit`, `npm audit signatures`, the SBOM',
  }),
];

/** The rules about secrets. */
export const SECRET_RULES: readonly Control[] = [
  ['K1', 'the keychain of the system alone; without one no live key is saved'],
  ['K2', 'no store beside it, and no open password'],
  ['K3', 'a key is borrowed for one signature, and its bytes are wiped'],
  [
    'K4',
    'a key is a `Secret`: nothing shows, copies or sends it, and only keychain and signer open it',
  ],
  [
    'K5',
    'nothing is held of a key between uses; the receiver drops its own on lock, sleep, idle and change',
  ],
  ['K6', 'the log takes the fields of its list only, and no header'],
  ['K7', 'an error that reaches the window is a code: no stack, no cause'],
  ['K8', 'a canary key is nowhere but in the keychain, in any encoding'],
  ['K9', 'body and signature are never stored together'],
].map(([id = '', what = '']) => ({ id, what }));
