import { afterEach, describe, expect, it } from 'vitest';
import { closeRigs, openRig, SETTLE, TRON_ADDRESS } from './rig.ts';

afterEach(closeRigs);

const XRP_ADDRESS = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const TON_ADDRESS = 'EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N';
const EVM_ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

describe('an accepted withdraw', () => {
  it('echoes currency, address and amount and names a transaction', async () => {
    const rig = await openRig();
    const reply = await rig.withdraw({ orderId: 'wd-0001' });
    expect(reply.status).toBe(200);
    expect(Object.keys(reply.json ?? {})).toEqual([
      'result',
      'paymentId',
      'addressTo',
      'amount',
      'transactionId',
    ]);
    expect(reply.json).toMatchObject({
      result: 1,
      paymentId: 71,
      addressTo: TRON_ADDRESS,
      amount: '31.42',
    });
    expect(reply.json?.['transactionId']).toMatch(/^[A-Za-z0-9+]{30,}=*$/);
    expect(rig.gateway.books.executions('wd-0001')).toBe(1);
  });

  it('is pending, then successful with a hash and the exact debit', async () => {
    const rig = await openRig();
    const { json } = await rig.withdraw({ orderId: 'wd-0001' });
    const transactionId = json?.['transactionId'];
    expect((await rig.status({ transactionId })).json).toEqual({
      result: 1,
      approve: 0,
      paymentId: 71,
      addressTo: TRON_ADDRESS,
      amount: '31.42',
      txhash: '',
      amountDebited: '0.00',
      feeNetwork: '1.00',
      feeService: '0.16',
    });
    rig.pass(SETTLE);
    const settled = (await rig.status({ orderId: 'wd-0001' })).json;
    expect(settled).toMatchObject({ approve: 1, amountDebited: '32.58' });
    expect(settled?.['txhash']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has confirmations on UTXO coins only, and they grow', async () => {
    const rig = await openRig();
    await rig.withdraw({
      orderId: 'btc',
      paymentId: 10,
      amount: '0.01',
      addressTo: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    });
    const confirmations = async (): Promise<unknown> =>
      (await rig.status({ orderId: 'btc' })).json?.['confirmations'];
    expect(await confirmations()).toBe(0);
    rig.pass(SETTLE);
    expect(await confirmations()).toBe(1);
    rig.pass(3 * SETTLE);
    expect(await confirmations()).toBe(4);
  });

  it.each([
    [70, EVM_ADDRESS, /^0x[0-9a-f]{64}$/],
    [9001, XRP_ADDRESS, /^[0-9A-F]{64}$/],
    [9002, TON_ADDRESS, /^[A-Za-z0-9_-]{43}$/],
    [9004, '4Nd1mBQtrMJVYVfKf2PJy9NZUZdTAsp7D4xWLs4gDB4T', /^[1-9A-HJ-NP-Za-km-z]{80,90}$/],
  ])('has a hash in the form of its chain (id %i)', async (paymentId, addressTo, form) => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'one', paymentId, addressTo, amount: '25' });
    rig.pass(SETTLE);
    expect((await rig.status({ orderId: 'one' })).json?.['txhash']).toMatch(form);
  });
});

describe('a refused withdraw', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ['an unknown id', { paymentId: 73 }, 'unknown paymentId'],
    ['a malformed id', { paymentId: 'USDT' }, 'unknown paymentId'],
    ['an address of another chain', { addressTo: EVM_ADDRESS }, 'invalid address'],
    ['an empty address', { addressTo: '' }, 'invalid address'],
    ['a tag where there is none', { addressTo: `${TRON_ADDRESS}:5` }, 'invalid address'],
    ['an amount below the minimum', { amount: '4.99' }, 'amount is below the minimum'],
    ['too many decimals', { amount: '31.425' }, 'too many decimals in amount'],
    ['an amount of zero', { amount: '0.00' }, 'invalid amount'],
    ['a negative amount', { amount: '-5' }, 'invalid amount'],
    ['an exponent', { amount: '1e3' }, 'invalid amount'],
    ['a number instead of text', { amount: 31.42 }, 'invalid amount'],
    ['more than the balance', { amount: '5000000' }, 'insufficient balance'],
    ['a fiat it cannot convert', { symbol: 'XAU' }, 'symbol is not supported'],
    ['a fiat that is no code', { symbol: 'usd' }, 'symbol is not supported'],
    ['an underscore in orderId', { orderId: 'a_b' }, 'invalid orderId'],
    ['an orderId of 65 characters', { orderId: 'a'.repeat(65) }, 'invalid orderId'],
  ];

  it.each(cases)('names the rule for %s and executes nothing', async (_what, fields, message) => {
    const rig = await openRig();
    const reply = await rig.withdraw(fields);
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({ result: 0, message });
    expect(rig.gateway.books.withdrawals()).toEqual([]);
  });

  it('looks at the balance of that id alone', async () => {
    const rig = await openRig({ startingBalances: { 71: '10' } });
    expect((await rig.withdraw()).json?.['message']).toBe('insufficient balance');
    expect((await rig.withdraw({ paymentId: 72, addressTo: EVM_ADDRESS })).json?.['result']).toBe(
      1,
    );
  });

  it('begins one unit beyond what amount and fees need, and one below the minimum', async () => {
    const rig = await openRig({ startingBalances: { 71: '32.57' } });
    expect((await rig.withdraw()).json?.['message']).toBe('insufficient balance');
    const enough = await openRig({ startingBalances: { 71: '32.58' } });
    expect((await enough.withdraw()).json?.['result']).toBe(1);
    expect(enough.gateway.books.balance(71)).toBe('0.00');
    expect((await rig.withdraw({ amount: '5' })).json?.['result']).toBe(1);
  });

  it('comes while a payout that will fail still holds the money, and no longer afterwards', async () => {
    const fault = { kind: 'fails' } as const;
    const rig = await openRig({
      startingBalances: { 71: '40' },
      faults: [{ on: 'withdraw', when: { nth: 1 }, fault }],
    });
    await rig.withdraw();
    expect((await rig.withdraw()).json?.['message']).toBe('insufficient balance');
    rig.pass(SETTLE);
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it('counts pending money as spent', async () => {
    const rig = await openRig({ startingBalances: { 71: '40' } });
    expect((await rig.withdraw()).json?.['result']).toBe(1);
    expect((await rig.withdraw({ amount: '7' })).json?.['message']).toBe('insufficient balance');
  });

  it('comes for a currency that vanished, whose older withdrawals stay visible', async () => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'before' });
    rig.gateway.setSwitches({ hiddenCurrencyIds: [71] });
    expect((await rig.withdraw()).json?.['message']).toBe('unknown paymentId');
    expect((await rig.status({ orderId: 'before' })).json?.['paymentId']).toBe(71);
    expect((await rig.call('currencies')).text).not.toContain('TRC20');
  });

  it('comes for every withdraw while the IP is not listed, and for nothing else', async () => {
    const rig = await openRig({ scenario: 'ip-refused' });
    expect((await rig.withdraw()).json?.['message']).toBe('ip address is not allowed');
    expect((await rig.call('balance')).json?.['result']).toBe(1);
    rig.gateway.setSwitches({ ipListed: true });
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });
});

describe('a tag', () => {
  const xrp = { paymentId: 9001, amount: '25' };

  it('is read from address:tag', async () => {
    const rig = await openRig();
    expect((await rig.withdraw({ ...xrp, addressTo: `${XRP_ADDRESS}:0` })).json?.['result']).toBe(
      1,
    );
    expect(rig.gateway.books.withdrawals()[0]).toMatchObject({ address: XRP_ADDRESS, tag: '0' });
  });

  it.each(['abc', '-1', '1.5', '4294967296', '', '007'])('is refused as "%s"', async (tag) => {
    const rig = await openRig();
    const reply = await rig.withdraw({ ...xrp, addressTo: `${XRP_ADDRESS}:${tag}` });
    expect(reply.json?.['message']).toBe('invalid destination tag');
  });

  it('may be missing, unless the gateway insists', async () => {
    const rig = await openRig();
    expect((await rig.withdraw({ ...xrp, addressTo: XRP_ADDRESS })).json?.['result']).toBe(1);
    rig.gateway.setSwitches({ tags: 'required' });
    const reply = await rig.withdraw({ ...xrp, addressTo: XRP_ADDRESS });
    expect(reply.json?.['message']).toBe('destination tag is required');
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });
});

describe('an orderId', () => {
  it('may repeat by default, and then pays twice', async () => {
    const rig = await openRig();
    await rig.withdraw({ orderId: 'same' });
    await rig.withdraw({ orderId: 'same' });
    expect(rig.gateway.books.executions('same')).toBe(2);
  });

  it('may be refused when it repeats', async () => {
    const rig = await openRig({ switches: { duplicateOrderIds: 'refused' } });
    await rig.withdraw({ orderId: 'same' });
    const again = await rig.withdraw({ orderId: 'same' });
    expect(again.json?.['message']).toBe('orderId already exists');
    expect(rig.gateway.books.executions('same')).toBe(1);
  });

  it('may be rejected as a field', async () => {
    const rig = await openRig({ switches: { orderIds: 'rejected' } });
    expect((await rig.withdraw({ orderId: 'a' })).json?.['message']).toBe('unknown field orderId');
    expect((await rig.withdraw()).json?.['result']).toBe(1);
  });

  it('may be ignored: executed, never found, yet counted in the books', async () => {
    const rig = await openRig({ switches: { orderIds: 'ignored' } });
    expect((await rig.withdraw({ orderId: 'a' })).json?.['result']).toBe(1);
    expect((await rig.status({ orderId: 'a' })).json?.['result']).toBe(0);
    expect(rig.gateway.books.executions('a')).toBe(1);
  });

  it('may not serve for look-ups, while transactionId does', async () => {
    const rig = await openRig({ switches: { lookupByOrderId: false } });
    const { json } = await rig.withdraw({ orderId: 'a' });
    expect((await rig.status({ orderId: 'a' })).json?.['result']).toBe(0);
    expect((await rig.status({ transactionId: json?.['transactionId'] })).json?.['approve']).toBe(
      0,
    );
  });

  it('that nobody sent is answered with result 0', async () => {
    const rig = await openRig();
    const reply = await rig.status({ orderId: 'never' });
    expect([reply.status, reply.json]).toEqual([
      400,
      { result: 0, message: 'withdrawal not found' },
    ]);
  });
});
