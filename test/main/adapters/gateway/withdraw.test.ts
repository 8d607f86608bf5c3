import { afterEach, describe, expect, test } from 'vitest';
import type { PreparedWithdraw, WireReply } from '#main/ports/gateway.ts';
import { sign } from '#main/adapters/gateway/sign.ts';
import { err } from '#core/result.ts';
import { ACCEPTED, CANARY_KEY, gatewayAt, ORDER } from '#test/support/gateway-under-test.ts';
import {
  answering,
  httpReply,
  startRawServer,
  type Behaviour,
  type RawServer,
} from '#test/support/raw-server.ts';
import { Secret } from '#core/secret/secret.ts';

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

const serve = async (...args: Parameters<typeof startRawServer>): Promise<RawServer> => {
  server = await startRawServer(...args);
  return server;
};

const prepared = async (url: string, replyMs = 30_000): Promise<PreparedWithdraw> => {
  const made = await gatewayAt(url, { limits: { replyMs } }).prepare(ORDER);
  if (!made.ok) throw new Error(made.error.detail);
  return made.value;
};

/** Sends one withdraw to a server of this behaviour and classifies what comes back. */
const sendTo = async (behave: Behaviour, replyMs?: number) => {
  const { url } = await serve(behave);
  const wire = await (await prepared(url, replyMs)).send();
  return { wire, outcome: gatewayAt(url).interpret(ORDER, wire) };
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const accepted = JSON.stringify(ACCEPTED);
const executedThenReset: Behaviour = ({ socket }, whole) => {
  if (whole) socket.resetAndDestroy();
};

describe('order of events', () => {
  test('not one byte is on the wire before send, however long it waits', async () => {
    const { url, connections } = await serve(answering(200, ACCEPTED));
    const withdraw = await prepared(url);
    await pause(60);
    expect(connections.map((seen) => seen.text)).toEqual(['']);
    await withdraw.send();
    expect(connections).toHaveLength(1);
    expect(connections[0]?.text).toMatch(/^POST \/v2\/withdraw HTTP\/1\.1\r\n/);
  });

  test('an abandoned withdraw closes its connection without a byte', async () => {
    const { url, connections } = await serve(answering(200, ACCEPTED));
    const withdraw = await prepared(url);
    withdraw.abandon();
    expect(await withdraw.send()).toMatchObject({ kind: 'silence', cause: 'closed' });
    await pause(30);
    expect(connections[0]?.text).toBe('');
    expect(connections[0]?.socket.readableEnded).toBe(true);
  });

  test('a second send does not send again', async () => {
    const { url, posts } = await serve(answering(200, ACCEPTED));
    const withdraw = await prepared(url);
    const replies = await Promise.all([withdraw.send(), withdraw.send()]);
    await withdraw.send();
    expect(replies[0]).toEqual(replies[1]);
    expect(posts()).toBe(1);
  });
});

describe('what is written', () => {
  test('is the canonical body with its signature, on a connection of its own', async () => {
    const { url, connections } = await serve(answering(200, ACCEPTED));
    await (await prepared(url)).send();
    const [head = '', body = ''] = (connections[0]?.text ?? '').trimEnd().split('\r\n\r\n');
    expect(JSON.parse(body)).toEqual({
      platformId: 50,
      paymentId: 71,
      addressTo: ORDER.address,
      amount: '31.42',
      orderId: ORDER.orderId,
    });
    expect(head).toContain(`x-signature: ${sign(50, Buffer.from(body), new Secret(CANARY_KEY))}`);
    expect(head).toMatch(/\r\nConnection: close/i);
    expect(head).toMatch(/\r\nContent-Type: application\/json/i);
    expect(head).not.toMatch(/transfer-encoding|expect:|cookie|origin/i);
  });

  test('is accepted when the gateway says so', async () => {
    const { outcome } = await sendTo(answering(200, ACCEPTED));
    expect(outcome).toEqual({ kind: 'accepted', withdrawalId: 'Nzc2OTc0', differs: [] });
  });
});

describe('silence after the request', () => {
  const silent = async (behave: Behaviour, cause: string): Promise<WireReply> => {
    const { wire, outcome } = await sendTo(behave, cause === 'timeout' ? 300 : undefined);
    expect(wire).toMatchObject({ kind: 'silence', cause });
    expect(outcome).toMatchObject({ kind: 'unanswered', stop: 'unknown-outcome' });
    await pause(50);
    expect(server?.posts()).toBe(1);
    return wire;
  };

  test('a reset after the first byte is not answered by sending again', () =>
    silent(({ socket }) => socket.resetAndDestroy(), 'closed'));

  test('executed and then reset: the gateway sees exactly one POST', () =>
    silent(executedThenReset, 'closed'));

  test('executed and then closed politely: the gateway sees exactly one POST', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.end();
    }, 'closed'));

  test('no answer ends at the deadline', () => silent(() => undefined, 'timeout'));

  test('an answer cut in its head is no answer', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.end('HTTP/1.1 200 OK\r\nContent-Le');
    }, 'closed'));

  test('an answer shorter than it promised is no answer', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.end(`HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n${accepted}`);
    }, 'closed'));

  test('an answer longer than it promised is no answer', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.write(`${httpReply(200, accepted)}and some more`);
    }, 'closed'));

  test('a broken chunk is no answer', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"res');
    }, 'closed'));

  test('something that is not HTTP is no answer', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.end('220 mail ready\r\n');
    }, 'closed'));

  test('ten megabytes are cut at 64 KiB', () =>
    silent(({ socket }, whole) => {
      if (whole) socket.write(httpReply(200, 'x'.repeat(10_000_000)));
    }, 'too-large'));

  test('one byte at a time does not outlast the deadline', () =>
    silent(({ socket }, whole) => {
      if (!whole) return;
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${accepted.length}\r\n\r\n`);
      const bytes = accepted.split('');
      const drip = setInterval(() => socket.write(bytes.shift() ?? ''), 20);
      socket.once('close', () => {
        clearInterval(drip);
      });
    }, 'timeout'));

  test('a connection that died while it waited stays unanswered', async () => {
    const { url, connections, posts } = await serve(() => undefined);
    const withdraw = await prepared(url);
    expect(withdraw.connected()).toBe(true);
    connections[0]?.socket.end();
    await pause(30);
    expect(withdraw.connected()).toBe(false);
    expect(await withdraw.send()).toMatchObject({ kind: 'silence', cause: 'closed' });
    expect(posts()).toBe(0);
  });
});

describe('an answer before the question', () => {
  test.each([
    ['a whole one', httpReply(200, accepted)],
    ['its head alone', httpReply(200, accepted).slice(0, -accepted.length)],
  ])('is not taken for the answer, and nothing is sent after it: %s', async (_, bytes) => {
    const { url, connections, posts } = await serve(() => undefined);
    const withdraw = await prepared(url);
    connections[0]?.socket.write(bytes);
    await pause(30);
    expect(withdraw.connected()).toBe(false);
    expect(await withdraw.send()).toMatchObject({ kind: 'silence', cause: 'closed' });
    expect(posts()).toBe(0);
  });
});

describe('a reset in the middle of a request', () => {
  test.each([1, 100, 200, 300])('after %d bytes is unanswered and not repeated', async (bytes) => {
    const { url, posts, connections } = await serve(({ socket, text }) => {
      if (text.length >= bytes) socket.resetAndDestroy();
    });
    const wire = await (await prepared(url)).send();
    expect(wire).toMatchObject({ kind: 'silence', cause: 'closed' });
    await pause(30);
    expect(posts()).toBe(1);
    expect(connections).toHaveLength(1);
  });
});

describe('replies that are stored as they came', () => {
  test.each([
    [200, '', 'unknown-outcome'],
    [200, '<html>hello</html>', 'unknown-outcome'],
    [200, '{"result":1,"transactionId":"a', 'unknown-outcome'],
    [401, '{"result":0,"message":"no"}', 'not-authorised'],
    [403, '<html>', 'not-authorised'],
    [429, '', 'rate-limited'],
    [500, accepted, 'unknown-outcome'],
    [502, '<html>Bad gateway</html>', 'unknown-outcome'],
  ])('HTTP %d with "%s" is unanswered', async (status, body, stop) => {
    const { wire, outcome } = await sendTo(answering(status, body));
    expect(wire).toEqual({ kind: 'reply', reply: { status, body } });
    expect(outcome).toMatchObject({ kind: 'unanswered', stop });
    expect(server?.posts()).toBe(1);
  });

  test.each([301, 302, 307, 308])('a redirect %d is not followed', async (status) => {
    const elsewhere = await startRawServer(answering(200, ACCEPTED));
    const { outcome } = await sendTo(({ socket }, whole) => {
      if (whole) socket.end(httpReply(status, '', `Location: ${elsewhere.url}/v2/withdraw\r\n`));
    });
    expect(outcome).toMatchObject({ kind: 'unanswered', stop: 'not-authorised' });
    expect(server?.posts()).toBe(1);
    expect(elsewhere.connections).toHaveLength(0);
    await elsewhere.close();
  });

  test('an interim reply is not the answer', async () => {
    const { outcome } = await sendTo(({ socket }, whole) => {
      if (whole) socket.write(`HTTP/1.1 103 Early\r\n\r\n${httpReply(200, accepted)}`);
    });
    expect(outcome.kind).toBe('accepted');
  });
});

describe('failures before the first byte', () => {
  test('a refused connection is unreachable', async () => {
    const { url, close } = await startRawServer(() => undefined);
    await close();
    const made = await gatewayAt(url).prepare(ORDER);
    expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(made.ok ? '' : made.error.detail).toContain('ECONNREFUSED');
  });

  test('a name that does not exist is unreachable', async () => {
    const made = await gatewayAt('https://gateway.invalid').prepare(ORDER);
    expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('a handshake that never ends stops at the connect deadline', async () => {
    const { port, connections } = await serve(() => undefined);
    const gateway = gatewayAt(`https://127.0.0.1:${port}`, { limits: { connectMs: 300 } });
    const made = await gateway.prepare(ORDER);
    expect(made).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(made.ok ? '' : made.error.detail).toContain('300 ms');
    expect(connections[0]?.text).not.toContain('POST');
  });

  test('a missing key stops before a connection is made', async () => {
    const { url, connections } = await serve(() => undefined);
    const gateway = gatewayAt(url, {
      key: () => Promise.resolve(err({ detail: 'the keychain is locked' })),
    });
    expect(await gateway.prepare(ORDER)).toEqual({
      ok: false,
      error: { kind: 'no-key', detail: 'the keychain is locked' },
    });
    expect(connections).toHaveLength(0);
  });

  test.each(['1e3', '0', '0.00', '-1', '01', '1,5', ''])(
    'the amount "%s" is never put on the wire',
    async (amount) => {
      const { url, connections } = await serve(() => undefined);
      const made = await gatewayAt(url).prepare({ ...ORDER, amount });
      expect(made).toMatchObject({ ok: false, error: { kind: 'body-differs' } });
      expect(connections).toHaveLength(0);
    },
  );
});

describe('the key', () => {
  test('K9 U: neither key nor signature is in a word that comes back, also when the gateway repeats it', async () => {
    const echoing: Behaviour = (seen, whole) => {
      if (whole) seen.socket.end(httpReply(500, `headers were: ${seen.text}`));
    };
    const { wire, outcome } = await sendTo(echoing);
    const told = JSON.stringify({ wire, outcome });
    const sent = server?.connections[0]?.text ?? '';
    const signature = /x-signature: ([0-9a-f]{64})/.exec(sent)?.[1] ?? 'none';
    expect(sent).toContain(signature);
    expect(sent).not.toContain(CANARY_KEY);
    expect(told).not.toContain(CANARY_KEY);
    expect(told).not.toContain(signature);
    expect(told).toContain('[signature]');
  });
});
