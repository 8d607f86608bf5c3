/** What is true of the built files themselves, whatever the sources say. */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { beforeAll, expect, test } from 'vitest';
import { REFUSED_VARIABLES } from '#main/hardening/environment.ts';
import { buildIfChanged } from '../../scripts/building.ts';
import { scanText, scanTree } from '../../scripts/house/words.ts';
import { ROOT } from '../../scripts/tools.ts';
import { cleanEnvironment, standinArguments } from '../e2e/host/host-command.ts';

const read = (pattern: string): string =>
  globSync(`out/${pattern}`, { cwd: ROOT })
    .map((path) => readFileSync(join(ROOT, path), 'utf8'))
    .join('\n');

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

let main = '';
let preload = '';
let page = '';

beforeAll(async () => {
  expect(await buildIfChanged()).toBe(true);
  main = read('main/**/*.js');
  preload = read('preload/*.cjs');
  page = read('renderer/**/*.{html,js,css}');
}, 120_000);

/** Plain http that is no address to load: vocabularies, sources of rules in comments, words, and this very computer. */
const NO_ADDRESS =
  /^http:\/\/(?:www\.w3\.org\/|json-schema\.org\/|(?:www\.)?ecma-international\.org\/|mths\.be\/|proxy\.example:|127\.0\.0\.1|\[|\$\{|$)/;

test('C1 S: no literal of plain http is an address of another computer', () => {
  for (const text of [main, preload, page]) {
    const literals = [...text.matchAll(/http:\/\/[^\s"'`)\\]*/g)].map(([found]) => found);
    expect(literals.filter((found) => !NO_ADDRESS.test(found))).toEqual([]);
  }
});

test('C1 S: the window loads one page, under app://, and its files name no other place', () => {
  expect([...main.matchAll(/\.loadURL\(([^)]*)\)/g)].map(([, what]) => what)).toEqual(['APP_PAGE']);
  expect(count(main, /\.loadFile\(/g)).toBe(0);
  const html = read('renderer/index.html');
  const linked = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address);
  expect(linked.length).toBeGreaterThan(0);
  expect(linked.filter((address) => !address.startsWith('./assets/'))).toEqual([]);
  const styled = [...read('renderer/**/*.css').matchAll(/url\(([^)]*)\)/g)].map(
    ([, to = '']) => to,
  );
  expect(
    styled.filter((address) => /^["']?[a-z]+:/.test(address) && !/^["']?data:/.test(address)),
  ).toEqual([]);
});

test('C2 S: one place makes a window, and nothing makes any other view', () => {
  expect(count(main, /new BrowserWindow\(/g)).toBe(1);
  expect(count(main, /new (?:BrowserView|WebContentsView|BaseWindow)\(/g)).toBe(0);
});

test('C4 S: every renderer is sandboxed before the app is ready', () => {
  expect(count(main, /app\.enableSandbox\(\)/g)).toBe(1);
  expect(main.slice(main.indexOf('app.enableSandbox()'))).toContain('app.whenReady()');
});

const absent = (...words: readonly string[]): void => {
  const found = words.filter((word) => (main + preload).includes(word));
  expect(found).toEqual([]);
};

test('C6 S: nothing touches webSecurity', () => absent('webSecurity'));

test('C8 S: nothing allows insecure content', () => absent('allowRunningInsecureContent'));

test('C9 S: nothing switches experimental features on', () => absent('experimentalFeatures'));

test('C10 S: nothing enables features of the engine', () =>
  absent('enableBlinkFeatures', 'enable-blink-features', 'enable-features'));

test('C11 S: there is no webview, neither in the window nor allowed', () => {
  expect(page).not.toContain('<webview');
  expect([...main.matchAll(/webviewTag: (\w+)/g)].map(([, value]) => value)).toEqual(['false']);
});

test('C15 S: one place opens anything outside, and it takes an address as it was read, never a text', () => {
  expect(count(main, /\.openExternal\(/g)).toBe(1);
  expect(main).toContain('.openExternal(address.value.href)');
});

test('C20 S: the preload gives the page three functions, made of itself alone', () => {
  const exposed: unknown[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (...given: readonly unknown[]) => exposed.push(given) },
    ipcRenderer: {},
    webUtils: {},
  };
  const required: string[] = [];
  const require = (name: string): object => {
    required.push(name);
    return electron;
  };
  vm.runInNewContext(preload, { require, exports: {}, module: { exports: {} } });
  expect(required).toEqual(['electron']);
  expect(exposed).toHaveLength(1);
  const [[name, bridge]] = exposed as [[string, Record<string, unknown>]];
  expect([name, Object.keys(bridge).toSorted()]).toEqual([
    'bridge',
    ['call', 'dropFile', 'subscribe'],
  ]);
  expect(Object.values(bridge).map((value) => typeof value)).toEqual(Array(3).fill('function'));
});

test('K2 S: there is no other store of secrets, and none that takes an open password', () =>
  absent('safeStorage', 'basic_text', 'password-store'));

test('C24 S: no crash is uploaded, and nothing writes what the memory holds', () =>
  absent('crashReporter', 'HeapSnapshot', 'heapsnapshot', 'process.report', 'writeReport'));

test('C28 S: no source and no lint rule lets markup come from text', async () => {
  const planted = scanText(
    'src/renderer/ui/note.tsx',
    '<p dangerouslySetInnerHTML={{ __html: note }} />',
  );
  expect(planted).toEqual([expect.stringContaining('no-raw-html')]);
  expect((await scanTree(ROOT)).filter((found) => found.includes('no-raw-html'))).toEqual([]);
});

/** Starts the built app under one more variable; what it said, and with what code it ended. */
const start = (variable: Record<string, string>): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const folder = mkdtempSync(join(tmpdir(), 'purser-start-'));
    const child = spawn(process.execPath, [...standinArguments(), `--data=${folder}`], {
      cwd: ROOT,
      env: { ...cleanEnvironment(process.env), STANDIN_HEADLESS: '1', ...variable },
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 60_000,
    });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on('close', (code) => {
      const left = readdirSync(folder);
      rmSync(folder, { recursive: true, force: true });
      resolve({ code, said: `${said}${left.join()}` });
    });
  });

const HARMLESS_VALUES: Readonly<Record<string, string>> = {
  NODE_OPTIONS: '--no-warnings',
  NODE_COMPILE_CACHE: '/dev/null',
  NODE_PATH: '/dev',
  OPENSSL_CONF: '/dev/null',
  OPENSSL_MODULES: '/dev',
  NODE_EXTRA_CA_CERTS: '/dev/null',
  NODE_DEBUG: 'nothing',
  NODE_DEBUG_NATIVE: 'nothing',
  SSLKEYLOGFILE: '/dev/null',
};

test.concurrent.for(Object.keys(REFUSED_VARIABLES))(
  'C23 U: the built app does not start under a hostile variable, and leaves no file: %s',
  { timeout: 60_000 },
  async (name, { expect }) => {
    const { code, said } = await start({ [name]: HARMLESS_VALUES[name] ?? '1' });
    expect(code).toBe(1);
    expect(said).toContain(`Purser does not start here\n${name} is set`);
    expect(said.trimEnd()).toMatch(/Remove it and start again\.$/);
  },
);

test(
  'C23 U: the built app does not start with the check of certificates off',
  { timeout: 60_000 },
  async () => {
    const { code, said } = await start({ NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect([code, said]).toEqual([
      1,
      expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED=0 turns'),
    ]);
  },
);
