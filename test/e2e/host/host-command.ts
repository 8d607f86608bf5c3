/** How each host is started, and in which environment. */
import { join } from 'node:path';
import { ROOT } from './electron-path.ts';

/** Arguments for this Node that run the built app with the stand-in. */
export const STANDIN_ARGUMENTS = [
  '--import',
  join(ROOT, 'test', 'standin', 'register.ts'),
  join(ROOT, 'out', 'main', 'index.js'),
];

/** Arguments for Electron that run the built app. Chromium's sandbox refuses to run for root. */
export const ELECTRON_ARGUMENTS = [
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ROOT,
];

/** Variables under which Purser refuses to start; tests and start-up from source run without them. */
const REFUSED_BY_PURSER = [
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'NODE_USE_ENV_PROXY',
  'SSLKEYLOGFILE',
  'ELECTRON_RUN_AS_NODE',
];

export function cleanEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !REFUSED_BY_PURSER.includes(name));
  return Object.fromEntries(kept);
}
