import { expect, test } from 'vitest';
import {
  REFUSED_SWITCHES,
  REFUSED_VARIABLES,
  refusedSwitch,
  refusedVariable,
} from '#main/hardening/environment.ts';

test.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['NODE_OPTIONS', '--require=/tmp/x.js'],
  ['NODE_PATH', '/tmp/modules'],
  ['NODE_COMPILE_CACHE', '/tmp/cache'],
  ['NODE_EXTRA_CA_CERTS', '/tmp/ca.pem'],
  ['NODE_USE_SYSTEM_CA', '1'],
  ['SSLKEYLOGFILE', '/tmp/keys'],
  ['NODE_DEBUG', 'http,tls'],
  ['NODE_DEBUG_NATIVE', 'crypto'],
  ['OPENSSL_CONF', '/tmp/openssl.cnf'],
  ['OPENSSL_MODULES', '/tmp/modules'],
  ['ELECTRON_RUN_AS_NODE', '1'],
  ['NODE_USE_ENV_PROXY', '1'],
])('C23 U: a hostile variable is refused and named: %s=%s', (name, value) => {
  expect(refusedVariable({ PATH: '/bin', [name]: value })).toContain(name);
});

test('C23 U: every variable that is refused is named with what it could do', () => {
  for (const [name, why] of Object.entries(REFUSED_VARIABLES)) {
    expect(refusedVariable({ [name]: 'x' })).toBe(`${name} is set; ${why}.`);
  }
});

test.each([[{ PATH: '/bin' }], [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }], [{ NODE_OPTIONS: '' }]])(
  '%j is no reason to refuse',
  (env) => {
    expect(refusedVariable(env)).toBeNull();
  },
);

test.each(REFUSED_SWITCHES)(
  'C22 U: a packaged app does not start with a loosening switch: %s',
  (name) => {
    expect(refusedSwitch((asked) => asked === name)).toContain(`--${name} `);
  },
);

test('other switches are no reason to refuse', () => {
  expect(refusedSwitch((name) => name === 'force-dark-mode')).toBeNull();
});
