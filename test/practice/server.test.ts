import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { practiceCredentials } from '#practice/credentials.ts';
import { startPracticeGateway } from '#practice/server.ts';
import { scenarios, type ScenarioName } from '#practice/scenario.ts';
import { canonical, rawSignature, sendRaw } from '../fakes/raw-client.ts';
import { closeRigs, credentials, openRig, SETTLE } from './rig.ts';

afterEach(closeRigs);

const signedHeaders = (body: string): Record<string, string> => ({
  'content-type': 'application/json',
  'x-signature': rawSignature(50, 'test-secret-key', body),
});

const connects = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

describe('the practice server', () => {
  it('listens on 127.0.0.1 and on no other address of this computer', async () => {
    const { gateway } = await openRig();
    expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`);
    expect(await connects('127.0.0.1', gateway.port)).toBe(true);
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    for (const { address } of [{ address: '::1' }, ...others]) {
      expect(await connects(address, gateway.port)).toBe(false);
    }
  });

  it('takes the port it is given and says when it is taken', async () => {
    const { gateway } = await openRig();
    const options = { ...credentials, seed: 1, stateFile: null, port: gateway.port };
    await expect(startPracticeGateway(options)).rejects.toThrow('EADDRINUSE');
    await gateway.close();
    const second = await startPracticeGateway(options);
    expect(second.port).toBe(gateway.port);
    await second.close();
  });

  it.each([
    ['POST', '/v2/inrout'],
    ['POST', '/v2/__proto__'],
    ['POST', '/v1/withdraw'],
    ['POST', '/'],
    ['GET', '/v2/currencies'],
  ])('answers %s %s like a web server that has no such page', async (method, path) => {
    const rig = await openRig();
    const body = canonical({ platformId: 50 });
    const reply = await sendRaw(rig.target.url, {
      method,
      path,
      body,
      headers: signedHeaders(body),
    });
    expect([reply.status, reply.headers['content-type']]).toEqual([404, 'text/html']);
    expect(reply.json).toBeNull();
  });

  it.each(['', 'x', '[]', 'null', '"text"', '{"platformId":50', '\u0000'])(
    'refuses the body %j',
    async (body) => {
      const rig = await openRig();
      const reply = await sendRaw(rig.target.url, {
        path: '/v2/balance',
        body,
        headers: signedHeaders(body),
      });
      expect([reply.status, reply.json]).toEqual([400, { result: 0, message: 'invalid request' }]);
    },
  );

  it('refuses a body that is not declared as JSON', async () => {
    const rig = await openRig();
    const body = canonical({ platformId: 50 });
    const headers = { ...signedHeaders(body), 'content-type': 'text/plain' };
    const reply = await sendRaw(rig.target.url, { path: '/v2/balance', body, headers });
    expect(reply.json?.['message']).toBe('invalid request');
  });

  it('does not keep a body beyond its bound, and lives on', async () => {
    const rig = await openRig();
    const body = canonical({ platformId: 50, orderId: 'a'.repeat(70_000) });
    const reply = await sendRaw(rig.target.url, {
      path: '/v2/withdraw',
      body,
      headers: signedHeaders(body),
    }).catch(() => null);
    expect(reply === null || reply.status === 413).toBe(true);
    expect((await rig.call('balance')).json?.['result']).toBe(1);
  });

  it('survives callers who go away in the middle of a request', async () => {
    const rig = await openRig();
    const socket = connect(rig.gateway.port, '127.0.0.1', () => {
      socket.write('POST /v2/withdraw HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"pl', () =>
        socket.destroy(),
      );
    });
    await new Promise((resolve) => {
      socket.on('close', resolve);
    });
    expect((await rig.call('balance')).json?.['result']).toBe(1);
    expect(rig.gateway.books.withdrawals()).toEqual([]);
  });

  it('closes at once, waiting replies included', async () => {
    const rig = await openRig({
      faults: [{ on: 'withdraw', when: { always: true }, fault: { kind: 'slow', ms: 3_600_000 } }],
    });
    const waiting = rig.withdraw({ orderId: 'one' }).catch(() => 'closed');
    await expect.poll(() => rig.gateway.books.executions('one')).toBe(1);
    await rig.gateway.close();
    expect(await waiting).toBe('closed');
  });

  it('refuses senseless options', async () => {
    const options = { ...credentials, seed: 1, stateFile: null, settleMs: { min: 5, max: 4 } };
    await expect(startPracticeGateway(options)).rejects.toThrow('settle time');
  });

  it('has public credentials in the shape of real ones', () => {
    expect(practiceCredentials.apiKey).toMatch(/^[0-9a-f]{6}(-[0-9a-f]{6}){4}$/);
  });
});

describe('a scenario', () => {
  /** What six payouts and their status half a minute later look like: approve, 'refused', 'lost' or 'nothing'. */
  const rehearse = async (scenario: ScenarioName): Promise<readonly unknown[]> => {
    const rig = await openRig({ scenario });
    const seen: unknown[] = [];
    for (let count = 1; count <= 6; count += 1) {
      const reply = await rig.withdraw({ orderId: `p-${count}` }).catch(() => 'lost' as const);
      if (reply === 'lost') seen.push('lost');
      else if (reply.json?.['result'] !== 1) seen.push('refused');
      else {
        rig.pass(SETTLE);
        seen.push((await rig.status({ orderId: `p-${count}` })).json?.['approve']);
      }
    }
    return seen;
  };

  it.each<[ScenarioName, readonly unknown[]]>([
    ['calm', [1, 1, 1, 1, 1, 1]],
    ['lost-reply', [1, 1, 'lost', 1, 1, 1]],
    ['late-execution', [1, 1, 'lost', 1, 1, 1]],
    ['ip-refused', Array.from({ length: 6 }, () => 'refused')],
    ['stuck-pending', [1, 0, 1, 1, 1, 1]],
    ['drifting-rates', [1, 1, 1, 1, 1, 1]],
    ['refuses-some', [1, 1, 1, 1, 'refused', 1]],
  ])('%s does what it says', async (name, expected) => {
    expect(await rehearse(name)).toEqual(expected);
  });

  it('no-look-up executes the third payout, loses its reply, and finds it by its transaction id alone', async () => {
    const rig = await openRig({ scenario: 'no-look-up' });
    for (const orderId of ['a', 'b']) await rig.withdraw({ orderId });
    await expect(rig.withdraw({ orderId: 'c' })).rejects.toThrow();
    rig.pass(SETTLE);
    expect((await rig.status({ orderId: 'c' })).json?.['result']).toBe(0);
    const { transactionId } = rig.gateway.books.withdrawals()[2] ?? {};
    expect((await rig.status({ transactionId })).json?.['approve']).toBe(1);
  });

  it('late-execution hides the third payout for twenty seconds', async () => {
    const rig = await openRig({ scenario: 'late-execution' });
    for (const orderId of ['a', 'b', 'c']) await rig.withdraw({ orderId }).catch(() => null);
    rig.pass(19_999);
    expect((await rig.status({ orderId: 'c' })).json?.['result']).toBe(0);
    rig.pass(1);
    expect((await rig.status({ orderId: 'c' })).json?.['approve']).toBe(0);
  });

  it('can be changed while the gateway runs, and calm ends every other', async () => {
    const rig = await openRig({ scenario: 'ip-refused' });
    for (const name of ['stuck-pending', 'refuses-some', 'calm'] as const) {
      rig.gateway.setScenario(name);
      expect((await rig.withdraw({ orderId: name })).json?.['result']).toBe(1);
    }
    expect(Object.keys(scenarios)).toHaveLength(8);
  });
});
