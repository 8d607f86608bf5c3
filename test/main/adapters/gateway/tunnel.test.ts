/** Everything to the gateway through an HTTP proxy: encrypted end to end, and a tunnel that fails has sent nothing. */
import {
  createServer as createPlain,
  connect,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { createServer as createTls, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { dial } from '#main/adapters/gateway/dial.ts';
import { exchange } from '#main/adapters/gateway/exchange.ts';
import { DEFAULT_LIMITS } from '#main/adapters/gateway/limits.ts';
import { closedTransport, networkTransport } from '#main/adapters/gateway/transport.ts';
import { openTunnel } from '#main/adapters/gateway/tunnel.ts';
import { certificate } from '#test/support/certificate.ts';

const trusted = getCACertificates('default');
const local = certificate('loopback');
const other = certificate('other-host');

/** What the proxy does with a request to open a tunnel; null: what a proxy should. */
type Spoil = ((socket: Socket, head: string) => void) | null;

const open: (Server | Socket)[] = [];
const listen = async (server: Server): Promise<number> => {
  open.push(server);
  server.on('connection', (socket) => open.push(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
};

/** A proxy on loopback: remembers what it was asked and every byte that went through it. */
const startProxy = async (gatewayPort: () => number, spoil: Spoil = null) => {
  const heads: string[] = [];
  let through = '';
  const port = await listen(
    createPlain((socket) => {
      socket.on('error', () => undefined);
      let head = '';
      const hear = (chunk: Buffer): void => {
        head += chunk.toString('latin1');
        if (!head.includes('\r\n\r\n')) return;
        socket.off('data', hear);
        heads.push(head);
        if (spoil !== null) return spoil(socket, head);
        const far = connect(gatewayPort(), '127.0.0.1');
        open.push(far);
        far.on('error', () => socket.destroy());
        far.once('connect', () => {
          socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
          socket.on('data', (bytes: Buffer) => {
            through += bytes.toString('latin1');
            far.write(bytes);
          });
          far.pipe(socket);
          socket.once('close', () => far.destroy());
        });
      };
      socket.on('data', hear);
    }),
  );
  return { proxy: new URL(`http://127.0.0.1:${port}`), heads, through: () => through };
};

const REPLY = '{"result":1}';

/** An https gateway on loopback that counts requests. */
const startGateway = async (pair = local) => {
  const requests: string[] = [];
  const port = await listen(
    createTls(pair, (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes: Buffer) => {
        requests.push(bytes.toString('latin1'));
        socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${REPLY.length}\r\n\r\n${REPLY}`);
      });
    }).on('tlsClientError', () => undefined),
  );
  return { port, target: new URL(`https://127.0.0.1:${port}`), requests };
};

const SIGNATURE = 'a5'.repeat(32);
const requestTo = (target: URL) => ({
  target,
  path: '/v2/withdraw',
  body: Buffer.from('{"canary":"in-the-body"}'),
  signature: SIGNATURE,
  marks: [],
});
const LIMITS = { deadlineMs: 5_000, maxReplyBytes: 1_000 };

beforeAll(() => setDefaultCACertificates([...trusted, local.cert, other.cert]));
afterAll(() => setDefaultCACertificates(trusted));
afterEach(() => {
  for (const one of open.splice(0)) {
    if ('destroy' in one) one.destroy();
    else one.close();
  }
});

describe('through a proxy', () => {
  test('a request is asked for by host and port, travels encrypted, once, on a tunnel of its own', async () => {
    const gateway = await startGateway();
    const { proxy, heads, through } = await startProxy(() => gateway.port);
    for (let count = 1; count <= 2; count += 1) {
      const socket = await dial(gateway.target, 5_000, proxy);
      if (!socket.ok) throw new Error(socket.error.detail);
      expect(gateway.requests).toHaveLength(count - 1);
      const request = requestTo(gateway.target);
      const answer = await exchange(request, { socket: socket.value }, LIMITS);
      expect(answer).toMatchObject({ kind: 'reply', reply: { status: 200, body: REPLY } });
      expect(gateway.requests).toHaveLength(count);
    }
    const place = `127.0.0.1:${gateway.port}`;
    expect(heads).toEqual(Array(2).fill(`CONNECT ${place} HTTP/1.1\r\nHost: ${place}\r\n\r\n`));
    expect(gateway.requests[0]).toContain(SIGNATURE);
    for (const secret of [SIGNATURE, 'canary', 'POST', 'x-signature']) {
      expect(`${heads.join('')}${through()}`).not.toContain(secret);
    }
  });

  test('a certificate of another host stops before a byte of the request', async () => {
    const gateway = await startGateway(other);
    const { proxy } = await startProxy(() => gateway.port);
    expect(await dial(gateway.target, 5_000, proxy)).toMatchObject({
      ok: false,
      error: { kind: 'tls' },
    });
    expect(gateway.requests).toEqual([]);
  });

  const faults: readonly (readonly [string, Spoil, string])[] = [
    [
      'asks for a password (407)',
      (socket) => socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n'),
      'name and password',
    ],
    [
      'refuses (403)',
      (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'),
      'refused the tunnel (403)',
    ],
    [
      'redirects (302)',
      (socket) => socket.end('HTTP/1.1 302 Found\r\nLocation: http://evil.example\r\n\r\n'),
      '(302)',
    ],
    ['closes without an answer', (socket) => socket.destroy(), 'closed the connection'],
    [
      'closes in the middle of its answer',
      (socket) => socket.end('HTTP/1.1 200 Conn'),
      'closed the connection',
    ],
    ['answers something else', (socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'), 'not HTTP'],
    ['answers without end', (socket) => socket.write('x'.repeat(20_000)), 'more than a proxy says'],
    [
      'speaks before the far end does',
      (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK'),
      'bytes of its own',
    ],
    ['never answers', () => undefined, 'no tunnel within'],
  ];

  test.each(faults)(
    'a proxy that %s has sent nothing: not sent, provably',
    async (_what, spoil, words) => {
      const gateway = await startGateway();
      const { proxy } = await startProxy(() => gateway.port, spoil);
      const made = await dial(gateway.target, 300, proxy);
      expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
      expect(made.ok ? '' : made.error.detail).toContain(words);
      expect(gateway.requests).toEqual([]);
    },
  );

  test('a proxy that is not there has sent nothing', async () => {
    const { proxy } = await startProxy(() => 0);
    const nobody = new URL(`http://127.0.0.1:${Number(proxy.port) === 9 ? 8 : 9}`);
    const made = await openTunnel(nobody, { host: 'api.example', port: 443 }, 1_000);
    expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('a tunnel cut after the request has left is silence, never "not sent"', async () => {
    const gateway = await startGateway();
    const { proxy } = await startProxy(() => gateway.port);
    const socket = await dial(gateway.target, 5_000, proxy);
    if (!socket.ok) throw new Error(socket.error.detail);
    const sending = exchange(requestTo(gateway.target), { socket: socket.value }, LIMITS);
    for (const one of open) if ('destroy' in one) one.destroy();
    expect(await sending).toMatchObject({ kind: 'silence', cause: 'closed' });
  });

  test('this computer itself is never reached through it', async () => {
    const gateway = await startGateway();
    const { proxy, heads } = await startProxy(() => gateway.port);
    const line = networkTransport(gateway.target, DEFAULT_LIMITS, proxy);
    expect(await line.read(requestTo(gateway.target))).toMatchObject({ kind: 'reply' });
    expect(heads).toEqual([]);
  });

  test('a read and a withdraw to another name both ask the proxy, and fail as reads and as not sent', async () => {
    const refused: Spoil = (socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    const { proxy, heads } = await startProxy(() => 0, refused);
    const target = new URL('https://gateway.invalid');
    const line = networkTransport(target, DEFAULT_LIMITS, proxy);
    expect(await line.read(requestTo(target))).toMatchObject({
      kind: 'silence',
      fault: { kind: 'unreachable' },
    });
    expect(await line.prepare(requestTo(target))).toMatchObject({ ok: false });
    expect(heads.map((head) => head.split(' ')[1])).toEqual(Array(2).fill('gateway.invalid:443'));
  });
});

test('where the policy lets nothing out, nothing is dialled', async () => {
  const line = closedTransport('the policy forbids it');
  const request = requestTo(new URL('https://gateway.invalid'));
  expect(await line.prepare(request)).toEqual({
    ok: false,
    error: { kind: 'unreachable', detail: 'the policy forbids it' },
  });
  expect(await line.read(request)).toMatchObject({
    kind: 'silence',
    detail: 'the policy forbids it',
  });
});
