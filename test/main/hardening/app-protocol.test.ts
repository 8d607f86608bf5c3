/** The app's own scheme serves the built files and nothing else, whatever is asked. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAppProtocol } from '#main/hardening/app-protocol.ts';

describe('the app scheme', () => {
  let folder = '';
  let serve: (request: Request) => Promise<Response> = () => Promise.reject(new Error('not yet'));
  const ask = (url: string): Promise<Response> => serve(new Request(url));

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'purser-renderer-'));
    const out = join(folder, 'renderer');
    mkdirSync(join(out, 'assets'), { recursive: true });
    writeFileSync(join(out, 'index.html'), '<!doctype html><html><head></head></html>');
    writeFileSync(join(out, 'assets', 'app.js'), 'export {};');
    writeFileSync(join(folder, 'secret.js'), 'secret');
    symlinkSync(join(folder, 'secret.js'), join(out, 'assets', 'link.js'));
    serve = makeAppProtocol(out);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('serves the page and its files with their types', async () => {
    const page = await ask('app://purser/index.html');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await ask('app://purser/assets/app.js');
    expect([script.status, await script.text()]).toEqual([200, 'export {};']);
  });

  test('gives each load a nonce of its own, the same in header and page', async () => {
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const page = await ask('app://purser/index.html');
        const inPage = /name="style-nonce" content="([^"]+)"/.exec(await page.text())?.[1] ?? '';
        expect(page.headers.get('content-security-policy')).toContain(`'nonce-${inPage}'`);
        return inPage;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  test('C7 U: the policy allows what the page needs and nothing else', async () => {
    const policy = (await ask('app://purser/index.html')).headers.get('content-security-policy');
    expect(policy?.replace(/'nonce-[^']+'/, "'nonce-…'").split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'nonce-…'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types default',
    ]);
  });

  test.each([
    'app://purser/../secret.js',
    'app://purser/..%2fsecret.js',
    'app://purser/%2e%2e/secret.js',
    'app://purser/assets/..%5c..%5csecret.js',
    'app://purser/assets/%00app.js',
    'app://purser/assets/link.js',
    'app://purser/assets/',
    'app://purser/',
    'app://other/index.html',
    'app://purser:80/index.html',
    'app://purser//index.html',
  ])(
    'C18 U: the scheme serves no path outside the window, by dots, escapes, NUL or links: %s',
    async (url) => {
      const answer = await ask(url);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('secret');
    },
  );

  test('answers a write with not found', async () => {
    const request = new Request('app://purser/index.html', { method: 'POST', body: 'x' });
    expect((await serve(request)).status).toBe(404);
  });

  test(
    'C18 U: whatever path is asked, only listed files are served',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.webPath(), async (path) => {
          const listed = ['/index.html', '/assets/app.js'].includes(path);
          expect((await ask(`app://purser${path}`)).status).toBe(listed ? 200 : 404);
        }),
      );
    },
  );
});
