/** How each host is started, and in which environment. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { REFUSED_VARIABLES } from '#main/hardening/environment.ts';
import { packagedPath, ROOT } from './electron-path.ts';

/** Arguments for this Node that run a main program with the stand-in; the built app unless another is named. */
export const standinArguments = (
  main = join(ROOT, 'out', 'main', 'index.js'),
): readonly string[] => ['--import', join(ROOT, 'test', 'standin', 'register.ts'), main];

/** Arguments for Electron that run the built app. Chromium's sandbox refuses to run for root. */
export const ELECTRON_ARGUMENTS = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  // A packaged application knows what to run.
  ...(packagedPath() === null ? [ROOT] : []),
];

/** Variables under which Purser refuses to start; tests and start-up from source run without them. */
const REFUSED_BY_PURSER = new Set([
  'NODE_TLS_REJECT_UNAUTHORIZED',
  ...Object.keys(REFUSED_VARIABLES),
]);

/** Without a bus the secret service would try to launch one and wait for ever; told so, it fails at once. */
const NO_SESSION_BUS = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

function hasSessionBus(env: NodeJS.ProcessEnv): boolean {
  if (process.platform !== 'linux' || (env['DBUS_SESSION_BUS_ADDRESS'] ?? '') !== '') return true;
  const runtime = env['XDG_RUNTIME_DIR'] ?? '';
  return runtime !== '' && existsSync(join(runtime, 'bus'));
}

/** This environment without what Purser refuses, and honest about the session bus. */
export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !REFUSED_BY_PURSER.has(name));
  return { ...Object.fromEntries(kept), ...(hasSessionBus(env) ? {} : NO_SESSION_BUS) };
}
