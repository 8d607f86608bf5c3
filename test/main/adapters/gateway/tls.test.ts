import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { certificate, type KeyPair } from '#test/support/certificate.ts';
import { ACCEPTED, gatewayAt, ORDER } from '#test/support/gateway-under-test.ts';
import {
  answering,
  remember,
  startRawServer,
  watch,
  type RawServer,
  type Seen,
} from '#test/support/raw-server.ts';

const trusted = getCACertificates('default');

const local = certificate('loopback');
const other = certificate('other-host');
const expired = certificate('expired');

/** An https server that takes every withdraw, with this certificate. */
const serveTls = async (pair: KeyPair): Promise<RawServer> => {
  const connections: Seen[] = [];
  const tls = createServer(pair, (socket) => {
    watch(socket, connections, answering(200, ACCEPTED));
  });
  tls.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    tls.listen(0, '127.0.0.1', resolve);
  });
  return remember(tls, 'https', connections);
};

let server: RawServer | undefined;
beforeAll(() => {
  setDefaultCACertificates([...trusted, local.cert, other.cert, expired.cert]);
});
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => {
  setDefaultCACertificates(trusted);
});

describe('over TLS', () => {
  test('a trusted gateway gets the request after the handshake, once', async () => {
    server = await serveTls(local);
    const made = await gatewayAt(server.url).prepare(ORDER);
    if (!made.ok) throw new Error(made.error.detail);
    // The server learns of the finished handshake a moment after the client.
    await vi.waitUntil(() => server?.connections.length === 1);
    expect(server.connections.map((seen) => seen.text)).toEqual(['']);
    const wire = await made.value.send();
    expect(gatewayAt(server.url).interpret(ORDER, wire).kind).toBe('accepted');
    expect(server.posts()).toBe(1);
  });

  test('reads work too', async () => {
    server = await serveTls(local);
    const found = await gatewayAt(server.url).lookup({ by: 'orderId', orderId: 'o' });
    expect(found).toMatchObject({ kind: 'found', withdrawal: { withdrawalId: 'Nzc2OTc0' } });
  });

  test.each([
    ['for another host', other, 'not in the cert'],
    ['that has expired', expired, 'certificate has expired'],
  ])('a certificate %s stops before a byte of the request', async (_name, pair, words) => {
    server = await serveTls(pair);
    const gateway = gatewayAt(server.url);
    const made = await gateway.prepare(ORDER);
    expect(made).toMatchObject({ ok: false, error: { kind: 'tls' } });
    expect(made.ok ? '' : made.error.detail).toContain(words);
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'tls' } });
    expect(server.posts()).toBe(0);
  });

  test('a certificate nobody vouches for stops before a byte of the request', async () => {
    setDefaultCACertificates(trusted);
    server = await serveTls(local);
    const gateway = gatewayAt(server.url);
    expect(await gateway.prepare(ORDER)).toMatchObject({ ok: false, error: { kind: 'tls' } });
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'tls' } });
    expect(server.posts()).toBe(0);
  });

  test('a server that speaks no TLS is a TLS failure, not a dead address', async () => {
    server = await startRawServer(({ socket }) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'));
    const gateway = gatewayAt(server.url.replace('http:', 'https:'));
    expect(await gateway.prepare(ORDER)).toMatchObject({ ok: false, error: { kind: 'tls' } });
  });
});
