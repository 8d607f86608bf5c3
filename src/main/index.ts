/** Start-up, in order. Only what the window needs is loaded here; the application itself comes with start.ts. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, dialog, protocol, session } from 'electron';
import { policyText } from '#core/policy/words.ts';
import { policyPath, readPolicyFile } from './adapters/policy-file.ts';
import { makeLog } from './adapters/log.ts';
import { refusedSwitch, refusedVariable } from './hardening/environment.ts';
import {
  hardenPages,
  hardenSession,
  SCHEME_PRIVILEGES,
  SESSION_OPTIONS,
} from './hardening/harden.ts';
import { speakLastWords } from './last-words.ts';
import { backupIn, OpenedBackup } from './opened-backup.ts';
import type { LogBook } from './ports/log.ts';
import type { Places } from './start.ts';
import { makeWindow, PARTITION, showWindow } from './window.ts';

const OUT = fileURLToPath(new URL('..', import.meta.url));
const DATA_ARGUMENT = '--data=';
/** Prints the policy in force and ends. */
const POLICY_ARGUMENT = '--policy';

/** The names of the calls come with the border, which is loaded after the window is made; none is logged before. */
const logWords = { calls: new Set<string>() };

const opened = new OpenedBackup();

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

/** Beside the archive in a package, beside out/ in the sources. */
function samplesFolder(): string {
  const root = join(OUT, '..');
  return join(root.endsWith('.asar') ? dirname(root) : root, 'samples');
}

/** Where everything of this copy lies. */
function places(): Places {
  return {
    dataFolder: app.getPath('userData'),
    samplesFolder: samplesFolder(),
    intakeWorker: new URL('./intake-worker.js', import.meta.url),
    treasuryWorker: new URL('./treasury-worker.js', import.meta.url),
    receiverWorker: new URL('./receiver-worker.js', import.meta.url),
    rehearsalWorker: new URL('./rehearsal-worker.js', import.meta.url),
    verifyWorker: new URL('./verify-worker.js', import.meta.url),
    backupWorker: new URL('./backup-worker.js', import.meta.url),
  };
}

/** The window comes first: the system makes it ready while the application is still being loaded. */
async function start(log: LogBook): Promise<void> {
  const known = speakLastWords(process, { log, exit: (code) => app.exit(code) });
  hardenSession(session.fromPartition(PARTITION, SESSION_OPTIONS), join(OUT, 'renderer'));
  const window = makeWindow(join(OUT, 'preload', 'index.cjs'), app.isPackaged);
  app.on('second-instance', (_event, argv, folder) => {
    showWindow(window);
    opened.open(backupIn(argv, folder));
  });
  const policy = readPolicyFile(policyPath(process.platform), process.platform);
  const { startApplication } = await import('./start.ts');
  const purser = await startApplication({ window, log, logWords, policy, places: places() });
  known(purser);
  opened.ready((path) => purser.askToRestore(path));
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
  // macOS tells of a double click by this event, before the application is ready or later.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    opened.open(backupIn(['', path], '/'));
  });
  opened.open(backupIn(process.argv, process.cwd()));
  const log = makeLog({ folder: app.getPath('userData'), now: Date.now, words: logWords });
  app
    .whenReady()
    .then(() => start(log))
    .catch((error: unknown) => fail(log, error));
} else {
  app.quit();
}
