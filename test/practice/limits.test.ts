import { afterEach, describe, expect, it } from 'vitest';
import { closeRigs, openRig } from './rig.ts';
import { call } from '../fakes/raw-client.ts';

afterEach(closeRigs);

describe('the withdraw rule', () => {
  it('blocks the account when two arrivals are less than a second apart, until a reset', async () => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'first' });
    rig.pass(-1);
    const early = await rig.withdraw({ orderId: 'second' });
    expect(early.json).toEqual({ result: 0, message: 'account is blocked' });
    expect(rig.gateway.books.executions('second')).toBe(0);
    expect(rig.gateway.books.gaps()).toEqual([999]);
    rig.pass(3_600_000);
    for (const endpoint of ['withdraw', 'withdrawstatus', 'currencies', 'balance', 'fees']) {
      expect((await rig.call(endpoint, { orderId: 'first' })).json).toEqual({
        result: 0,
        message: 'account is blocked',
      });
    }
    rig.gateway.unblock();
    rig.pass(1_000);
    expect((await rig.status({ orderId: 'first' })).json?.['result']).toBe(1);
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it('lets arrivals pass that are exactly the interval apart', async () => {
    const rig = await openRig();
    await rig.withdraw();
    expect((await rig.withdraw()).json?.['result']).toBe(1);
    expect(rig.gateway.books.gaps()).toEqual([1_000]);
    expect(rig.gateway.books.blocked()).toBe(false);
  });

  it('counts refused and unsigned attempts too', async () => {
    const rig = await openRig();
    await rig.withdraw({ amount: '0' });
    const unsigned = await call({ ...rig.target, apiKey: 'wrong' }, 'withdraw');
    expect(unsigned.json?.['message']).toBe('incorrect signature');
    expect(rig.gateway.books.blocked()).toBe(true);
  });

  it('follows a shortened interval', async () => {
    const rig = await openRig({ withdrawIntervalMs: 5_000 });
    rig.gateway.setWithdrawInterval(50);
    await rig.withdraw();
    rig.pass(-950);
    expect((await rig.withdraw()).json?.['result']).toBe(1);
    rig.pass(-951);
    expect((await rig.withdraw()).json?.['message']).toBe('account is blocked');
  });

  it('forgets everything at a reset', async () => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'one' });
    rig.pass(-1_000);
    await rig.withdraw();
    rig.gateway.reset();
    expect(rig.gateway.books.arrivals()).toEqual([]);
    expect((await rig.status({ orderId: 'one' })).json?.['message']).toBe('withdrawal not found');
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it('holds by the real clock', async () => {
    const rig = await openRig({ clock: { now: () => performance.timeOrigin + performance.now() } });
    const payout = { paymentId: 71, addressTo: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd', amount: '9' };
    const replies = await Promise.all([
      call(rig.target, 'withdraw', payout),
      call(rig.target, 'withdraw', payout),
    ]);
    const last = replies.map(({ json }) => json?.['message']);
    expect(last).toContain('account is blocked');
    expect(rig.gateway.books.withdrawals().length).toBeLessThanOrEqual(1);
  });
});

describe('the other limits', () => {
  it.each([
    ['withdrawstatus', 10],
    ['balance', 10],
    ['currencies', 1],
    ['fees', 1],
  ])('refuse %s beyond %i a second without blocking', async (endpoint, limit) => {
    const rig = await openRig();
    const refused = async (): Promise<boolean> =>
      (await rig.call(endpoint)).json?.['message'] === 'too many requests';
    for (let count = 0; count < limit; count += 1) expect(await refused()).toBe(false);
    expect(await refused()).toBe(true);
    rig.pass(999);
    expect(await refused()).toBe(true);
    rig.pass(1);
    expect(await refused()).toBe(false);
    expect(rig.gateway.books.blocked()).toBe(false);
  });

  it('can be switched off', async () => {
    const rig = await openRig({ switches: { limits: false } });
    await rig.call('currencies');
    expect((await rig.call('currencies')).json?.['result']).toBe(1);
  });
});
