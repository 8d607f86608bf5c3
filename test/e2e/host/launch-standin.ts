/** The built app under this Node, with Chromium for its window. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser, type Page } from 'playwright';
import type { Command, DialogAnswer, Report } from '#test/standin/control.ts';
import { ROOT } from './electron-path.ts';
import { standinArguments } from './host-command.ts';
import type { Answer, Launched, Start } from './launch.ts';

function toDialog(answer: Answer): DialogAnswer {
  if ('open' in answer) {
    const filePaths = answer.open === null ? [] : [answer.open];
    return {
      t: 'dialog',
      method: 'showOpenDialog',
      answer: { canceled: answer.open === null, filePaths },
    };
  }
  if ('save' in answer) {
    const filePath = answer.save ?? '';
    return {
      t: 'dialog',
      method: 'showSaveDialog',
      answer: { canceled: answer.save === null, filePath },
    };
  }
  return {
    t: 'dialog',
    method: 'showMessageBox',
    answer: { response: answer.button, checkboxChecked: false },
  };
}

/** Collects what the stand-in tells, and what the process writes. */
class Ear {
  readonly foreign: string[] = [];
  readonly notifications: { title: string; body: string }[] = [];
  held = 0;
  output = '';
  readonly address: Promise<string>;
  readonly exited: Promise<number>;

  constructor(child: ChildProcess) {
    const write = (chunk: Buffer): void => {
      this.output += chunk.toString();
    };
    child.stdout?.on('data', write);
    child.stderr?.on('data', write);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code) => resolve(code ?? -1));
    });
    this.address = new Promise((resolve, reject) => {
      child.on('message', (report: Report) => {
        if (report.t === 'window') resolve(report.debugAddress);
        if (report.t === 'foreign-request') this.foreign.push(report.url);
        if (report.t === 'awake') this.held = report.held;
        if (report.t === 'notification') {
          this.notifications.push({ title: report.title, body: report.body });
        }
      });
      child.once('exit', () =>
        reject(new Error(`Purser ended before its window opened:\n${this.output}`)),
      );
    });
    // Whoever closes before the window opened does not wait for it.
    this.address.catch(() => undefined);
  }
}

async function pageOf(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no window.');
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  await page.waitForURL('https://purser.app.invalid/**');
  return page;
}

export async function launchStandIn(start: Start): Promise<Launched> {
  const child = spawn(
    process.execPath,
    [...standinArguments(start.main), `--data=${start.dataDir}`],
    {
      cwd: ROOT,
      env: { ...start.environment, STANDIN_HEADLESS: (start.headless ?? true) ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const ear = new Ear(child);
  const tell = (command: Command): Promise<void> => {
    child.send(command);
    return Promise.resolve();
  };
  const answer = (given: Answer): Promise<void> => tell(toDialog(given));
  for (const given of start.dialogs ?? []) await answer(given);
  const browser = await chromium.connectOverCDP(await ear.address);
  const page = await pageOf(browser);
  const end = async (signal: NodeJS.Signals): Promise<number> => {
    child.kill(signal);
    const code = await ear.exited;
    await browser.close().catch(() => undefined);
    return code;
  };
  return {
    page,
    app: {
      kind: 'stand-in',
      dataDir: start.dataDir,
      answer,
      foreignRequests: () => ear.foreign,
      power: (event) => tell({ t: 'power', event }),
      isHeldAwake: () => Promise.resolve(ear.held > 0),
      focus: (focused) => tell({ t: 'focus', focused }),
      notifications: () => Promise.resolve(ear.notifications),
      clickNotification: (index) => tell({ t: 'click-notification', index }),
      windows: () => browser.contexts().flatMap((context) => context.pages()).length,
    },
    output: () => ear.output,
    close: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}
