/** The real update library against a feed on loopback: what it takes, and everything it must not take. */
import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import {
  createServer,
  request,
  type IncomingMessage,
  type RequestOptions,
  type Server,
} from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppImageUpdater } from 'electron-updater';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeUpdater } from '#main/adapters/updates/updater.ts';
import type { Updater } from '#main/ports/updater.ts';

const NAME = 'Purser-9.9.9-linux-x64.AppImage';
const FEED_FILE = '/releases/purser-update-linux.json';
const NEVER = new AbortController().signal;

/** The library's own way to fetch, with requests made by Node instead of Electron, which know no redirect event. */
const nodeExecutor = (): object =>
  Object.assign(new ElectronHttpExecutor(), {
    createRequest: (options: RequestOptions, callback: (response: IncomingMessage) => void) =>
      request(options, callback),
    addRedirectHandlers: () => undefined,
  });

const release = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

let folder = '';
let server: Server;
let served: Map<string, Buffer | string>;
let asked: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = [];

const file = Buffer.from('the new program '.repeat(10_000));

const payloadFor = (change: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    product: 'purser',
    platform: 'linux',
    version: '9.9.9',
    releasedAt: '2026-11-25T10:00:00.000Z',
    notes: 'What is new',
    files: [
      { name: NAME, sha512: createHash('sha512').update(file).digest('base64'), size: file.length },
    ],
    ...change,
  });

const envelopeOf = (payload: string, key: KeyObject = release.privateKey): string =>
  JSON.stringify({ payload, signature: sign(null, Buffer.from(payload), key).toString('base64') });

const feed = (): string => {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/releases`;
};

const updaterOf = (version = '0.1.0'): Updater => {
  const library = new AppImageUpdater(null, {
    version,
    name: 'purser',
    isPackaged: true,
    appUpdateConfigPath: join(folder, 'app-update.yml'),
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  });
  Object.assign(library, { httpExecutor: nodeExecutor() });
  return makeUpdater({ library, key: release.publicKey, platform: 'linux' });
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'purser-updates-'));
  // What the packager leaves beside the archive.
  await writeFile(join(folder, 'app-update.yml'), 'updaterCacheDirName: purser-updater\n');
  process.env['APPIMAGE'] = join(folder, 'Purser.AppImage');
  asked = [];
  served = new Map<string, Buffer | string>([
    [FEED_FILE, envelopeOf(payloadFor())],
    [`/releases/${NAME}`, file],
  ]);
  server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    const body = served.get(url);
    response.writeHead(body === undefined ? 404 : 200);
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});

afterEach(async () => {
  delete process.env['APPIMAGE'];
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const kindOf = async (updater: Updater): Promise<string> => {
  const found = await updater.look(feed());
  return found.ok ? `offered ${found.value?.version ?? 'nothing'}` : found.error.kind;
};

const fetchFrom = async (updater: Updater): Promise<string> => {
  expect(await kindOf(updater)).toBe('offered 9.9.9');
  const fetched = await updater.fetch(() => undefined, NEVER);
  return fetched.ok ? 'fetched' : fetched.error.kind;
};

describe('A signed release', () => {
  test('is offered with its notes, fetched with progress, and kept byte for byte', async () => {
    const updater = updaterOf();
    expect(await updater.look(feed())).toEqual({
      ok: true,
      value: {
        version: '9.9.9',
        notes: 'What is new',
        releasedAt: '2026-11-25T10:00:00.000Z',
        size: file.length,
      },
    });
    const fetched = await updater.fetch(() => undefined, NEVER);
    expect(fetched).toEqual({ ok: true, value: undefined });
    const kept = join(folder, 'purser-updater', 'pending', NAME);
    expect(await readFile(kept)).toEqual(file);
  });

  test('is nothing new to the copy that is it', async () => {
    expect(await kindOf(updaterOf('9.9.9'))).toBe('offered nothing');
  });

  test('is asked for without anything that would know this installation again', async () => {
    await fetchFrom(updaterOf());
    expect(asked.map(({ url }) => url)).toEqual([FEED_FILE, `/releases/${NAME}`]);
    for (const { headers } of asked) {
      expect(
        Object.keys(headers).filter((name) => name.startsWith('x-') || name === 'cookie'),
      ).toEqual([]);
    }
  });
});

describe('Not offered is', () => {
  const served404 = (): void => void served.delete(FEED_FILE);
  const cases: readonly (readonly [what: string, feed: () => void, kind: string])[] = [
    ['a release without a signature', () => served.set(FEED_FILE, payloadFor()), 'unsigned'],
    [
      'a release signed with another key',
      () => served.set(FEED_FILE, envelopeOf(payloadFor(), stranger.privateKey)),
      'unsigned',
    ],
    [
      'a release changed after it was signed',
      () => served.set(FEED_FILE, envelopeOf(payloadFor()).replace('9.9.9', '9.9.8')),
      'unsigned',
    ],
    [
      'half a release',
      () => served.set(FEED_FILE, envelopeOf(payloadFor()).slice(0, 200)),
      'unsigned',
    ],
    ['a page instead of a release', () => served.set(FEED_FILE, '<html></html>'), 'unsigned'],
    [
      'an older release, though signed',
      () => served.set(FEED_FILE, envelopeOf(payloadFor({ version: '0.0.9' }))),
      'older',
    ],
    [
      'a release for another system',
      () => served.set(FEED_FILE, envelopeOf(payloadFor({ platform: 'win32' }))),
      'foreign',
    ],
    [
      'a release of another program',
      () => served.set(FEED_FILE, envelopeOf(payloadFor({ product: 'other' }))),
      'foreign',
    ],
    ['anything, when nobody answers there', served404, 'unreachable'],
  ];

  test.each(cases)(
    'C26 U: no update is taken that is unsigned, older, changed or foreign: %s',
    async (_what, change, kind) => {
      change();
      expect(await kindOf(updaterOf())).toBe(kind);
    },
  );

  test('a file that lies somewhere else than the feed', async () => {
    for (const name of ['https://example.com/p.AppImage', '../p.AppImage', 'a/b.AppImage', '..']) {
      const files = [{ name, sha512: createHash('sha512').digest('base64'), size: 1 }];
      served.set(FEED_FILE, envelopeOf(payloadFor({ files })));
      expect(await kindOf(updaterOf())).toBe('foreign');
    }
  });

  test('anything from an address that is neither https nor this computer', async () => {
    for (const text of ['http://example.com/feed', 'ftp://127.0.0.1/', 'file:///tmp', 'nonsense']) {
      const found = await updaterOf().look(text);
      expect(found).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    }
    expect(asked).toEqual([]);
  });
});

describe('Not kept is', () => {
  test('C26 U: an update with a byte changed is thrown away', async () => {
    const tampered = Buffer.from(file);
    tampered[5000] = 0;
    served.set(`/releases/${NAME}`, tampered);
    expect(await fetchFrom(updaterOf())).toBe('damaged');
  });

  test('a file that ends early', async () => {
    served.set(`/releases/${NAME}`, file.subarray(0, 70_000));
    expect(await fetchFrom(updaterOf())).toBe('damaged');
  });

  test('a file that was stopped on its way', async () => {
    const updater = updaterOf();
    expect(await kindOf(updater)).toBe('offered 9.9.9');
    const stop = new AbortController();
    server.removeAllListeners('request');
    server.on('request', (_request, response) => {
      response.writeHead(200, { 'content-length': String(file.length) });
      response.write(file.subarray(0, 1000));
      stop.abort();
    });
    const fetched = await updater.fetch(() => undefined, stop.signal);
    expect(fetched).toMatchObject({ ok: false, error: { kind: 'stopped' } });
  });
});
