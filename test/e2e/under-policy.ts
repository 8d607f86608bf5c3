/**
 * The application with a policy of the test's own in place of the computer's, whose place is fixed by the system and
 * belongs to its administrator. Everything else is what ships: the window, the border, the workflow.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, protocol, session } from 'electron';
import { readPolicy } from '#core/policy/read-policy.ts';
import { makeLog } from '#main/adapters/log.ts';
import { hardenSession, SCHEME_PRIVILEGES } from '#main/hardening/harden.ts';
import type * as Start from '#main/start.ts';
import { makeWindow, PARTITION } from '#main/window.ts';
import { ROOT } from './host/electron-path.ts';

const OUT = join(ROOT, 'out');
const built = (name: string): URL => pathToFileURL(join(OUT, 'main', name));

const read = readPolicy(process.env['TEST_POLICY'] ?? '');
if (!read.ok) throw new Error(read.error.message);
const dataFolder = process.argv.find((each) => each.startsWith('--data='))?.slice('--data='.length);
if (dataFolder === undefined) throw new Error('no data folder was named');

app.setPath('userData', dataFolder);
protocol.registerSchemesAsPrivileged(SCHEME_PRIVILEGES);
await app.whenReady();
hardenSession(session.fromPartition(PARTITION, { cache: false }), join(OUT, 'renderer'));
const { startApplication } = (await import(built('chunks/start.js').href)) as typeof Start;
const logWords = { calls: new Set<string>() };
await startApplication({
  window: makeWindow(join(OUT, 'preload', 'index.cjs'), false),
  log: makeLog({ folder: dataFolder, now: Date.now, words: logWords }),
  logWords,
  policy: { kind: 'read', file: '/etc/purser/policy.json', policy: read.value },
  places: {
    dataFolder,
    samplesFolder: join(ROOT, 'samples'),
    intakeWorker: built('intake-worker.js'),
    treasuryWorker: built('treasury-worker.js'),
    receiverWorker: built('receiver-worker.js'),
    rehearsalWorker: built('rehearsal-worker.js'),
    verifyWorker: built('verify-worker.js'),
    backupWorker: built('backup-worker.js'),
  },
});
