import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeEach, describe, expect, test, type TestContext } from 'vitest';
import { keychainFailure } from '#main/adapters/keychain-failure.ts';

const CANARY = 'c4na7y-0b5e55-1d1e5a-decade-f00d42';
const folder = mkdtempSync(join(tmpdir(), 'purser-keychain-'));
const [shell, exercise] = ['secret-service.sh', 'keychain-exercise.ts'].map((name) =>
  join(import.meta.dirname, '../../support', name),
);
const run = promisify(execFile);

const isInstalled = (command: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Makes calls in a process of its own, beside a secret service in this state. */
const ask = async (state: 'unlocked' | 'locked' | 'none', ...calls: readonly string[]) => {
  const node = [process.execPath, exercise ?? '', '10000', ...calls];
  const command =
    state === 'none' ? node : ['dbus-run-session', '--', 'sh', shell ?? '', state, folder, ...node];
  const [file = '', ...args] = command;
  const bare = { PATH: process.env['PATH'], HOME: folder };
  const { stdout } = await run(file, args, { env: bare, timeout: 15_000 });
  return JSON.parse(stdout) as unknown[];
};

/** Everything the secret service has written. */
const written = (): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('');

const needSecretService = (context: TestContext): void => {
  if (process.platform !== 'linux') {
    context.skip("needs a Linux secret service; another system's keychain is not touched by tests");
  }
  const missing = ['dbus-run-session', 'gnome-keyring-daemon'].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.env['CI'] !== undefined) throw new Error(`install ${missing.join(' and ')}`);
  context.skip(`${missing.join(' and ')} not installed; npm test installs them on Debian`);
};

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the keychain with a real secret service', () => {
  beforeEach(needSecretService);

  test('keeps a key, lends it, and forgets it', async () => {
    const [probe, before, saved, has, used, removed, after, gone] = await ask(
      'unlocked',
      'probe',
      'has a',
      `save a ${CANARY}`,
      'has a',
      'use a',
      'remove a',
      'has a',
      'use a',
    );
    expect(probe).toEqual({ ok: true });
    expect(before).toEqual({ ok: true, value: false });
    expect(saved).toEqual({ ok: true });
    expect(has).toEqual({ ok: true, value: true });
    expect(used).toEqual({ ok: true, value: CANARY.length });
    expect(removed).toEqual({ ok: true });
    expect(after).toEqual({ ok: true, value: false });
    expect(gone).toMatchObject({ ok: false, error: { kind: 'absent' } });
  });

  test('K1 U: a key is kept across sessions and never in the clear', async () => {
    await ask('unlocked', `save b ${CANARY}`);
    expect(await ask('unlocked', 'use b')).toEqual([{ ok: true, value: CANARY.length }]);
    expect(written()).not.toBe('');
    expect(written()).not.toContain(CANARY);
  });

  test('K4 U: a key that was lent is wiped when it comes back', async () => {
    const calls = [`save w ${CANARY}`, 'use w', 'wiped'];
    expect((await ask('unlocked', ...calls)).slice(1)).toEqual([
      { ok: true, value: CANARY.length },
      true,
    ]);
  });

  test('keeps a note apart from every key', async () => {
    const calls = ['note n', `save n ${CANARY}`, 'note n', 'keep-note n seq-7', 'note n', 'use n'];
    expect(await ask('unlocked', ...calls)).toEqual([
      { ok: true, value: null },
      { ok: true },
      { ok: true, value: null },
      { ok: true },
      { ok: true, value: 'seq-7' },
      { ok: true, value: CANARY.length },
    ]);
  });

  test('removing what is not there is no failure', async () => {
    expect(await ask('unlocked', 'remove none')).toEqual([{ ok: true }]);
  });

  test('K1 U: a locked keychain is called locked, and not empty', async () => {
    await ask('unlocked', `save c ${CANARY}`);
    const calls = ['probe', 'has c', 'use c', 'save c x', 'remove c'];
    const answers = await ask('locked', ...calls);
    expect(answers).toHaveLength(calls.length);
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'locked' } });
    }
    expect(await ask('unlocked', 'use c')).toEqual([{ ok: true, value: CANARY.length }]);
  });

  test('K1 U: without a secret store no key is saved, and that is said', async () => {
    const answers = await ask('none', 'probe', 'has a', `save a ${CANARY}`);
    expect(answers).toHaveLength(3);
    for (const answer of answers) {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'missing' } });
      expect(JSON.stringify(answer)).not.toContain(CANARY);
    }
  });
});

test.runIf(process.platform === 'linux')(
  'a secret service that never answers is locked, not a hang',
  async () => {
    const path = join(folder, 'silent-bus');
    // It hangs up at last, because a process cannot end while a call of the library waits.
    const silent = createServer((socket) => setTimeout(() => socket.destroy(), 1_500)).listen(path);
    const env = { HOME: folder, DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` };
    const calls = ['200', 'probe', 'use a'];
    const { stdout } = await run(process.execPath, [exercise ?? '', ...calls], { env });
    silent.close();
    const locked = { ok: false, error: { kind: 'locked' } };
    expect(JSON.parse(stdout)).toMatchObject([locked, locked]);
  },
);

test.each([
  ['Failed to load keytar native addon, checked [...]', 'missing'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'missing'],
  ['Cannot create an item in a locked collection', 'locked'],
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'locked'],
  ['User interaction is not allowed.', 'locked'],
  ['The user name or passphrase you entered is not correct.', 'denied'],
  ['User canceled the operation.', 'denied'],
  ['Access is denied.', 'denied'],
  ['A specified logon session does not exist.', 'failed'],
])('"%s" means the keychain is %s', (words, kind) => {
  expect(keychainFailure(new Error(words))).toEqual({ kind, detail: words });
});
