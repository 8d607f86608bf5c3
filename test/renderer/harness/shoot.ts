/**
 * Photographs routes of the renderer over the mock bridge: builds the harness, serves it on loopback, writes PNGs.
 * Usage: node test/renderer/harness/shoot.ts FOLDER ['{"screen":"payouts"}' …] [--scene=empty] [--profile=live]
 *   [--click=SELECTOR] [--small] [--light]
 */
import { createReadStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../../.cache/harness');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

const serve = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.join(root, asked === '/' ? 'index.html' : path.normalize(asked));
    response.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
    createReadStream(file)
      .on('error', () => response.writeHead(404).end())
      .pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to serve on');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
};

const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
const [folder = '', ...wanted] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const valueOf = (name: string): string | null =>
  options.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;

const everyRoute = [
  { screen: 'overview' },
  { screen: 'payouts' },
  { screen: 'payouts', payoutId: 'p-17' },
  { screen: 'currencies' },
  { screen: 'settings' },
];
const routes: readonly { readonly screen: string }[] =
  wanted.length > 0 ? wanted.map((text) => JSON.parse(text)) : everyRoute;

const shoot = async (page: Page, base: string, file: string): Promise<void> => {
  await page.goto(base);
  await page.waitForSelector('main h1');
  await page.waitForTimeout(500);
  for (const selector of (valueOf('click') ?? '').split('|')) {
    if (selector === '') continue;
    await page.locator(selector).first().click();
    await page.waitForTimeout(400);
  }
  await page.screenshot({ path: path.join(folder, file) });
  process.stdout.write(`${file}\n`);
};

const main = async (): Promise<void> => {
  if (folder === '') throw new Error('name a folder outside the repository');
  await mkdir(folder, { recursive: true });
  if (!options.includes('--built')) {
    await build({ configFile: path.join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
  }
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--font-render-hinting=none'],
  });
  const sizes = options.includes('--small')
    ? [[1280, 800]]
    : [
        [1280, 800],
        [1600, 1000],
      ];
  const themes = options.includes('--light') ? ['light'] : ['light', 'dark'];
  for (const [width = 1280, height = 800] of sizes) {
    const page = await browser.newPage({ viewport: { width, height } });
    page.on('console', (message) => {
      if (message.type() === 'error') process.stderr.write(`console: ${message.text()}\n`);
    });
    page.on('pageerror', (error) =>
      process.stderr.write(`page: ${error.stack ?? error.message}\n`),
    );
    for (const [index, route] of routes.entries()) {
      for (const theme of themes) {
        const scene = valueOf('scene') ?? '';
        const query = `?theme=${theme}&scene=${scene}&profile=${valueOf('profile') ?? ''}&n=${index}`;
        const hash = `#${encodeURIComponent(JSON.stringify(route))}`;
        const name = [index + 1, route.screen, scene, width, theme].filter(Boolean).join('-');
        await shoot(page, `${server.url}${query}${hash}`, `${name}.png`);
      }
    }
    await page.close();
  }
  await browser.close();
  server.close();
};

await main();
