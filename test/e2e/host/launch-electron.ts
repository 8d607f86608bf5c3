/** The built app in Electron itself. */
import { _electron, type ElectronApplication } from 'playwright';
import { ROOT } from './electron-path.ts';
import { ELECTRON_ARGUMENTS } from './host-command.ts';
import type { Answer, Launched, Start } from './launch.ts';

/** Replaces the system's dialogs by a queue of answers inside the app's main process. */
async function scriptDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    const queues = {
      open: [] as (string | null)[],
      save: [] as (string | null)[],
      button: [] as number[],
    };
    Object.assign(globalThis, { dialogQueues: queues });
    dialog.showOpenDialog = () => {
      const path = queues.open.shift() ?? null;
      return Promise.resolve({ canceled: path === null, filePaths: path === null ? [] : [path] });
    };
    dialog.showSaveDialog = () => {
      const path = queues.save.shift() ?? null;
      return Promise.resolve({ canceled: path === null, filePath: path ?? '' });
    };
    dialog.showMessageBox = () =>
      Promise.resolve({ response: queues.button.shift() ?? 0, checkboxChecked: false });
  });
}

async function queueAnswer(app: ElectronApplication, answer: Answer): Promise<void> {
  await app.evaluate((_electronModule, given) => {
    const { dialogQueues } = globalThis as unknown as {
      readonly dialogQueues: Record<string, unknown[]>;
    };
    for (const [kind, value] of Object.entries(given)) dialogQueues[kind]?.push(value);
  }, answer);
}

/** Watches what the system would show or hold, and lets the test say where the person looks. */
async function watchSystem(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, Notification, powerSaveBlocker }) => {
    const system = { focused: true, held: 0, shown: [] as Electron.Notification[] };
    Object.assign(globalThis, { system });
    BrowserWindow.prototype.isFocused = () => system.focused;
    Notification.isSupported = () => true;
    Notification.prototype.show = function show(this: Electron.Notification) {
      system.shown.push(this);
    };
    const start = powerSaveBlocker.start.bind(powerSaveBlocker);
    const stop = powerSaveBlocker.stop.bind(powerSaveBlocker);
    powerSaveBlocker.start = (type) => {
      system.held += 1;
      return start(type);
    };
    powerSaveBlocker.stop = (id) => {
      system.held -= 1;
      return stop(id);
    };
  });
}

interface System {
  focused: boolean;
  readonly held: number;
  readonly shown: readonly Electron.Notification[];
}

function systemHandle(
  app: ElectronApplication,
): Pick<
  Launched['app'],
  'power' | 'isHeldAwake' | 'focus' | 'notifications' | 'clickNotification'
> {
  return {
    power: (event) =>
      app.evaluate(({ powerMonitor }, name) => {
        powerMonitor.emit(name);
      }, event),
    isHeldAwake: () =>
      app.evaluate(() => (globalThis as unknown as { readonly system: System }).system.held > 0),
    focus: (focused) =>
      app.evaluate((_electronModule, given) => {
        (globalThis as unknown as { readonly system: System }).system.focused = given;
      }, focused),
    notifications: () =>
      app.evaluate(() =>
        (globalThis as unknown as { readonly system: System }).system.shown.map(
          ({ title, body }) => ({ title, body }),
        ),
      ),
    clickNotification: (index) =>
      app.evaluate((_electronModule, at) => {
        (globalThis as unknown as { readonly system: System }).system.shown[at]?.emit('click');
      }, index),
  };
}

function exitOf(app: ElectronApplication): Promise<number> {
  return new Promise((resolve) => {
    app.process().once('exit', (code) => resolve(code ?? -1));
  });
}

export async function launchElectron(start: Start, executablePath: string): Promise<Launched> {
  const app = await _electron.launch({
    executablePath,
    args: [...ELECTRON_ARGUMENTS, `--data=${start.dataDir}`],
    cwd: ROOT,
    env: start.environment as Record<string, string>,
  });
  const exited = exitOf(app);
  let output = '';
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  await scriptDialogs(app);
  await watchSystem(app);
  for (const answer of start.dialogs ?? []) await queueAnswer(app, answer);
  const foreign: string[] = [];
  const page = await app.firstWindow();
  page.on('request', (request) => {
    if (!/^(?:app|data|blob|devtools):/.test(request.url())) foreign.push(request.url());
  });
  await page.waitForURL('app://purser/**');
  return {
    page,
    app: {
      kind: 'electron',
      dataDir: start.dataDir,
      answer: (answer) => queueAnswer(app, answer),
      foreignRequests: () => foreign,
      windows: () => app.windows().length,
      ...systemHandle(app),
    },
    output: () => output,
    close: async () => {
      await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
      return exited;
    },
    kill: async () => {
      app.process().kill('SIGKILL');
      await exited;
    },
  };
}
