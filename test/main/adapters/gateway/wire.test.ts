import { describe, expect, test } from 'vitest';
import { canonicalBody } from '#main/adapters/gateway/canonical.ts';
import { problemWithBody } from '#main/adapters/gateway/same-order.ts';
import {
  readBalances,
  readCurrencies,
  readEnvelope,
  readFees,
  readWithdrawal,
  withdrawRequest,
} from '#main/adapters/gateway/wire.ts';

/** The fields of a reply body as they are read from its text. */
const fields = (body: unknown): unknown =>
  readEnvelope(typeof body === 'string' ? body : JSON.stringify(body))?.fields;

const usdt = { id: 71, name: 'Tether', currency: 'USDT', network: 'TRC20', rateUsd: '1.00' };

describe('the frame of a reply', () => {
  test.each([
    ['{"result":1}', 'yes', ''],
    ['{"result":"1"}', 'yes', ''],
    ['{"result":0,"message":"no"}', 'no', 'no'],
    ['{"result":"0","error":"no"}', 'no', 'no'],
    ['{"result":0,"message":""}', 'no', ''],
    ['{"result":0,"message":{"a":1}}', 'no', ''],
    ['{"result":null}', 'unclear', ''],
    ['{"result":true}', 'unclear', ''],
    ['{}', 'unclear', ''],
  ])('of %s is %s', (body, result, message) => {
    expect(readEnvelope(body)).toMatchObject({ result, message });
  });

  test.each(['', '[]', '[{"result":1}]', 'null', '1', '"x"', '{"result":1', '<html>'])(
    'is absent in %s',
    (body) => {
      expect(readEnvelope(body)).toBeNull();
    },
  );

  test('cuts a message that is too long to show', () => {
    const body = JSON.stringify({ result: 0, message: 'x'.repeat(10_000) });
    expect(readEnvelope(body)?.message).toHaveLength(500);
  });
});

describe('the currency list', () => {
  test('reads the documented form', () => {
    const list = [{ ...usdt, minDep: '10' }];
    expect(readCurrencies(fields({ result: 1, list }))).toEqual([
      {
        id: 71,
        code: 'USDT',
        network: 'TRC20',
        name: 'Tether',
        decimals: 2,
        usdRate: '1',
        minDeposit: '10',
        minWithdraw: null,
        tag: 'none',
      },
    ]);
  });

  test('takes ids and numbers as text or as numbers, digit by digit', () => {
    const body = `{"result":1,"list":[{"id":"10","currency":"btc","network":"bitcoin","rateUsd":97123.4500000000000001,"decimals":8,"minWithdraw":1e-3}]}`;
    expect(readCurrencies(fields(body))).toMatchObject([
      {
        id: 10,
        code: 'BTC',
        name: 'BTC',
        decimals: 8,
        usdRate: '97123.4500000000000001',
        minWithdraw: '0.001',
      },
    ]);
  });

  test.each([
    ['8', 8],
    [0, 0],
    [19, null],
    ['many', null],
    [undefined, 2],
    ['', 2],
  ])('reads the accuracy %j as %j', (decimals, expected) => {
    const list = [{ ...usdt, decimals }];
    expect(readCurrencies(fields({ result: 1, list }))?.[0]?.decimals).toBe(expected);
  });

  test('knows no accuracy for a currency that neither side knows', () => {
    const list = [{ ...usdt, currency: 'NEW', network: 'nowhere' }];
    expect(readCurrencies(fields({ result: 1, list }))?.[0]?.decimals).toBeNull();
  });

  test('has no rate where the gateway gives none or zero', () => {
    const rates = [undefined, '', '0', '0.00', 'n/a', '-1'].map((rateUsd, at) => ({
      ...usdt,
      id: at,
      rateUsd,
    }));
    const read = readCurrencies(fields({ result: 1, list: rates }));
    expect(read?.map((currency) => currency.usdRate)).toEqual(Array(6).fill(null));
  });

  test('leaves out what has no id or code, because it cannot be paid', () => {
    const list = [{ currency: 'X' }, { id: 5 }, usdt];
    expect(readCurrencies(fields({ result: 1, list }))?.map(({ id }) => id)).toEqual([71]);
  });

  test('says which coins carry a tag', () => {
    const list = [
      ['XRP', 'ripple'],
      ['TON', 'ton'],
      ['USDT', 'ton'],
      ['XLM', 'stellar'],
      ['ATOM', 'cosmos'],
      ['HBAR', 'hedera'],
      ['BTC', 'bitcoin'],
      ['TON', 'BEP20'],
    ].map(([currency, network], id) => ({ ...usdt, id, currency, network }));
    const read = readCurrencies(fields({ result: 1, list }));
    expect(read?.filter(({ tag }) => tag === 'optional').map(({ id }) => id)).toEqual([
      0, 1, 2, 3, 4, 5,
    ]);
  });

  test.each([
    ['no list', {}],
    ['a list that is none', { list: 'x' }],
    ['only unreadable entries', { list: [{}, {}] }],
    ['two entries with one id', { list: [usdt, { ...usdt, currency: 'BTC' }] }],
  ])('is unreadable with %s', (_name, body) => {
    expect(readCurrencies(fields({ result: 1, ...body }))).toBeNull();
  });
});

describe('balances', () => {
  const held = [
    { currencyId: 10, held: '0.5' },
    { currencyId: 71, held: '1250' },
  ];
  test.each([
    [
      'a list',
      {
        list: [
          { id: 10, balance: '0.50' },
          { id: '71', balance: 1250 },
        ],
      },
    ],
    [
      'a list under another word',
      {
        balances: [
          { paymentId: 10, amount: '0.5' },
          { id: 71, balance: '1250.00' },
        ],
      },
    ],
    ['a map', { list: { 10: '0.5', 71: '1250.00' } }],
    ['a map of objects', { balance: { 10: { balance: '0.5' }, 71: { balance: 1250 } } }],
  ])('are read from %s', (_name, body) => {
    expect(readBalances(fields({ result: 1, ...body }))).toEqual(held);
  });

  test.each([
    ['nothing', {}],
    ['one value without a currency', { balance: '12.5' }],
    ['an entry without id', { list: [{ currency: 'USDT', balance: '1' }] }],
    ['an entry without amount', { list: [{ id: 71 }] }],
    ['a negative amount', { list: [{ id: 71, balance: '-1' }] }],
    ['a map by code', { list: { USDT: '1' } }],
    [
      'one id twice',
      {
        list: [
          { id: 71, balance: '1' },
          { id: 71, balance: '2' },
        ],
      },
    ],
    [
      'one bad entry among good ones',
      {
        list: [
          { id: 71, balance: '1' },
          { id: 10, balance: 'x' },
        ],
      },
    ],
  ])('are unreadable from %s', (_name, body) => {
    expect(readBalances(fields({ result: 1, ...body }))).toBeNull();
  });
});

describe('the status of a withdrawal', () => {
  const said = { result: 1, approve: 1, paymentId: '71', addressTo: 'TLB', amount: '31.4200' };
  test('reads every documented field', () => {
    const body = {
      ...said,
      txhash: 'aa11',
      amountDebited: '33.42',
      feeNetwork: 1,
      feeService: '1.00',
      confirmations: '3',
    };
    expect(readWithdrawal(fields(body))).toEqual({
      withdrawalId: null,
      status: 'success',
      currencyId: 71,
      address: 'TLB',
      amount: '31.42',
      chainHash: 'aa11',
      debited: '33.42',
      networkFee: '1',
      serviceFee: '1',
      confirmations: 3,
    });
  });

  test.each([
    [0, 'pending'],
    ['1', 'success'],
    [2, 'error'],
    [3, 'other'],
    ['paid', 'other'],
  ])('reads %j as %s', (approve, status) => {
    const body = { ...said, approve, transactionId: 'a' };
    expect(readWithdrawal(fields(body))?.status).toBe(status);
  });

  test.each([
    ['', null],
    [null, null],
    [undefined, null],
    ['0.00', '0'],
    [0, '0'],
    ['33.42 USDT', '33.42 USDT'],
    [{ a: 1 }, '{"a":"1"}'],
  ])('never lets the debit %j pass for less than it says', (amountDebited, debited) => {
    expect(readWithdrawal(fields({ ...said, amountDebited }))?.debited).toBe(debited);
  });

  test('is no evidence when it names neither a status nor a withdrawal', () => {
    expect(readWithdrawal(fields({ result: 1 }))).toBeNull();
    expect(readWithdrawal(fields({ ...said, approve: undefined }))).toBeNull();
  });
});

test('a fee preview needs all three of its amounts', () => {
  const fees = { result: 1, amountFull: '33.42', feeNetwork: '1.00', feeService: '1' };
  expect(readFees(fields(fees))).toEqual({ gross: '33.42', networkFee: '1', serviceFee: '1' });
  expect(readFees(fields({ ...fees, feeService: undefined }))).toBeNull();
});

describe('the check of the request bytes', () => {
  const order = { orderId: 'o', currencyId: 71, address: 'T/x', tag: '5', amount: '1.50' };
  const bytes = (change: object) => canonicalBody({ ...withdrawRequest(50, order), ...change });

  test('passes what was approved', () => {
    expect(problemWithBody(bytes({}), 50, order)).toBeNull();
  });

  test('writes no fiat code where Purser converted: the bytes are those they always were', () => {
    expect(withdrawRequest(50, order)).not.toHaveProperty('symbol');
    expect(Object.keys(withdrawRequest(50, order)).sort()).toEqual([
      'addressTo',
      'amount',
      'orderId',
      'paymentId',
      'platformId',
    ]);
  });

  describe('of a fiat amount that the gateway converts', () => {
    const fiat = { ...order, amount: '100.5', fiat: 'USD' };
    const fiatBytes = (change: object) =>
      canonicalBody({ ...withdrawRequest(50, fiat), ...change });

    test('says the amount as it was approved, and its currency', () => {
      expect(fiatBytes({}).toString()).toContain('"amount":"100.5"');
      expect(fiatBytes({}).toString()).toContain('"platformId":50,"symbol":"USD"}');
      expect(problemWithBody(fiatBytes({}), 50, fiat)).toBeNull();
    });

    test.each([
      ['another fiat', fiatBytes({ symbol: 'EUR' })],
      ['none', canonicalBody(withdrawRequest(50, { ...order, amount: '100.5' }))],
      ['another amount', fiatBytes({ amount: '100.50' })],
    ])('is found out when it says %s', (_what, body) => {
      expect(problemWithBody(body, 50, fiat)).toMatch(/fiat symbol|amount/);
    });

    test.each(['usd', 'US', 'EURO', 'U$D'])('is not sent in “%s”, which is no code', (code) => {
      const wrong = { ...fiat, fiat: code };
      const body = canonicalBody(withdrawRequest(50, wrong));
      expect(problemWithBody(body, 50, wrong)).toContain('not a fiat currency');
    });
  });

  test.each([
    ['address', { addressTo: 'T/x:6' }],
    ['amount', { amount: '1.5' }],
    ['currency', { paymentId: 72 }],
    ['order id', { orderId: 'p' }],
    ['platform', { platformId: 51 }],
    ['symbol', { symbol: 'USD' }],
  ])('finds another %s', (name, change) => {
    expect(problemWithBody(bytes(change), 50, order)).toContain(name);
  });

  test('finds bytes that are no request at all', () => {
    expect(problemWithBody(Buffer.from('{"am'), 50, order)).toContain('amount');
  });
});
