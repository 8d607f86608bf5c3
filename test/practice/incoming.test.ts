import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDestination } from '#core/beneficiary/check-destination.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';
import type { CustomerPayment } from '#practice/customer.ts';
import { canonical, rawSignature, sendRaw, type RawReply } from '../fakes/raw-client.ts';
import { closeRigs, openRig, type Rig } from './rig.ts';

afterEach(closeRigs);

const ORDER = 'dep-0001';

/** A status by version 3, which the raw client's `call` does not reach. */
const statusV3 = ({ target }: Rig, orderId: string): Promise<RawReply> => {
  const body = canonical({ platformId: target.platformId, orderId });
  const signature = rawSignature(target.platformId, target.apiKey, body);
  const headers = { 'content-type': 'application/json', 'x-signature': signature };
  return sendRaw(target.url, { path: '/v3/orderstatus', body, headers });
};

const invoiced = async (fields: Record<string, unknown> = {}, rig?: Rig): Promise<Rig> => {
  const at = rig ?? (await openRig({ switches: { drift: 'none' } }));
  const reply = await at.call('createorder', { orderId: ORDER, amount: '100.00', ...fields });
  expect(reply.json).toEqual({ result: 1, url: expect.stringMatching(/^https:\/\//) });
  return at;
};

const pay = (rig: Rig, payment: Partial<CustomerPayment>): void => {
  const paid = rig.gateway.pay({ orderId: ORDER, currencyId: 71, amount: 'rest', ...payment });
  if (!paid.ok) throw new Error(paid.error);
};

const inSymbol = (text: string) => ({ in: 'symbol', text }) as const;
const inCoin = (text: string) => ({ in: 'coin', text }) as const;

describe('an address asked of the practice gateway', () => {
  it.each(
    practiceCurrencyTable.map((currency) => [`${currency.code} ${currency.network}`, currency]),
  )('of %s passes the check a payout address must pass', async (_, currency) => {
    const rig = await openRig();
    const { json } = await rig.call('address', { orderId: ORDER, paymentId: currency.id });
    const tag = json?.['destinationTag'];
    const tagText = typeof tag === 'number' ? `${tag}` : '';
    const checked = checkDestination(currency, String(json?.['address']), tagText);
    expect(checked.issues.filter(({ level }) => level === 'error')).toEqual([]);
    const tagged = ['ripple', 'ton', 'stellar', 'cosmos'].includes(currency.chain);
    expect(typeof tag).toBe(tagged ? 'number' : 'undefined');
  });

  it('stays the same for an order, differs between orders, and survives a restart', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'purser-till-')), 'state.json');
    const rig = await openRig({ stateFile });
    const asked = async (at: Rig, orderId: string): Promise<unknown> =>
      (await at.call('address', { orderId, paymentId: 71 })).json?.['address'];
    const first = await asked(rig, 'a');
    expect(await asked(rig, 'a')).toBe(first);
    expect(await asked(rig, 'b')).not.toBe(first);
    pay(rig, { orderId: 'a', amount: inCoin('25') });
    await closeRigs();
    const again = await openRig({ stateFile });
    expect(await asked(again, 'a')).toBe(first);
    expect(again.gateway.books.deposits()).toHaveLength(1);
    expect(again.gateway.books.balance(71)).toBe('5000025.00');
  });

  it('takes several payments of any size, and adds them to the balance', async () => {
    const rig = await openRig();
    await rig.call('address', { orderId: ORDER, paymentId: 71 });
    pay(rig, { amount: inCoin('25') });
    pay(rig, { amount: inCoin('7.50') });
    expect(rig.gateway.books.balance(71)).toBe('5000032.50');
  });

  it('takes no notice of a payment below the minimum, or of one without the tag', async () => {
    const rig = await openRig();
    await rig.call('address', { orderId: ORDER, paymentId: 71 });
    await rig.call('address', { orderId: ORDER, paymentId: 9001 });
    pay(rig, { amount: inCoin('0.99') });
    pay(rig, { currencyId: 9001, amount: inCoin('50'), withoutTag: true });
    expect(rig.gateway.books.deposits().map(({ unnoticed }) => unnoticed)).toEqual([
      'below-minimum',
      'no-tag',
    ]);
    expect(rig.gateway.books.balance(71)).toBe('5000000.00');
    expect(rig.gateway.books.balance(9001)).toBe('1500000.000000');
  });
});

describe('an invoice of the practice gateway', () => {
  it('waits, is paid in part, split over two coins, and is paid only when the whole sum is there', async () => {
    const rig = await invoiced();
    const status = async (): Promise<unknown> =>
      (await rig.call('orderstatus', { orderId: ORDER })).json;
    expect(await status()).toEqual({
      result: 1,
      status: 'wait',
      amountPaid: '0.00',
      currency: 'USD',
    });
    pay(rig, { amount: inSymbol('40.00') });
    expect(await status()).toMatchObject({ status: 'wait', amountPaid: '40.00' });
    pay(rig, { currencyId: 10, amount: 'rest' });
    expect(await status()).toMatchObject({ status: 'paid', amountPaid: '100.00' });
    expect((await statusV3(rig, ORDER)).json).toEqual({
      result: 1,
      status: 'paid',
      amountPaid: '100.00',
      amountCreditedMerchant: '96.50',
      amountCreditedUser: '100.00',
      feeService: '3.50',
      feeNetwork: '0.00',
      currency: 'USD',
    });
  });

  it('tells what came when it was paid over', async () => {
    const rig = await invoiced();
    pay(rig, { amount: inCoin('130') });
    const { json } = await rig.call('orderstatus', { orderId: ORDER });
    expect(json).toMatchObject({ status: 'paid', amountPaid: '130.00' });
  });

  it('ends in error when its time is over, and tells the part that was paid', async () => {
    const rig = await invoiced();
    pay(rig, { amount: inSymbol('40.00') });
    rig.pass(2 * 3_600_000);
    const { json } = await rig.call('orderstatus', { orderId: ORDER });
    expect(json).toMatchObject({ status: 'error', amountPaid: '40.00' });
    const late = rig.gateway.pay({ orderId: ORDER, currencyId: 71, amount: 'rest' });
    expect(late).toMatchObject({ ok: false });
  });

  it('can be ended by hand, and stays ended after a restart', async () => {
    const stateFile = join(mkdtempSync(join(tmpdir(), 'purser-till-')), 'state.json');
    const rig = await invoiced({}, await openRig({ stateFile }));
    rig.gateway.expire(ORDER);
    await closeRigs();
    const again = await openRig({ stateFile });
    const { json } = await again.call('orderstatus', { orderId: ORDER });
    expect(json).toMatchObject({ status: 'error', amountPaid: '0.00' });
  });

  it('says "waiting" where the guide does, and has no version 3 where there is none', async () => {
    const rig = await openRig({ switches: { partialWord: 'waiting', orderStatusV3: false } });
    await invoiced({}, rig);
    const { json } = await rig.call('orderstatus', { orderId: ORDER });
    expect(json).toMatchObject({ status: 'waiting' });
    expect((await statusV3(rig, ORDER)).status).toBe(404);
  });

  it.each([
    ['an amount without two decimals', { amount: '100' }],
    ['an amount of nothing', { amount: '0.00' }],
    ['a symbol nobody prices', { symbol: 'XXX' }],
    ['fiat, which support has not enabled', { type: 2 }],
    ['a currency that is not on offer', { currencies: '10,4711' }],
    ['an order id with a space', { orderId: 'a b' }],
  ])('is refused for %s', async (_, fields) => {
    const rig = await openRig();
    const { json } = await rig.call('createorder', { orderId: ORDER, amount: '100.00', ...fields });
    expect(json).toMatchObject({ result: 0 });
    expect(rig.gateway.books.invoice(ORDER)).toBeNull();
  });

  it('is opened once for an order id', async () => {
    const rig = await invoiced();
    const { json } = await rig.call('createorder', { orderId: ORDER, amount: '5.00' });
    expect(json).toMatchObject({ result: 0 });
    expect(rig.gateway.books.invoice(ORDER)?.amount).toBe('100.00');
  });

  it('takes only the coins it allows', async () => {
    const rig = await invoiced({ currencies: '71,10' });
    expect(rig.gateway.pay({ orderId: ORDER, currencyId: 30, amount: 'rest' })).toMatchObject({
      ok: false,
    });
  });

  it('may be opened although the reply is lost, or not: both look alike', async () => {
    for (const executed of [true, false]) {
      const rig = await openRig({
        faults: [
          { on: 'createorder', when: { always: true }, fault: { kind: 'lost-reply', executed } },
        ],
      });
      await expect(rig.call('createorder', { orderId: ORDER, amount: '5.00' })).rejects.toThrow();
      expect(rig.gateway.books.invoice(ORDER) !== null).toBe(executed);
    }
  });

  it('tells whoever listens of every deposit', async () => {
    const rig = await invoiced();
    const heard: string[] = [];
    const stop = rig.gateway.onDeposit(({ worth }) => heard.push(worth ?? ''));
    pay(rig, { amount: inSymbol('40.00') });
    stop();
    pay(rig, { amount: 'rest' });
    expect(heard).toEqual(['40.00']);
  });
});
