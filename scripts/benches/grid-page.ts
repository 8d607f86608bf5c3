/** The page with the grids, built and served on loopback, and a browser to show it in. */
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';
import { findChromium } from '#test/standin/chromium.ts';
import { ROOT } from '../tools.ts';

const SOURCES = join(ROOT, 'test', 'renderer', 'grid-page');
const BUILT = join(ROOT, '.cache', 'grid-page');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The page's own words are in test/renderer/grid-page/page.ts. */
export type GridKind = 'sheet' | 'panel' | 'ag-grid';

/** What the page offers under `window.benchmark`. */
interface Benchmark {
  show(
    kind: GridKind,
    total: number,
    broken?: number,
  ): Promise<{ readonly firstRowMs: number; readonly rows: number; readonly cells: number }>;
  /** Begins timing keys; the next call ends it and answers press to paint, ms. */
  keys(): readonly number[];
  /** Presses Enter in the field of the amount of a row; until the row shows the value, painted, ms. */
  edit(row: number, value: string): Promise<number>;
  scroll(
    count: number,
    step: number,
  ): Promise<{ readonly frames: readonly number[]; readonly blank: number }>;
}

declare global {
  interface Window {
    readonly benchmark: Benchmark;
  }
}

export interface GridPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Ends this page; the next begins with nothing of it. */
  readonly close: () => Promise<void>;
}

export interface GridHouse {
  open(): Promise<GridPage>;
  close(): Promise<void>;
}

const serve = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(BUILT, asked === '/' ? 'index.html' : normalize(asked));
    response.setHeader('content-type', TYPES[extname(file)] ?? 'text/plain');
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

/** Builds the page with the shipped sheet in it, as production code, and opens a browser. */
export const openGridHouse = async (): Promise<GridHouse> => {
  await build({
    configFile: join(SOURCES, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'error',
  });
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--enable-precise-memory-info'],
  });
  return {
    open: async () => {
      const context = await browser.newContext({ viewport: { width: 1360, height: 820 } });
      const page = await context.newPage();
      await page.goto(server.url);
      await page.waitForFunction(() => 'benchmark' in window);
      const cdp = await context.newCDPSession(page);
      // The processor's time of the thread, which other programs on the machine do not lengthen.
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
      return { page, cdp, close: () => context.close() };
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
};
