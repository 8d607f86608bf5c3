import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DepositClaim, WithdrawalClaim } from '#core/receive/callback.ts';
import type { ProvenCallback } from '#main/ports/callbacks.ts';
import { given, makePlace, type Place } from './rig.ts';

let place: Place;
beforeEach(() => {
  place = makePlace();
});
afterEach(() => place.remove());

const claim = (change: Partial<DepositClaim> = {}): DepositClaim => ({
  kind: 'deposit',
  currencyId: 10,
  orderId: 'dep-0001',
  amount: '0.005',
  received: '0.005',
  networkFee: '0',
  serviceFee: '0',
  chainHash: 'aa11',
  from: null,
  to: 'bc1-example',
  tag: null,
  confirmations: 1,
  ...change,
});

const withdrawal: WithdrawalClaim = {
  kind: 'withdrawal',
  status: 'success',
  withdrawalId: 'w1',
  orderId: 'o1',
  currencyId: 71,
  amount: '1',
  address: 'T',
  chainHash: 'bb',
  debited: null,
  networkFee: null,
  serviceFee: null,
  message: null,
};

let clock = 1_000;
const callback = (
  said: ProvenCallback['claim'],
  change: Partial<ProvenCallback> = {},
): ProvenCallback => {
  const body = Buffer.from(JSON.stringify(said));
  clock += 1;
  return {
    digest: createHash('sha256').update(body).digest('hex'),
    kind: said?.kind ?? 'other',
    form: 'json',
    spelling: 'as-sent',
    body,
    claim: said,
    at: clock,
    source: 'receiver',
    ...change,
  };
};

const everything = { filter: {}, offset: 0, limit: 500 };

describe('callbacks in the treasury file', () => {
  it('are kept once however often they come, and say how often', async () => {
    const { callbacks } = place.open();
    const one = callback(claim());
    expect(given(await callbacks.keep([one, one])).fresh).toEqual([one.digest]);
    expect(given(await callbacks.keep([{ ...one, at: 9_000 }])).fresh).toEqual([]);
    const page = given(await callbacks.page(everything));
    expect(page.total).toBe(1);
    expect(page.items[0]).toMatchObject({
      times: 3,
      firstAt: one.at,
      lastAt: 9_000,
      claim: claim(),
    });
    const found = given(await callbacks.find({ digest: one.digest }));
    expect(Buffer.from(found?.body ?? [])).toEqual(Buffer.from(one.body));
  });

  it('of one deposit come to one deposit with two marks, counted once', async () => {
    const { callbacks } = place.open();
    const first = callback(claim());
    await callbacks.keep([first, callback(claim({ confirmations: 2 })), first]);
    const { items, totals, total } = given(await callbacks.deposits(everything));
    expect(total).toBe(1);
    expect(items[0]?.marks.map(({ confirmations, times }) => [confirmations, times])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(totals).toEqual([{ currencyId: 10, count: 1, counted: '0.005' }]);
  });

  it('are summed exactly, by currency, with 18 decimals', async () => {
    const { callbacks } = place.open();
    const amounts = ['0.1', '0.2', '123456789012345678.000000000000000001', '0.000000000000000001'];
    await callbacks.keep(
      amounts.map((amount, index) =>
        callback(claim({ amount, received: null, chainHash: `h${index}` })),
      ),
    );
    await callbacks.keep([callback(claim({ currencyId: 71, amount: '12', received: '11.5' }))]);
    expect(given(await callbacks.deposits(everything)).totals).toEqual([
      { currencyId: 10, count: 4, counted: '123456789012345678.300000000000000002' },
      { currencyId: 71, count: 1, counted: '11.5' },
    ]);
  });

  it('are found by reference, address, hash and tag', async () => {
    const { callbacks } = place.open();
    await callbacks.keep([
      callback(claim()),
      callback(claim({ orderId: 'INV-7', chainHash: 'cc33', to: 'rXRP', tag: '4711' })),
    ]);
    for (const text of ['inv-7', 'CC33', 'rxrp', '4711']) {
      const page = given(await callbacks.deposits({ ...everything, filter: { text } }));
      expect(page.items.map((one) => one.claim.orderId)).toEqual(['INV-7']);
      expect(page.totals).toEqual([{ currencyId: 10, count: 1, counted: '0.005' }]);
      expect(given(await callbacks.page({ ...everything, filter: { text } })).total).toBe(1);
    }
    expect(given(await callbacks.deposits({ ...everything, filter: { text: '%' } })).total).toBe(0);
    expect(
      given(await callbacks.deposits({ ...everything, filter: { currencyId: 71 } })).total,
    ).toBe(0);
  });

  it('of a withdrawal nobody knows stay strays until a payout is found', async () => {
    const { callbacks } = place.open();
    const one = callback(withdrawal);
    await callbacks.keep([one, callback(claim())]);
    expect(given(await callbacks.strays({ since: 0 })).map(({ digest }) => digest)).toEqual([
      one.digest,
    ]);
    expect(given(await callbacks.strays({ since: one.at + 1 }))).toEqual([]);
    await callbacks.match({ digest: one.digest, payoutId: 'pay-1' });
    expect(given(await callbacks.strays({ since: 0 }))).toEqual([]);
    const page = given(await callbacks.page({ ...everything, filter: { kind: 'withdrawal' } }));
    expect(page.items[0]?.payoutId).toBe('pay-1');
  });

  it('that cannot be understood are kept and count for nothing', async () => {
    const { callbacks } = place.open();
    await callbacks.keep([callback(null), callback(claim())]);
    const unread = given(await callbacks.page({ ...everything, filter: { unread: true } }));
    expect(unread.items.map((one) => one.claim)).toEqual([null]);
    expect(given(await callbacks.deposits(everything)).total).toBe(1);
  });

  it('that were not believed are counted, and the last hundred remembered', async () => {
    const { callbacks } = place.open();
    for (let n = 0; n < 3; n += 1) {
      const samples = Array.from({ length: 50 }, (_, i) => {
        return { at: n * 50 + i, why: 'unsigned' as const, bytes: 7, head: `{${n * 50 + i}}` };
      });
      await callbacks.disbelieve({
        counts: [{ why: 'unsigned', times: 50, lastAt: n * 50 + 49 }],
        samples,
      });
    }
    const { counts, samples } = given(await callbacks.disbelieved(null));
    expect(counts).toEqual([{ why: 'unsigned', times: 150, lastAt: 149 }]);
    expect(samples).toHaveLength(100);
    expect(samples[0]?.head).toBe('{149}');
  });

  it('keep how the receiver is set', async () => {
    const { callbacks } = place.open();
    expect(given(await callbacks.settings(null))).toBeNull();
    const settings = { on: true, port: 8420, ipv6: false, secretPath: 'x', tunnel: '' };
    await callbacks.saveSettings(settings);
    await callbacks.saveSettings({ ...settings, on: false });
    expect(given(await callbacks.settings(null))).toEqual({ ...settings, on: false });
  });
});
