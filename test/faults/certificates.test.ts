/** F4: the gateway's certificate is not one to send money to. */
import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { certificate, type KeyPair } from '#test/support/certificate.ts';
import { ACCEPTED, gatewayAt } from '#test/support/gateway-under-test.ts';
import { answering, remember, watch, type RawServer, type Seen } from '#test/support/raw-server.ts';
import { endLines, openLine } from './line.ts';

const trusted = getCACertificates('default');
const [local, other, expired] = [
  certificate('loopback'),
  certificate('other-host'),
  certificate('expired'),
];

let server: RawServer | undefined;
beforeAll(() => setDefaultCACertificates([...trusted, other.cert, expired.cert]));
afterEach(async () => {
  await endLines();
  await server?.close();
});
afterAll(() => setDefaultCACertificates(trusted));

const serveTls = async (pair: KeyPair): Promise<RawServer> => {
  const connections: Seen[] = [];
  const tls = createServer(pair, (socket) => watch(socket, connections, answering(200, ACCEPTED)));
  tls.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => {
    tls.listen(0, '127.0.0.1', resolve);
  });
  return remember(tls, 'https', connections);
};

describe('F4: a wrong, expired or other host’s certificate → the run pauses at once, no byte sent', () => {
  test.each([
    ['that nobody vouches for', local, 'self-signed'],
    ['that has expired', expired, 'expired'],
    ['of another host', other, 'not in the cert'],
  ])('a certificate %s', async (_whose, pair, words) => {
    const dangerous = await serveTls(pair);
    server = dangerous;
    const behindIt = gatewayAt(dangerous.url);
    const line = await openLine({
      gateway: (real) => ({ ...real, prepare: (order) => behindIt.prepare(order) }),
    });
    await line.send();
    expect(await line.states()).toEqual(['APPROVED', 'APPROVED', 'APPROVED']);
    expect(await line.stop()).toBe('tls-failed');
    expect(await line.payout(1)).toMatchObject({ attempt: 1 });
    expect((await line.payout(1)).detail).toContain(words);
    expect(dangerous.posts()).toBe(0);
  });
});
