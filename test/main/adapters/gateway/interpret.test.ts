import { describe, expect, test } from 'vitest';
import { interpret } from '#main/adapters/gateway/interpret.ts';
import { isPinnedRefusal } from '#main/adapters/gateway/pinned-refusals.ts';
import type { WithdrawOutcome } from '#main/ports/gateway.ts';

const order = {
  orderId: 'p1-A',
  currencyId: 71,
  address: 'TLBxExampleAddressNotReal00000000001',
  tag: null,
  amount: '31.42',
};
const echo = {
  result: 1,
  paymentId: 71,
  addressTo: order.address,
  amount: '31.42',
  transactionId: 'Nzc2',
};
const outcome = (status: number, body: unknown): WithdrawOutcome =>
  interpret(order, {
    kind: 'reply',
    reply: { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
  });
const no = (message: string) => ({ result: 0, message });

describe('the contract: the withdraw reply of the vendor’s integration guide', () => {
  const GUIDE =
    '{"result":1,"paymentId":71,"addressTo":"TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd","amount":"31.42","transactionId":"Nzc2OTc0Njg2NDcyNjE3NzVmMzEzOTM4MzkzMjM2"}';
  const asked = { ...order, address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd' };
  const reply = { kind: 'reply', reply: { status: 200, body: GUIDE } } as const;

  test('is the acceptance of what was asked, under the id it names', () => {
    expect(interpret(asked, reply)).toEqual({
      kind: 'accepted',
      withdrawalId: 'Nzc2OTc0Njg2NDcyNjE3NzVmMzEzOTM4MzkzMjM2',
      differs: [],
    });
  });

  test('differs where anything else was asked', () => {
    const other = { ...asked, amount: '31.43', currencyId: 72, address: order.address };
    expect(interpret(other, reply)).toMatchObject({ differs: ['currency', 'address', 'amount'] });
  });
});

describe('an accepted withdraw', () => {
  test.each([
    ['the plain sample', echo],
    ['result as text', { ...echo, result: '1' }],
    ['the currency id as text', { ...echo, paymentId: '71' }],
    ['harmless trailing zeros', { ...echo, amount: '31.420000' }],
    ['the amount as a number', { ...echo, amount: 31.42 }],
    ['an exponent', { ...echo, amount: '3.142E+1' }],
  ])('is recognised with %s', (_name, body) => {
    expect(outcome(200, body)).toEqual({ kind: 'accepted', withdrawalId: 'Nzc2', differs: [] });
  });

  test.each([
    ['amount', { ...echo, amount: '31.43' }],
    ['amount', { ...echo, amount: '31.4200000000000001' }],
    ['amount', { ...echo, amount: undefined }],
    ['amount', { ...echo, amount: 'thirty' }],
    ['address', { ...echo, addressTo: 'TLBxExampleAddressNotReal00000000002' }],
    ['address', { ...echo, addressTo: order.address.toLowerCase() }],
    ['address', { ...echo, addressTo: null }],
    ['currency', { ...echo, paymentId: 72 }],
    ['currency', { ...echo, paymentId: 'x' }],
    ['withdrawalId', { ...echo, transactionId: '' }],
    ['withdrawalId', { ...echo, transactionId: undefined }],
  ])('names the %s as different', (field, body) => {
    expect(outcome(200, body)).toMatchObject({ kind: 'accepted', differs: [field] });
  });

  describe('of a fiat amount', () => {
    const fiat = { ...order, amount: '100', fiat: 'USD' };
    const read = (body: object) =>
      interpret(fiat, { kind: 'reply', reply: { status: 200, body: JSON.stringify(body) } });

    test('hands on what the gateway made of it, for the caller to judge', () => {
      expect(read(echo)).toEqual({
        kind: 'accepted',
        withdrawalId: 'Nzc2',
        differs: [],
        made: '31.42',
      });
    });

    test('is different when no amount is said, or another address or currency', () => {
      expect(read({ ...echo, amount: undefined })).toMatchObject({
        differs: ['amount'],
        made: null,
      });
      expect(read({ ...echo, addressTo: 'T2' })).toMatchObject({ differs: ['address'] });
      expect(read({ ...echo, paymentId: 72 })).toMatchObject({ differs: ['currency'] });
    });
  });

  test('compares a number digit by digit, beyond the reach of a float', () => {
    const big = { ...order, amount: '123456789012345.12' };
    const said = `{"result":1,"paymentId":71,"addressTo":"${order.address}","transactionId":"a","amount":123456789012345.13}`;
    const read = interpret(big, { kind: 'reply', reply: { status: 200, body: said } });
    expect(read).toMatchObject({ kind: 'accepted', differs: ['amount'] });
  });

  test('must repeat the tag beside the address', () => {
    const tagged = { ...order, tag: '7' };
    const says = (addressTo: string) =>
      interpret(tagged, {
        kind: 'reply',
        reply: { status: 200, body: JSON.stringify({ ...echo, addressTo }) },
      });
    expect(says(`${order.address}:7`)).toMatchObject({ differs: [] });
    expect(says(order.address)).toMatchObject({ differs: ['address'] });
    expect(says(`${order.address}:70`)).toMatchObject({ differs: ['address'] });
  });
});

describe('a refused withdraw', () => {
  test.each([
    [200, no('insufficient balance')],
    [400, no('Insufficient  balance.')],
    [400, { result: '0', error: 'invalid address' }],
    [400, no('amount is below the minimum')],
  ])('is believed on HTTP %d only word for word', (status, body) => {
    expect(outcome(status, body).kind).toBe('refused');
  });

  test('keeps the words of the gateway as they were', () => {
    expect(outcome(400, no('Insufficient Balance'))).toEqual({
      kind: 'refused',
      message: 'Insufficient Balance',
    });
  });

  test('never rests on words about access, rate or a passing state', () => {
    const passing = [
      'incorrect signature',
      'platformId error',
      'ip address is not allowed',
      'account is blocked',
      'too many requests',
      'withdrawals are temporarily unavailable',
      'orderId already exists',
    ];
    expect(passing.filter(isPinnedRefusal)).toEqual([]);
  });
});

describe('an unanswered withdraw', () => {
  test.each([
    [200, no('insufficient balance today'), 'unknown-outcome'],
    [200, no('something else'), 'unknown-outcome'],
    [400, no(''), 'unknown-outcome'],
    [404, no('insufficient balance'), 'unknown-outcome'],
    [422, no('invalid address'), 'unknown-outcome'],
    [200, no('incorrect signature'), 'not-authorised'],
    [400, no('platformId error'), 'not-authorised'],
    [400, no('IP address is not allowed'), 'not-authorised'],
    [400, no('wrong API key'), 'not-authorised'],
    [400, no('account is blocked'), 'rate-limited'],
    [400, no('too many requests'), 'rate-limited'],
    [400, no('recipient does not exist'), 'unknown-outcome'],
    [301, echo, 'not-authorised'],
    [307, '', 'not-authorised'],
    [308, '<html>', 'not-authorised'],
    [401, no('insufficient balance'), 'not-authorised'],
    [403, echo, 'not-authorised'],
    [408, '', 'rate-limited'],
    [409, no('invalid address'), 'rate-limited'],
    [425, '', 'rate-limited'],
    [429, echo, 'rate-limited'],
    [400, echo, 'unknown-outcome'],
    [201, echo, 'unknown-outcome'],
    [500, echo, 'unknown-outcome'],
    [500, no('insufficient balance'), 'unknown-outcome'],
    [502, '<html>Bad gateway</html>', 'unknown-outcome'],
    [504, '', 'unknown-outcome'],
    [200, '', 'unknown-outcome'],
    [200, '<html>', 'unknown-outcome'],
    [200, '[]', 'unknown-outcome'],
    [200, 'null', 'unknown-outcome'],
    [200, '"1"', 'unknown-outcome'],
    [200, '{"result":1,"transactionId":"a', 'unknown-outcome'],
    [200, { ...echo, result: true }, 'unknown-outcome'],
    [200, { ...echo, result: '1.0' }, 'unknown-outcome'],
    [200, { ...echo, result: undefined }, 'unknown-outcome'],
    [200, { result: 2 }, 'unknown-outcome'],
  ] as const)('is HTTP %d with %j, and the line stops as %s', (status, body, stop) => {
    expect(outcome(status, body)).toMatchObject({ kind: 'unanswered', stop });
  });

  test.each(['timeout', 'closed', 'too-large'] as const)('is silence by %s', (cause) => {
    const read = interpret(order, { kind: 'silence', cause, detail: 'nothing came' });
    expect(read).toEqual({
      kind: 'unanswered',
      detail: 'No answer: nothing came',
      stop: 'unknown-outcome',
    });
  });

  test('shows the words of the gateway to the person who decides', () => {
    expect(outcome(400, no('try later'))).toMatchObject({
      detail: 'HTTP 400, not accepted, "try later"',
    });
  });
});

test('interpreting the same reply twice says the same', () => {
  expect(outcome(200, echo)).toEqual(outcome(200, echo));
});
