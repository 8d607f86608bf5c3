/** Starts Chromium and speaks its DevTools protocol over a pipe, so that it ends whenever we do. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

export interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  // The protocol's own shapes are not described here; each use reads what it needs.
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

export type Params = Readonly<Record<string, unknown>>;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function findChromium(): string {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
  }
  throw new Error(`No Chromium found; one of ${NAMES.join(', ')} must be on the PATH.`);
}

const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-extensions',
  '--disable-dev-shm-usage',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--force-color-profile=srgb',
  '--metrics-recording-only',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-service-autorun',
  '--password-store=basic',
  // Without it a bar across the window warns of the flags above.
  '--test-type',
  '--use-mock-keychain',
];

export interface ChromiumOptions {
  readonly profileParent: string;
  readonly width: number;
  readonly height: number;
  readonly headless: boolean;
  /** Also listens on a loopback port of its own choice, for a test to drive the page. */
  readonly debuggable: boolean;
  /** What an app-mode window opens on. */
  readonly address: string;
}

export class Chromium {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Set<(message: Message) => void>();
  #lastId = 0;
  /** The DevTools address for tests; resolves only when debuggable. */
  readonly debugAddress: Promise<string>;
  /** Resolves when the browser is gone, by whatever hand. */
  readonly gone: Promise<void>;

  constructor(options: ChromiumOptions) {
    this.#profile = mkdtempSync(join(options.profileParent, 'window-'));
    this.#child = spawn(findChromium(), argumentsFor(options, this.#profile), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      // The window has no business on the session bus, where the secret service lives.
      env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
    });
    this.debugAddress = new Promise((resolve) => {
      this.#child.stderr?.on('data', (chunk: Buffer) => {
        const match = /DevTools listening on (ws:\S+)/.exec(chunk.toString());
        if (match?.[1] !== undefined) resolve(match[1]);
      });
    });
    this.gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    this.#read(this.#child.stdio[4] as Readable);
    (this.#child.stdio[3] as Writable).on('error', () => undefined);
  }

  #read(pipe: Readable): void {
    let text = '';
    pipe.setEncoding('utf8');
    pipe.on('data', (chunk: string) => {
      const parts = `${text}${chunk}`.split('\0');
      text = parts.pop() ?? '';
      for (const part of parts) this.#hear(JSON.parse(part) as Message);
    });
  }

  #hear(message: Message): void {
    if (message.id === undefined) {
      for (const listener of this.#listeners) listener(message);
      return;
    }
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }

  /** Asks the browser, or one page of it; rejects with the protocol's own words. */
  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, (message) => {
        if (message.error === undefined) resolve(message.result ?? {});
        else reject(new Error(`${method}: ${message.error.message}`));
      });
      const text = JSON.stringify({ id, method, params, sessionId });
      (this.#child.stdio[3] as Writable).write(`${text}\0`);
    });
  }

  listen(listener: (message: Message) => void): void {
    this.#listeners.add(listener);
  }

  /** Ends the browser at once and forgets its profile. */
  end(): void {
    this.#child.kill('SIGKILL');
    try {
      rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Its last processes may still write; the data folder's owner clears the rest.
    }
  }
}

function argumentsFor(options: ChromiumOptions, profile: string): readonly string[] {
  return [
    ...QUIET,
    `--user-data-dir=${profile}`,
    `--window-size=${options.width},${options.height}`,
    '--remote-debugging-pipe',
    ...(options.debuggable ? ['--remote-debugging-port=0'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.headless ? ['--headless=new'] : []),
    `--app=${options.address}`,
  ];
}
