import { expect, test } from 'vitest';
import { refusedSwitch, refusedVariable } from '#main/hardening/environment.ts';

test.each([
  ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ['NODE_OPTIONS', '--require=/tmp/x.js'],
  ['NODE_EXTRA_CA_CERTS', '/tmp/ca.pem'],
  ['SSLKEYLOGFILE', '/tmp/keys'],
  ['ELECTRON_RUN_AS_NODE', '1'],
  ['NODE_USE_ENV_PROXY', '1'],
])('%s=%s is refused and named', (name, value) => {
  expect(refusedVariable({ PATH: '/bin', [name]: value })).toContain(name);
});

test.each([[{ PATH: '/bin' }], [{ NODE_TLS_REJECT_UNAUTHORIZED: '1' }], [{ NODE_OPTIONS: '' }]])(
  '%j is no reason to refuse',
  (env) => {
    expect(refusedVariable(env)).toBeNull();
  },
);

test('a debugging switch is named, other switches are not', () => {
  expect(refusedSwitch((name) => name === 'remote-debugging-port')).toContain(
    'remote-debugging-port',
  );
  expect(refusedSwitch((name) => name === 'force-dark-mode')).toBeNull();
});
