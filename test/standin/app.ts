/** app: life of the process, folders, one instance. */
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { preventable } from './events.ts';
import { only } from './only.ts';

const ROOT = dirname(dirname(dirname(process.argv[1] ?? '')));
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly productName: string;
  readonly version: string;
};
const config = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');

const paths = new Map([
  ['home', homedir()],
  ['appData', config],
  ['userData', join(config, manifest.productName)],
  ['temp', tmpdir()],
  ['documents', join(homedir(), 'Documents')],
  ['downloads', join(homedir(), 'Downloads')],
  ['desktop', join(homedir(), 'Desktop')],
]);

/** What must end with the process: windows and their browsers. */
export const endings = new Set<() => void>();
/** Closes every window in order; set by the window's module. */
export const windows: { closeAll: () => boolean } = { closeAll: () => true };

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = only('app.commandLine', {
    hasSwitch: (name: string) =>
      process.argv.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
    appendSwitch: () => undefined,
  });
  readonly #ready = new Promise<void>((resolve) => {
    setImmediate(() => {
      this.emit('ready', {}, {});
      resolve();
    });
  });
  #lock: string | null = null;
  #quitting = false;

  enableSandbox(): void {}
  getVersion(): string {
    return manifest.version;
  }
  getName(): string {
    return manifest.productName;
  }
  getAppPath(): string {
    return ROOT;
  }
  getLocale(): string {
    return 'en-US';
  }
  isReady(): boolean {
    return true;
  }
  whenReady(): Promise<void> {
    return this.#ready;
  }
  getPath(name: string): string {
    const path = paths.get(name);
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    if (name === 'userData') mkdirSync(path, { recursive: true });
    return path;
  }
  setPath(name: string, path: string): void {
    paths.set(name, path);
  }

  /** A file naming the first process; the second tells it by a signal, as there is no window system to ask. */
  requestSingleInstanceLock(): boolean {
    const hash = createHash('sha256').update(this.getPath('userData')).digest('hex').slice(0, 16);
    const file = join(tmpdir(), `purser-instance-${hash}`);
    const first = ownerOf(file);
    if (first !== null && first !== process.pid) {
      writeFileSync(`${file}.args`, JSON.stringify({ argv: process.argv, cwd: process.cwd() }));
      process.kill(first, 'SIGUSR2');
      return false;
    }
    writeFileSync(file, String(process.pid));
    this.#lock = file;
    process.on('SIGUSR2', () => {
      const { argv, cwd } = JSON.parse(readFileSync(`${file}.args`, 'utf8')) as {
        readonly argv: readonly string[];
        readonly cwd: string;
      };
      this.emit('second-instance', {}, argv, cwd, undefined);
    });
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    const event = preventable({});
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    if (!windows.closeAll()) return;
    this.#quitting = true;
    const last = preventable({});
    this.emit('will-quit', last);
    if (last.defaultPrevented) return;
    this.emit('quit', {}, 0);
    this.exit(0);
  }

  exit(code = 0): void {
    for (const end of endings) end();
    if (this.#lock !== null) rmSync(this.#lock, { force: true });
    process.exit(code);
  }
}

function ownerOf(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('standin') ? pid : null;
  } catch {
    return null;
  }
}

export const realApp = new App();
export const app = only('app', realApp);

// Electron quits in order when the system or a terminal asks it to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => realApp.quit());
}
