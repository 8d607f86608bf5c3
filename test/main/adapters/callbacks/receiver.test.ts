import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { err, ok } from '#core/result.ts';
import { listen } from '#main/adapters/callbacks/listener.ts';
import { RECEIVER_LIMITS } from '#main/adapters/callbacks/limits.ts';
import { makeSelfTest } from '#main/adapters/callbacks/prover.ts';
import type { OpenTreasury } from '#main/adapters/treasury/treasury.ts';
import { keyOf, lent } from '#test/support/lent-key.ts';
import { given, makePlace, type Place } from '../treasury/rig.ts';
import {
  addressOf,
  depositBody,
  KEY,
  makeReceiver,
  PLATFORM,
  SETTINGS,
  signatureOf,
  tell,
  type OpenReceiver,
} from './rig.ts';

const PATIENT = { timeout: 30_000, interval: 20 };

let place: Place;
let treasury: OpenTreasury;
let open: OpenReceiver;
beforeEach(() => {
  place = makePlace();
  treasury = place.open();
  open = makeReceiver(treasury.callbacks);
});
afterEach(async () => {
  await open.receiver.stop();
  await place.remove();
});

const start = async (settings = SETTINGS): Promise<string> => {
  await open.receiver.start(settings);
  return addressOf(open.receiver);
};

const kept = async (): Promise<number> =>
  given(await treasury.callbacks.page({ filter: {}, offset: 0, limit: 1 })).total;

describe('a valid callback', () => {
  it('is answered 200 and is in the store by then', async () => {
    const address = await start();
    expect(await tell(address, depositBody(1))).toEqual({ status: 200, text: 'stored' });
    const { items } = given(await treasury.callbacks.page({ filter: {}, offset: 0, limit: 10 }));
    expect(items).toMatchObject([{ kind: 'deposit', times: 1, claim: { orderId: 'dep-1' } }]);
    expect(open.fresh.map(({ claim }) => claim?.kind)).toEqual(['deposit']);
  });

  it('that comes again is answered 200, kept once, and is no news', async () => {
    const address = await start();
    await tell(address, depositBody(1));
    expect(await tell(address, depositBody(1))).toEqual({ status: 200, text: 'stored before' });
    await Promise.all(Array.from({ length: 20 }, () => tell(address, depositBody(1))));
    expect(await kept()).toBe(1);
    expect(open.fresh).toHaveLength(1);
    await vi.waitFor(() => {
      expect(open.receiver.tally()).toMatchObject({ kept: 1, repeated: 21 });
    }, PATIENT);
  });

  it('of a coin that confirms twice is one deposit, in whichever order the two come', async () => {
    const address = await start();
    await tell(address, depositBody(1, { paymentId: 10, confirmations: 2 }));
    await tell(address, depositBody(1, { paymentId: 10, confirmations: 1 }));
    const { items } = given(await treasury.callbacks.deposits({ filter: {}, offset: 0, limit: 9 }));
    expect(items).toHaveLength(1);
    expect(items[0]?.marks.map(({ confirmations }) => confirmations)).toEqual([1, 2]);
    expect(items[0]?.counted).toBe('12.5');
  });

  it('signed over escaped slashes or sorted keys is believed too', async () => {
    const address = await start();
    const slashes = depositBody(1, { addressTo: 'a/b' });
    const signature = signatureOf(slashes.replace('a/b', String.raw`a\/b`));
    expect((await tell(address, slashes, { signature })).status).toBe(200);
    const sent = '{"type":"deposit","platformId":50}';
    const sorted = signatureOf('{"platformId":50,"type":"deposit"}');
    expect((await tell(address, sent, { signature: sorted })).status).toBe(200);
  });

  it('that cannot be understood is kept all the same: nothing the gateway says is lost', async () => {
    const address = await start();
    expect((await tell(address, depositBody(1, { amount: 'many' }))).status).toBe(200);
    const filter = { unread: true };
    expect(given(await treasury.callbacks.page({ filter, offset: 0, limit: 9 })).total).toBe(1);
  });

  it('of the older form is kept without the signature among its fields', async () => {
    const address = await start();
    const form =
      'platform_id=50&payment_id=40&order_id=39&amount=4.300000000000000000&txhash=aa11&address_from=&address_to=DExampleAddress&fee=0&confirmations=4';
    const hash = 'f5bae30376134c3c838d37da1bd6c2bf7f883c06cb279b3c172f7a835769fdf2';
    const told = await tell(address, `${form}&hash=${hash}`, { signature: null });
    expect(told.status).toBe(200);
    const { items } = given(await treasury.callbacks.page({ filter: {}, offset: 0, limit: 9 }));
    const found = given(await treasury.callbacks.find({ digest: items[0]?.digest ?? '' }));
    expect(Buffer.from(found?.body ?? []).toString()).toBe(form);
  });
});

describe('what is not believed', () => {
  it.each([
    ['a wrong signature', depositBody(1), signatureOf(depositBody(2)), 401],
    ['no signature', depositBody(1), null, 401],
    ['another platform', depositBody(1, { platformId: 51 }), null, 401],
    [
      'another platform, signed with our key',
      depositBody(1, { platformId: 51 }),
      signatureOf(depositBody(1, { platformId: 51 })),
      403,
    ],
    ['no JSON', 'hello', 'aa', 400],
    ['half of a JSON object', '{"type":"deposit",', 'aa', 400],
    ['nothing', '', null, 400],
  ] as const)('%s', async (...[, body, signature, status]) => {
    const address = await start();
    expect((await tell(address, body, { signature })).status).toBe(status);
    expect(await kept()).toBe(0);
    expect(open.fresh).toEqual([]);
  });

  it('is counted, and a part of it kept to find out why: never a signature', async () => {
    const address = await start();
    const signature = signatureOf(depositBody(1), 'somebody-else');
    for (let n = 0; n < 30; n += 1) await tell(address, depositBody(n), { signature });
    await tell(address, 'platform_id=50&order_id=1&hash=deadbeef&fee=1', { signature: null });
    await vi.waitFor(async () => {
      const { counts, samples } = given(await treasury.callbacks.disbelieved(null));
      expect(counts.reduce((sum, { times }) => sum + times, 0)).toBe(31);
      expect(samples.length).toBeGreaterThan(0);
      expect(JSON.stringify(samples)).not.toContain(signature);
      expect(JSON.stringify(samples)).not.toContain('deadbeef');
      expect(samples.at(-1)?.head).toContain('dep-');
    }, PATIENT);
  });
});

describe('the door', () => {
  it('takes POST under its path alone', async () => {
    const address = await start({ ...SETTINGS, secretPath: 'abc123' });
    expect((await tell(address, depositBody(1))).status).toBe(404);
    expect((await tell(address, depositBody(1), { path: '/callback/abc124' })).status).toBe(404);
    expect((await tell(address, depositBody(1), { path: '/callback/abc123/' })).status).toBe(404);
    const path = '/callback/abc123';
    expect((await tell(address, '', { path, method: 'PUT' })).status).toBe(405);
    expect((await tell(address, depositBody(1), { path: `${path}?x=1` })).status).toBe(200);
  });

  it('refuses ten megabytes by their announced length before they are read', async () => {
    const address = await start();
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const said = new Promise<string>((resolve, reject) => {
      socket.on('data', (data) => resolve(data.toString()));
      socket.on('error', reject);
    });
    socket.write(
      `POST /callback HTTP/1.1\r\nHost: x\r\nContent-Length: ${10 * 1024 * 1024}\r\n\r\n{"type"`,
    );
    expect(await said).toMatch(/^HTTP\/1\.1 413 /);
    await new Promise<void>((resolve) => socket.on('close', () => resolve()));
  });

  it('refuses ten megabytes that come without a length once 64 KiB are passed', async () => {
    const address = await start();
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.on('error', () => undefined);
    const said = new Promise<string>((resolve) => {
      socket.on('data', (data) => resolve(data.toString()));
    });
    socket.write('POST /callback HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    for (let n = 0; n < 640 && !socket.destroyed; n += 1) socket.write(chunk);
    expect(await said).toMatch(/^HTTP\/1\.1 413 /);
    await new Promise<void>((resolve) => socket.on('close', () => resolve()));
    expect(await kept()).toBe(0);
  });

  it('says which port is taken, and takes it once it is free', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const state = await open.receiver.start({ ...SETTINGS, port });
    expect(state).toMatchObject({ kind: 'failed' });
    expect(JSON.stringify(state)).toContain(`Port ${port} on 127.0.0.1 is in use`);
    await new Promise((resolve) => other.close(resolve));
    expect(await open.receiver.start({ ...SETTINGS, port })).toMatchObject({ kind: 'on' });
    await open.receiver.stop();
    await expect(tell(`http://127.0.0.1:${port}`, depositBody(1))).rejects.toThrow('ECONNREFUSED');
  });
});

describe('limits, on a listener that is set tighter', () => {
  const accept = () => Promise.resolve({ status: 200, text: 'stored' });
  const opened = async (limits: Partial<typeof RECEIVER_LIMITS>) => {
    let turnedAway = 0;
    const listener = await listen({
      port: 0,
      hosts: ['127.0.0.1'],
      path: '/callback',
      limits: { ...RECEIVER_LIMITS, ...limits },
      accept,
      turnedAway: () => {
        turnedAway += 1;
      },
    });
    if (!listener.ok) throw new Error(listener.error);
    return { listener: listener.value, count: () => turnedAway };
  };

  it('a sender that is slow with its head, and one that is slow with its body, are let go', async () => {
    const { listener } = await opened({ headMs: 300, requestMs: 600 });
    const ended = async (first: string): Promise<string> => {
      const socket = connect(listener.port, '127.0.0.1');
      socket.on('error', () => undefined);
      let said = '';
      socket.on('data', (data) => {
        said += data.toString();
      });
      socket.write(first);
      const drip = setInterval(() => socket.write('x'), 100);
      await new Promise<void>((resolve) => socket.on('close', () => resolve()));
      clearInterval(drip);
      return said;
    };
    expect(await ended('POST /callback HTTP/1.1\r\nHost: x\r\nX-Slow: ')).toContain('408');
    const body = 'POST /callback HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{';
    expect(await ended(body)).toContain('408');
    await listener.close();
  });

  it('requests above the rate are turned away, and later ones pass again', async () => {
    const { listener, count } = await opened({ perSecond: 50, burst: 5 });
    const address = `http://127.0.0.1:${listener.port}`;
    const told = await Promise.all(
      Array.from({ length: 40 }, () => tell(address, depositBody(1)).catch(() => null)),
    );
    const refused = told.filter((one) => one?.status === 429).length;
    expect(refused).toBeGreaterThan(0);
    expect(count()).toBe(refused);
    await vi.waitFor(async () => {
      expect((await tell(address, depositBody(1))).status).toBe(200);
    }, PATIENT);
    await listener.close();
  });

  it('connections above the cap are dropped while those inside it are served', async () => {
    const { listener, count } = await opened({ connections: 4 });
    const sockets = Array.from({ length: 12 }, () => connect(listener.port, '127.0.0.1'));
    for (const socket of sockets) socket.on('error', () => undefined);
    await vi.waitFor(() => expect(count()).toBe(8), PATIENT);
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(async () => {
      expect((await tell(`http://127.0.0.1:${listener.port}`, depositBody(1))).status).toBe(200);
    }, PATIENT);
    await listener.close();
  });
});

describe('when it cannot be checked or kept', () => {
  it('answers 503 without the key, and 200 once the key is there', async () => {
    let isLocked = true;
    open = makeReceiver(treasury.callbacks, (use) =>
      Promise.resolve(isLocked ? err({ detail: 'the keychain is locked' }) : ok(lent(KEY, use))),
    );
    const address = await start();
    const told = await tell(address, depositBody(1));
    expect(told.status).toBe(503);
    expect(told.text).toContain('key is not available');
    expect(await kept()).toBe(0);
    isLocked = false;
    await vi.waitFor(async () => {
      expect((await tell(address, depositBody(1))).status).toBe(200);
    }, PATIENT);
  });

  it('asks for the key again after it was dropped', async () => {
    let asked = 0;
    open = makeReceiver(treasury.callbacks, (use) => {
      asked += 1;
      return Promise.resolve(ok(lent(KEY, use)));
    });
    const address = await start();
    await tell(address, depositBody(1));
    await tell(address, depositBody(2));
    expect(asked).toBe(1);
    open.receiver.dropKey();
    await vi.waitFor(async () => {
      await tell(address, depositBody(3));
      expect(asked).toBe(2);
    }, PATIENT);
  });

  it('answers 503 while the store takes nothing', async () => {
    const refuses = { kind: 'failed', detail: 'the disk is full' } as const;
    open = makeReceiver({ ...treasury.callbacks, keep: () => Promise.resolve(err(refuses)) });
    const address = await start();
    expect((await tell(address, depositBody(1))).status).toBe(503);
    expect(open.fresh).toEqual([]);
  });
});

describe('a test from this computer', () => {
  it('goes all the way through and is no deposit', async () => {
    await start();
    const port = Number(new URL(addressOf(open.receiver)).port);
    const test = makeSelfTest(PLATFORM, keyOf(KEY));
    const answers = given(await test({ ...SETTINGS, port }));
    expect(answers.map(({ answer }) => answer)).toEqual([ok({ status: 200, text: 'stored' })]);
    const all = { filter: {}, offset: 0, limit: 9 };
    expect(given(await treasury.callbacks.page(all)).items[0]?.kind).toBe('test');
    expect(given(await treasury.callbacks.deposits(all)).total).toBe(0);
  });
});
