/** Start-up from the moment the window exists: composes the application, joins the two, and watches how it ends. */
import { userInfo } from 'node:os';
import { app, Menu, powerMonitor, type BrowserWindow } from 'electron';
import type { PolicyReading } from '#core/policy/policy.ts';
import type { EventName, Events } from '#contract/events.ts';
import { openInBrowser } from './adapters/browser.ts';
import { confirmLeaving, makeDialogs } from './adapters/dialogs.ts';
import { showInFolder } from './adapters/file-manager.ts';
import { makeNotifier } from './adapters/notifier.ts';
import { makeLinks } from './adapters/open-external.ts';
import { makePower } from './adapters/power.ts';
import { feedHere, openUpdater } from './adapters/updates/open.ts';
import { feedUnder } from './desk/update-policy.ts';
import type { App, ComposeOptions, Updates } from './app.ts';
import { compose } from './compose.ts';
import { APP_ORIGIN, APP_PAGE } from './hardening/app-protocol.ts';
import { connectWindow } from './ipc/connect.ts';
import { LOG_WORDS } from './ipc/log-words.ts';
import { makeLeave, type Leave } from './leave.ts';
import type { LogBook } from './ports/log.ts';
import { progressOf } from './progress.ts';
import { menuTemplate, showWindow } from './window.ts';

/** Where the parts of this copy of Purser lie. */
export type Places = Pick<
  ComposeOptions,
  | 'dataFolder'
  | 'samplesFolder'
  | 'intakeWorker'
  | 'treasuryWorker'
  | 'receiverWorker'
  | 'rehearsalWorker'
  | 'verifyWorker'
  | 'backupWorker'
>;

/** What was there before anything else was loaded. */
export interface Beginning {
  readonly window: BrowserWindow;
  readonly log: LogBook;
  /** Takes the names that the log may quote. */
  readonly logWords: { readonly calls: Set<string> };
  readonly policy: PolicyReading;
  readonly places: Places;
}

function composeHere(
  { window, log, policy, places }: Beginning,
  leaveFor: Updates['leaveFor'],
): Promise<App> {
  const versions: Readonly<Record<string, string | undefined>> = process.versions;
  const owner = (): BrowserWindow => window;
  return compose({
    ...places,
    dialogs: makeDialogs(owner),
    openLink: openInBrowser,
    showInFolder,
    power: makePower(),
    notifier: makeNotifier(owner, () => showWindow(window)),
    links: makeLinks(openInBrowser),
    log,
    updates: { feed: feedUnder(policy, feedHere(app.isPackaged)), open: openUpdater, leaveFor },
    policy,
    account: userInfo().username,
    version: app.getVersion(),
    host: {
      electron: versions['electron'] ?? '',
      node: versions['node'] ?? '',
      sqlite: versions['sqlite'] ?? '',
      platform: `${process.platform} ${process.arch}`,
    },
  });
}

/** Every wish to leave, by menu, key, window or the system, goes through one question and one orderly close. */
function leaveInOrder(purser: App, window: BrowserWindow): Leave {
  const leave = makeLeave({
    canQuit: () => purser.canQuit(),
    confirm: () => confirmLeaving(window),
    close: () => purser.close(),
    exit: () => app.exit(0),
  });
  window.on('close', (event) => {
    if (leave.over()) return;
    event.preventDefault();
    void leave.wished();
  });
  app.on('before-quit', (event) => {
    // Whoever replaces this program by a newer one quits it by itself.
    if (leave.over()) return;
    event.preventDefault();
    void leave.wished();
  });
  // The system goes down: macOS and Linux may be asked for a moment, Windows only tells.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    void leave.demanded();
  });
  window.on('session-end', () => void leave.demanded());
  return leave;
}

/** A run is read from the task bar too; the window may be behind others. */
function showProgress(purser: App, window: BrowserWindow): void {
  purser.onEvent((_name, payload) => {
    const view: Events[EventName] = payload;
    if (view !== null && 'run' in view && !window.isDestroyed())
      window.setProgressBar(progressOf(view));
  });
}

/** The page is drawn while the application is composed; its first calls wait for that. */
export async function startApplication(beginning: Beginning): Promise<App> {
  const { window, log, logWords } = beginning;
  for (const name of LOG_WORDS.calls) logWords.calls.add(name);
  const leaving = Promise.withResolvers<Leave>();
  const composing = composeHere(beginning, async (last) => (await leaving.promise).replaced(last));
  const menu = menuTemplate(process.platform, () => {
    void composing.then((purser) => purser.askToVerify());
  });
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate([...menu]));
  const connected = connectWindow(composing, window.webContents, { origin: APP_ORIGIN, log });
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('page-gone', { how: details.reason });
    window.reload();
  });
  const [purser] = await Promise.all([composing, window.loadURL(APP_PAGE), connected]);
  leaving.resolve(leaveInOrder(purser, window));
  showProgress(purser, window);
  return purser;
}
