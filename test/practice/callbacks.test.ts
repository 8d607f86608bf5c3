import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { notificationUrlProblem, type CallbackSwitches } from '#practice/callback-switches.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import { passingModes } from '#practice/signature.ts';
import { closeRigs, credentials, openRig, SETTLE, type Rig } from './rig.ts';

interface Heard {
  readonly body: string;
  readonly signature: string | undefined;
}

let server: Server | null = null;

/** Listens as a platform's own server does, answering with the given statuses in turn, then 200. */
const listen = async (...answers: readonly number[]) => {
  const heard: Heard[] = [];
  const left = [...answers];
  server = createServer((request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = request.headers['x-signature'];
      heard.push({
        body: Buffer.concat(chunks).toString(),
        signature: typeof signature === 'string' ? signature : undefined,
      });
      response.statusCode = left.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { heard, url: `http://127.0.0.1:${port}/notify` };
};

const open = async (url: string, callbacks: Partial<CallbackSwitches> = {}): Promise<Rig> =>
  openRig({ callbacks: { url, retryAfterMs: 5, secondAfterMs: 5, ...callbacks } });

/** A customer asks for an address and pays that much of the coin to it. */
const payTo = async (
  rig: Rig,
  currencyId: number,
  how: { readonly amount: string; readonly withoutTag?: boolean },
): Promise<void> => {
  const { amount, ...rest } = how;
  await rig.call('address', { orderId: 'dep-1', paymentId: currencyId });
  const paid = rig.gateway.pay({
    orderId: 'dep-1',
    currencyId,
    amount: { in: 'coin', text: amount },
    ...rest,
  });
  if (!paid.ok) throw new Error(paid.error);
};

const payTether = (rig: Rig, amount = '12'): Promise<void> => payTo(rig, 71, { amount });
const payBitcoin = (rig: Rig): Promise<void> => payTo(rig, 10, { amount: '0.005' });

const until = (heard: readonly Heard[], count: number): Promise<void> =>
  vi.waitFor(() => expect(heard).toHaveLength(count), { timeout: 20_000, interval: 5 });

afterEach(async () => {
  await closeRigs();
  await new Promise<void>((resolve) =>
    server === null ? resolve() : server.close(() => resolve()),
  );
  server = null;
});

describe('a deposit in practice', () => {
  test('calls once, signed over what is sent', async () => {
    const { heard, url } = await listen();
    const rig = await open(url);
    await payTether(rig);
    await until(heard, 1);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      type: 'deposit',
      platformId: 50,
      paymentId: 71,
      orderId: 'dep-1',
      amount: '12.00',
    });
    const body = Buffer.from(heard[0]?.body ?? '');
    expect(passingModes(credentials, body, heard[0]?.signature)).toContain('raw');
  });

  test('calls twice for a coin that confirms twice, of one transaction', async () => {
    const { heard, url } = await listen();
    const rig = await open(url);
    await payBitcoin(rig);
    await until(heard, 2);
    const said = heard.map(({ body }) => JSON.parse(body));
    expect(said.map(({ confirmations }) => confirmations)).toEqual([1, 2]);
    expect(new Set(said.map(({ txhash }) => txhash)).size).toBe(1);
  });

  test('comes the other way round, repeated, or in both forms when asked', async () => {
    const { heard, url } = await listen();
    const rig = await open(url, { reversed: true, secondAfterMs: 60 });
    await payBitcoin(rig);
    await until(heard, 2);
    expect(heard.map(({ body }) => JSON.parse(body).confirmations)).toEqual([2, 1]);
    rig.gateway.callbacks.set({ reversed: false, repeats: 2, form: 'both' });
    await payTether(rig);
    await until(heard, 8);
    expect(
      heard.filter(({ body }) => body.startsWith('platform_id=50&payment_id=71')),
    ).toHaveLength(3);
  });

  test('is told by nobody below the minimum, without its tag, or without an address to call', async () => {
    const { url } = await listen();
    const rig = await open(url);
    const { callbacks } = rig.gateway;
    await payTether(rig, '0.99');
    const ripple = practiceCurrencyTable.find(({ code }) => code === 'XRP')?.id ?? 0;
    await payTo(rig, ripple, { amount: '500', withoutTag: true });
    callbacks.set({ url: null });
    await payTether(rig);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(callbacks.sent()).toEqual([]);
  });
});

describe('a callback that is not answered 200', () => {
  test('comes two more times, and the card shows every answer', async () => {
    const { heard, url } = await listen(500, 503, 404);
    const rig = await open(url);
    await payTether(rig);
    await until(heard, 3);
    await vi.waitFor(() =>
      expect(rig.gateway.callbacks.sent()[0]?.answers).toEqual([500, 503, 404]),
    );
    expect(heard).toHaveLength(3);
  });

  test('can be sent again from the card', async () => {
    const { heard, url } = await listen(500, 500, 500);
    const rig = await open(url);
    await payTether(rig);
    await until(heard, 3);
    expect(rig.gateway.callbacks.resend(1)).toBe(true);
    await until(heard, 4);
    expect(rig.gateway.callbacks.resend(99)).toBe(false);
  });
});

describe('a misbehaving sender', () => {
  test.each([
    ['forged', 50, false],
    ['unsigned', 50, false],
    ['other-platform', 51, true],
  ] as const)('%s', async (fault, platformId, isSigned) => {
    const { heard, url } = await listen();
    const rig = await open(url, { fault });
    await payTether(rig);
    await until(heard, 1);
    const body = Buffer.from(heard[0]?.body ?? '');
    expect(JSON.parse(body.toString()).platformId).toBe(platformId);
    const signer = { ...credentials, platformId };
    expect(passingModes(signer, body, heard[0]?.signature).length > 0).toBe(isSigned);
  });
});

describe('a payout in practice', () => {
  test('is told of when it is pending and when it is settled, where the webhook is on', async () => {
    const { heard, url } = await listen();
    const rig = await open(url);
    rig.pass(0);
    await rig.withdraw({ orderId: 'p1-A' });
    await until(heard, 1);
    expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({
      type: 'withdraw',
      approve: 0,
      orderId: 'p1-A',
      txhash: '',
    });
    expect(SETTLE).toBeGreaterThan(0);
  });

  test('is told of to nobody where the webhook is off', async () => {
    const { url } = await listen();
    const rig = await open(url, { withdrawals: false });
    await rig.withdraw();
    expect(rig.gateway.callbacks.sent()).toEqual([]);
  });
});

describe('the notification address in practice', () => {
  test('stays on this computer', () => {
    expect(notificationUrlProblem('http://127.0.0.1:1/x')).toBeNull();
    expect(notificationUrlProblem('http://[::1]:1/x')).toBeNull();
    for (const url of [
      'http://example.com/',
      'https://127.0.0.1/',
      'file:///x',
      'x',
      'http://127.0.0.1.example.com/',
    ]) {
      expect(notificationUrlProblem(url)).not.toBeNull();
    }
  });
});
