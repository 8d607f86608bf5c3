import { afterEach, describe, expect, test } from 'vitest';
import { makeReadPace } from '#main/adapters/gateway/read-pace.ts';
import { err } from '#core/result.ts';
import { CANARY_KEY, gatewayAt, ORDER } from '#test/support/gateway-under-test.ts';
import {
  answering,
  httpReply,
  startRawServer,
  type Behaviour,
  type RawServer,
} from '#test/support/raw-server.ts';

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A gateway client against a server of this behaviour. */
const against = async (behave: Behaviour) => {
  server = await startRawServer(behave);
  return gatewayAt(server.url);
};

/** Answers the n-th request with the n-th reply, and the last one for ever. */
const inTurn = (...replies: readonly (readonly [number, unknown])[]): Behaviour => {
  let asked = 0;
  return (seen, whole) => {
    const [status, body] = replies[Math.min(asked, replies.length - 1)] ?? [500, ''];
    if (!whole) return;
    asked += 1;
    seen.socket.end(httpReply(status, typeof body === 'string' ? body : JSON.stringify(body)));
  };
};

const balances = {
  result: 1,
  list: [{ id: 71, balance: '1250.50', currency: 'USDT', network: 'TRC20' }],
};
const notFound = { result: 0, message: 'withdrawal not found' };
const key = { by: 'orderId', orderId: ORDER.orderId } as const;

describe('reads', () => {
  test('ask the documented path with a signed body', async () => {
    const gateway = await against(answering(200, balances));
    expect(await gateway.balances()).toEqual({
      ok: true,
      value: [{ currencyId: 71, held: { units: 125050n, decimals: 2 } }],
    });
    const asked = server?.connections.map(({ text }) => text.split(' HTTP')[0]);
    expect(asked).toEqual(['POST /v2/currencies', 'POST /v2/balance']);
    expect(server?.connections[1]?.text).toContain('{"platformId":50}');
  });

  test('read a currency list that is a map by id', async () => {
    const list = { 71: { currency: 'USDT', network: 'TRC20', rateUsd: '1' } };
    const gateway = await against(answering(200, { result: 1, list }));
    expect(await gateway.currencies()).toMatchObject({ ok: true, value: [{ id: 71 }] });
  });

  test('of lists and balances try again after a garbled answer or a refusal in unknown words', async () => {
    const list = { result: 1, list: [{ id: 71, currency: 'USDT', network: 'TRC20' }] };
    const slow = { result: 0, message: 'Slow down, please' };
    const gateway = await against(inTurn([200, '<html>'], [400, slow], [200, list]));
    expect(await gateway.currencies()).toMatchObject({ ok: true, value: [{ id: 71 }] });
  });

  test.each([
    ['Order not found for platform 4711', 'not-found'],
    ['No such withdrawal on this platform', 'not-found'],
    ['platform not found', 'failed'],
    ['order refused: API key unknown', 'failed'],
    ['payment platform is unknown', 'failed'],
  ])('take the refused look-up "%s" as %s', async (message, kind) => {
    const gateway = await against(answering(400, { result: 0, message }));
    expect(await gateway.lookup(key)).toMatchObject({ kind });
  });

  test('show currencies and fees in our words', async () => {
    const list = [{ id: 71, currency: 'USDT', network: 'TRC20', rateUsd: '1' }];
    const first = await against(answering(200, { result: 1, list }));
    expect(await first.currencies()).toMatchObject({ ok: true, value: [{ id: 71, usdRate: '1' }] });
    await server?.close();
    const fees = { result: '1', amountFull: '33.42', feeNetwork: '1', feeService: '1.00' };
    const second = await against(answering(200, fees));
    expect(await second.fees(ORDER)).toEqual({
      ok: true,
      value: { gross: '33.42', networkFee: '1', serviceFee: '1' },
    });
  });

  test('try again after a passing fault, and then answer', async () => {
    const gateway = await against(inTurn([502, '<html>'], [429, ''], [200, balances]));
    expect(await gateway.currencies()).toMatchObject({ ok: true });
    expect(server?.posts()).toBe(3);
  });

  test('give up after two retries', async () => {
    const gateway = await against(inTurn([500, '']));
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(server?.posts()).toBe(3);
  });

  test('do not ask again when the answer is a refusal', async () => {
    const gateway = await against(inTurn([400, { result: 0, message: 'incorrect signature' }]));
    expect(await gateway.balances()).toEqual({
      ok: false,
      error: { kind: 'refused', httpStatus: 400, message: 'incorrect signature' },
    });
    expect(server?.posts()).toBe(1);
  });

  test('end at their deadline', async () => {
    server = await startRawServer(() => undefined);
    const gateway = gatewayAt(server.url, { limits: { readMs: 100 } });
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('do not follow a redirect', async () => {
    const elsewhere = await startRawServer(answering(200, balances));
    const gateway = await against((seen, whole) => {
      if (whole) seen.socket.end(httpReply(307, '', `Location: ${elsewhere.url}/v2/balance\r\n`));
    });
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    expect(elsewhere.connections).toHaveLength(0);
    await elsewhere.close();
  });

  test('of a gateway that is not there are unreachable', async () => {
    const gone = await startRawServer(() => undefined);
    await gone.close();
    const answer = await gatewayAt(gone.url).currencies();
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('without a key ask nothing', async () => {
    server = await startRawServer(answering(200, balances));
    const locked = () => Promise.resolve(err({ detail: 'the keychain is locked' }));
    const answer = await gatewayAt(server.url, { key: locked }).balances();
    expect(answer).toEqual({
      ok: false,
      error: { kind: 'no-key', detail: 'the keychain is locked' },
    });
    expect(server.connections).toHaveLength(0);
  });

  test.each([
    [200, 'x'],
    [200, { result: 1 }],
    [200, { result: 1, list: [{ id: 71 }] }],
    [200, { result: 2, list: [] }],
    [400, balances],
  ])('answer HTTP %d %j as unreadable', async (status, body) => {
    const gateway = await against(inTurn([200, balances], [status, body]));
    expect(await gateway.balances()).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  test('never tell the key, whatever the gateway says', async () => {
    const gateway = await against((seen, whole) => {
      const message = /x-signature: ([0-9a-f]{64})/.exec(seen.text)?.[1];
      if (whole) seen.socket.end(httpReply(400, JSON.stringify({ result: 0, message })));
    });
    const told = JSON.stringify(await gateway.balances());
    expect(told).toContain('[signature]');
    expect(told).not.toMatch(/[0-9a-f]{64}/);
    expect(told).not.toContain(CANARY_KEY);
  });
});

describe('a look-up', () => {
  test('finds the withdrawal', async () => {
    const gateway = await against(
      answering(200, { result: 1, approve: 0, paymentId: 71, amount: '31.42', transactionId: 'a' }),
    );
    expect(await gateway.lookup(key)).toMatchObject({
      kind: 'found',
      withdrawal: { withdrawalId: 'a', status: 'pending', amount: '31.42', chainHash: null },
    });
    expect(server?.connections[0]?.text).toMatch(/^POST \/v2\/withdrawstatus HTTP/);
  });

  test.each([200, 400, 404])('finds nothing by a clear no on HTTP %d', async (status) => {
    const gateway = await against(inTurn([status, notFound]));
    expect(await gateway.lookup(key)).toEqual({
      kind: 'not-found',
      message: 'withdrawal not found',
    });
  });

  test.each([
    [400, { result: 0, message: 'incorrect signature' }],
    [400, { result: 0, message: 'ip address is not allowed' }],
    [200, { result: 0, message: 'too many requests' }],
    [400, { result: 0, message: 'account is blocked' }],
    [401, notFound],
    [403, notFound],
    [429, notFound],
    [500, notFound],
    [200, '{"result":1}'],
    [200, '<html>'],
  ])('that got HTTP %d %j failed and found nothing out', async (status, body) => {
    const gateway = await against(inTurn([status, body]));
    expect(await gateway.lookup(key)).toMatchObject({ kind: 'failed' });
  });
});

describe('the pace of reads', () => {
  test('gives turns in order and never closer than the interval', async () => {
    let mono = 1_000;
    const slept: number[] = [];
    const turn = makeReadPace(
      {
        mono: () => mono,
        sleep: (ms) => {
          slept.push(ms);
          return Promise.resolve();
        },
      },
      200,
    );
    await turn();
    await turn();
    await turn();
    expect(slept).toEqual([200, 400]);
    mono += 10_000;
    await turn();
    expect(slept).toHaveLength(2);
  });
});
