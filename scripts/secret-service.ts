/** Runs a command with a secret service of its own: a session bus and an unlocked, empty keyring. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './tools.ts';

export interface SecretService {
  /** The command as it must be started. */
  wrap(command: readonly string[]): readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Forgets the keyring. */
  dispose(): void;
}

/** The keyring is unlocked with an empty password before the command takes the shell's place. */
const UNLOCK =
  'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';

/** Elsewhere than on Linux the system's own store is used; without the packages, none. */
export function secretService(): SecretService {
  const needed = ['dbus-run-session', 'gnome-keyring-daemon'];
  if (process.platform !== 'linux' || !needed.every(onPath)) {
    return { wrap: (command) => command, env: {}, dispose: () => undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), 'purser-keyring-'));
  return {
    wrap: (command) => ['dbus-run-session', '--', 'sh', '-c', UNLOCK, 'sh', ...command],
    env: { XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CACHE_HOME: folder },
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
