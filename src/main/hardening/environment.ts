/** Refuses to start where the environment could weaken the app or listen to it. */

/** Variables that change how TLS is checked, what code is loaded, or who can read traffic. */
const REFUSED = [
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'SSLKEYLOGFILE',
  'ELECTRON_RUN_AS_NODE',
  'NODE_USE_ENV_PROXY',
] as const;

/** Switches that open the app to a debugger; development needs them, a packaged app does not. */
const DEBUG_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'];

/** The name and reason of the first variable that forbids starting, or null when all is well. */
export function refusedVariable(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return 'NODE_TLS_REJECT_UNAUTHORIZED=0 turns the check of the gateway off.';
  }
  const name = REFUSED.find((candidate) => (env[candidate] ?? '') !== '');
  if (name === undefined) return null;
  return `${name} is set; it can load foreign code or let traffic be read.`;
}

/** The debugging switch that forbids a packaged app to start, or null. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | null {
  const found = DEBUG_SWITCHES.find(hasSwitch);
  return found === undefined ? null : `--${found} would open the app to a debugger.`;
}
