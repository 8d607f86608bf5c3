/** Serves the built window under `app://purser`, from a list made once; no path is ever resolved. */
import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { headersFor } from './content-policy.ts';

export const APP_SCHEME = 'app';
export const APP_ORIGIN = 'app://purser';
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

const HEAD = '<head>';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** URL path → file, for every plain file below the folder; links are left out. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !(extname(entry.name) in CONTENT_TYPES)) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(folder, path).split(sep).join('/')}`, path);
  }
  return files;
}

/** The URL path asked for when it is exactly one of ours, else null. */
function pathOf(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !url.startsWith(`${APP_ORIGIN}/`)) return null;
  return parsed.host === 'purser' && parsed.username === '' ? parsed.pathname : null;
}

/** The page with this load's nonce where the window's style library looks for it. */
async function pageWithNonce(file: string, nonce: string): Promise<string> {
  const page = await readFile(file, 'utf8');
  return page.replace(HEAD, `${HEAD}<meta name="style-nonce" content="${nonce}">`);
}

/** Answers requests of the app's scheme; anything not in the list made now is 404. */
export function makeAppProtocol(folder: string): (request: Request) => Promise<Response> {
  const files = listFiles(folder);
  return async (request) => {
    const nonce = randomBytes(16).toString('base64');
    const path = pathOf(request.url);
    const file = path === null ? undefined : files.get(path);
    if (request.method !== 'GET' || file === undefined) {
      return new Response('Not found', { status: 404, headers: headersFor('text/plain', nonce) });
    }
    const type = CONTENT_TYPES[extname(file)] ?? 'text/plain';
    const body = file.endsWith('.html') ? await pageWithNonce(file, nonce) : await readFile(file);
    return new Response(body, { headers: headersFor(type, nonce) });
  };
}
