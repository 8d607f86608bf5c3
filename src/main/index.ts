/** Start-up, in order. */
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, Menu, powerMonitor, protocol, session, type BrowserWindow } from 'electron';
import { policyText } from '#core/policy/words.ts';
import type { EventName, Events } from '#contract/events.ts';
import { openInBrowser } from './adapters/browser.ts';
import { confirmLeaving, makeDialogs } from './adapters/dialogs.ts';
import { makeNotifier } from './adapters/notifier.ts';
import { makeLinks } from './adapters/open-external.ts';
import { policyPath, readPolicyFile } from './adapters/policy-file.ts';
import { makePower } from './adapters/power.ts';
import { makeLog } from './adapters/log.ts';
import { feedHere, openUpdater } from './adapters/updates/open.ts';
import { feedUnder } from './desk/update-policy.ts';
import type { App, Updates } from './app.ts';
import { compose } from './compose.ts';
import { APP_ORIGIN, APP_PAGE } from './hardening/app-protocol.ts';
import { refusedSwitch, refusedVariable } from './hardening/environment.ts';
import {
  hardenPages,
  hardenSession,
  SCHEME_PRIVILEGES,
  SESSION_OPTIONS,
} from './hardening/harden.ts';
import { connectWindow } from './ipc/connect.ts';
import { LOG_WORDS } from './ipc/log-words.ts';
import { speakLastWords } from './last-words.ts';
import { makeLeave, type Leave } from './leave.ts';
import type { LogBook } from './ports/log.ts';
import { progressOf } from './progress.ts';
import { makeWindow, menuTemplate, PARTITION, showWindow } from './window.ts';

const OUT = fileURLToPath(new URL('..', import.meta.url));
const DATA_ARGUMENT = '--data=';
/** Prints the policy in force and ends. */
const POLICY_ARGUMENT = '--policy';

/** Why this environment is refused, or null. Debugging switches are for development only. */
function refusal(): string | null {
  const variable = refusedVariable(process.env);
  if (variable !== null || !app.isPackaged) return variable;
  return refusedSwitch((name) => app.commandLine.hasSwitch(name));
}

/** `--data=FOLDER` keeps books of their own, such as a rehearsal's. */
function chooseDataFolder(): void {
  const argument = process.argv.find((candidate) => candidate.startsWith(DATA_ARGUMENT));
  if (argument !== undefined)
    app.setPath('userData', resolve(argument.slice(DATA_ARGUMENT.length)));
}

function showOwner(owner: () => BrowserWindow | null): void {
  const window = owner();
  if (window !== null) showWindow(window);
}

/** Beside the archive in a package, beside out/ in the sources. */
function samplesFolder(): string {
  const root = join(OUT, '..');
  return join(root.endsWith('.asar') ? dirname(root) : root, 'samples');
}

interface Around {
  readonly log: LogBook;
  readonly owner: () => BrowserWindow | null;
  readonly leaveFor: Updates['leaveFor'];
}

function composeHere({ log, owner, leaveFor }: Around): Promise<App> {
  const versions: Readonly<Record<string, string | undefined>> = process.versions;
  const policy = readPolicyFile(policyPath(process.platform), process.platform);
  return compose({
    dataFolder: app.getPath('userData'),
    samplesFolder: samplesFolder(),
    intakeWorker: new URL('./intake-worker.js', import.meta.url),
    treasuryWorker: new URL('./treasury-worker.js', import.meta.url),
    receiverWorker: new URL('./receiver-worker.js', import.meta.url),
    rehearsalWorker: new URL('./rehearsal-worker.js', import.meta.url),
    verifyWorker: new URL('./verify-worker.js', import.meta.url),
    dialogs: makeDialogs(owner),
    openLink: openInBrowser,
    power: makePower(),
    notifier: makeNotifier(owner, () => showOwner(owner)),
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
async function start(log: LogBook): Promise<void> {
  const known = speakLastWords(process, { log, exit: (code) => app.exit(code) });
  hardenSession(session.fromPartition(PARTITION, SESSION_OPTIONS), join(OUT, 'renderer'));
  const window = makeWindow(join(OUT, 'preload', 'index.cjs'), app.isPackaged);
  const leaving = Promise.withResolvers<Leave>();
  const composing = composeHere({
    log,
    owner: () => window,
    leaveFor: async (last) => (await leaving.promise).replaced(last),
  });
  const menu = menuTemplate(process.platform, () => {
    void composing.then((purser) => purser.askToVerify());
  });
  Menu.setApplicationMenu(menu === null ? null : Menu.buildFromTemplate([...menu]));
  const connected = connectWindow(composing, window.webContents, { origin: APP_ORIGIN, log });
  app.on('second-instance', () => showWindow(window));
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('page-gone', { how: details.reason });
    window.reload();
  });
  const [purser] = await Promise.all([composing, window.loadURL(APP_PAGE), connected]);
  known(purser);
  leaving.resolve(leaveInOrder(purser, window));
  showProgress(purser, window);
  log.write('started', {
    version: app.getVersion(),
    node: process.versions.node,
    ms: Math.round(performance.now()),
  });
}

function fail(log: LogBook, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  log.write('start-failed', { error });
  dialog.showErrorBox('Purser could not start', text);
  app.exit(1);
}

const refused = refusal();
chooseDataFolder();
if (process.argv.includes(POLICY_ARGUMENT)) {
  const path = policyPath(process.platform);
  process.stdout.write(policyText(readPolicyFile(path, process.platform), path), () => app.exit(0));
} else if (refused !== null) {
  dialog.showErrorBox('Purser does not start here', `${refused} Remove it and start again.`);
  app.exit(1);
} else if (app.requestSingleInstanceLock()) {
  protocol.registerSchemesAsPrivileged(SCHEME_PRIVILEGES);
  app.enableSandbox();
  hardenPages(app);
  const log = makeLog({ folder: app.getPath('userData'), now: Date.now, words: LOG_WORDS });
  app
    .whenReady()
    .then(() => start(log))
    .catch((error: unknown) => fail(log, error));
} else {
  app.quit();
}
