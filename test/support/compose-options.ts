/** The parts of the application where no window, no system and no person is: for tests of the whole behind its border. */
import { join } from 'node:path';
import type { ComposeOptions } from '#main/app.ts';
import { ROOT } from '../../scripts/tools.ts';
import { noLog } from './no-log.ts';
import { noUpdates } from './no-updates.ts';

const nothing = (): void => undefined;
const worker = (path: string): URL => new URL(`../../src/main/adapters/${path}`, import.meta.url);

export const composeOptions = (
  dataFolder: string,
  change: Partial<ComposeOptions> = {},
): ComposeOptions => ({
  dataFolder,
  samplesFolder: join(ROOT, 'samples'),
  intakeWorker: worker('intake/worker.ts'),
  treasuryWorker: worker('treasury/worker.ts'),
  receiverWorker: worker('callbacks/worker.ts'),
  rehearsalWorker: new URL('../../src/main/rehearsal-worker.ts', import.meta.url),
  openLink: () => Promise.resolve(false),
  verifyWorker: worker('ledger/verify-worker.ts'),
  backupWorker: worker('backup/worker.ts'),
  showInFolder: nothing,
  dialogs: { openFile: () => Promise.resolve(null), saveFile: () => Promise.resolve(null) },
  power: { holdAwake: () => nothing, onSleep: () => nothing, onLock: () => nothing },
  notifier: { show: nothing },
  links: { open: () => Promise.resolve({ ok: true, value: undefined }) },
  policy: { kind: 'none' },
  account: 'tester',
  log: noLog,
  updates: noUpdates,
  version: '0.1.0',
  host: { electron: '', node: process.versions.node, sqlite: '', platform: 'test' },
  ...change,
});
