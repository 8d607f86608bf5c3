/** Refuses to start where the environment could weaken the app or listen to it. */

const LOADS_CODE = 'it can load foreign code into Purser';
const WIDENS_TRUST = 'it can make Purser trust a gateway it should not';
const TELLS_TRAFFIC = 'it can let what Purser sends be read';

/** Variables that change what code is loaded, how TLS is checked, or who can read traffic; and what each could do. */
export const REFUSED_VARIABLES: Readonly<Record<string, string>> = {
  ELECTRON_RUN_AS_NODE: LOADS_CODE,
  NODE_COMPILE_CACHE: LOADS_CODE,
  NODE_DEBUG: TELLS_TRAFFIC,
  NODE_DEBUG_NATIVE: TELLS_TRAFFIC,
  NODE_EXTRA_CA_CERTS: WIDENS_TRUST,
  NODE_OPTIONS: LOADS_CODE,
  NODE_PATH: LOADS_CODE,
  NODE_USE_ENV_PROXY: TELLS_TRAFFIC,
  NODE_USE_SYSTEM_CA: WIDENS_TRUST,
  OPENSSL_CONF: LOADS_CODE,
  OPENSSL_MODULES: LOADS_CODE,
  SSLKEYLOGFILE: TELLS_TRAFFIC,
};

/** Refused with this value only: any other value leaves the check on. */
const CHECK_OFF = { name: 'NODE_TLS_REJECT_UNAUTHORIZED', value: '0' } as const;

/**
 * Switches that open the app to a debugger, or loosen or tell what its page and its connections do. Development needs
 * some of them; a packaged app needs none.
 */
export const REFUSED_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  'disable-web-security',
  'ignore-certificate-errors',
  'load-extension',
  'log-net-log',
  'proxy-server',
  'ssl-key-log-file',
] as const;

/** The name and reason of the first variable that forbids starting, or null when all is well. */
export function refusedVariable(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env[CHECK_OFF.name] === CHECK_OFF.value) {
    return `${CHECK_OFF.name}=${CHECK_OFF.value} turns the check of the gateway off.`;
  }
  const found = Object.entries(REFUSED_VARIABLES).find(([name]) => (env[name] ?? '') !== '');
  return found === undefined ? null : `${found[0]} is set; ${found[1]}.`;
}

/** The switch that forbids a packaged app to start, or null. */
export function refusedSwitch(hasSwitch: (name: string) => boolean): string | null {
  const found = REFUSED_SWITCHES.find(hasSwitch);
  return found === undefined ? null : `--${found} would open Purser to others or loosen it.`;
}
