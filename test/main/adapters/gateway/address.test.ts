import { describe, expect, test } from 'vitest';
import { readGatewayUrl } from '#main/adapters/gateway/address.ts';
import { gatewayAt } from '#test/support/gateway-under-test.ts';

describe('the address of a gateway', () => {
  test.each([
    'https://api.passimpay.io',
    'https://api.passimpay.io/base/',
    'https://localhost:8443',
    'http://127.0.0.1:4010',
    'http://localhost:4010',
    'http://[::1]:4010',
  ])('may be %s', (url) => {
    expect(readGatewayUrl(url).ok).toBe(true);
    expect(() => gatewayAt(url)).not.toThrow();
  });

  test.each([
    'http://api.passimpay.io',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'https://user:secret@api.passimpay.io',
    'https://api.passimpay.io/?next=1',
    'https://api.passimpay.io/#a',
    'api.passimpay.io',
    '',
  ])('may not be "%s"', (url) => {
    expect(readGatewayUrl(url).ok).toBe(false);
    expect(() => gatewayAt(url)).toThrow();
  });

  test('with a password is refused without repeating it', () => {
    const refused = readGatewayUrl('https://user:hunter2@host.example');
    expect(refused.ok ? '' : refused.error).not.toContain('hunter2');
  });
});
