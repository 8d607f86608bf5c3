import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  depositKey,
  withdrawalNewsKey,
  type DepositClaim,
  type WithdrawalClaim,
} from '#core/receive/callback.ts';
import { callsTwice, newDeposit, tellMore, type Deposit } from '#core/receive/deposit.ts';

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

/** What a list of callbacks about one deposit comes to. */
const told = (claims: readonly DepositClaim[]): Deposit => {
  const [first, ...later] = claims;
  if (first === undefined) throw new Error('nothing was told');
  return later.reduce(
    (deposit, one, index) => tellMore(deposit, one, 100 + index),
    newDeposit(first, 99),
  );
};

describe('a deposit that calls twice', () => {
  test('is one deposit with two marks, counted once', () => {
    const deposit = told([claim(), claim({ confirmations: 2 })]);
    expect(deposit.marks).toEqual([
      { confirmations: 1, firstAt: 99, times: 1 },
      { confirmations: 2, firstAt: 100, times: 1 },
    ]);
    expect(deposit.counted).toBe('0.005');
    expect(deposit.differs).toEqual([]);
  });

  test('may call the second time first', () => {
    const deposit = told([claim({ confirmations: 2 }), claim()]);
    expect(deposit.marks.map(({ confirmations }) => confirmations)).toEqual([1, 2]);
  });

  test('is expected of the five coins on their own chains alone', () => {
    for (const [code, network] of [
      ['BTC', 'bitcoin'],
      ['LTC', 'litecoin'],
      ['DASH', 'DASH'],
      ['DOGE', 'dogecoin'],
      ['BCH', 'bitcoincash'],
    ] as const) {
      expect(callsTwice({ code, network })).toBe(true);
    }
    expect(callsTwice({ code: 'BTC', network: 'BEP20' })).toBe(false);
    expect(callsTwice({ code: 'USDT', network: 'TRC20' })).toBe(false);
  });
});

describe('the two forms of a callback', () => {
  const older = claim({ amount: '0.005000000000000000', received: null, networkFee: null });

  test('agree about one deposit: silence of the older one contradicts nothing', () => {
    for (const claims of [
      [older, claim({ received: '0.0049' })],
      [claim({ received: '0.0049' }), older],
    ]) {
      const deposit = told(claims);
      expect(deposit.counted).toBe('0.0049');
      expect(deposit.differs).toEqual([]);
      expect(deposit.claim.received).toBe('0.0049');
    }
  });
});

describe('callbacks that contradict each other', () => {
  test('are named, and the smallest amount counts', () => {
    const deposit = told([claim({ received: null }), claim({ amount: '5', received: null })]);
    expect(deposit.differs).toEqual(['amount']);
    expect(deposit.counted).toBe('0.005');
  });
});

describe('keys', () => {
  test('another reference, coin, hash or address is another deposit', () => {
    const other = [{ orderId: 'x' }, { currencyId: 20 }, { chainHash: 'bb' }, { to: 'y' }];
    const keys = new Set([claim(), ...other.map(claim)].map(depositKey));
    expect(keys.size).toBe(5);
    expect(depositKey(claim({ confirmations: 9, amount: '7' }))).toBe(depositKey(claim()));
  });

  test('no text inside a field makes two deposits look like one', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 4, maxLength: 4 }), (texts) => {
        const [orderId = '', chainHash = '', otherOrder = '', otherHash = ''] = texts;
        fc.pre(orderId !== otherOrder || chainHash !== otherHash);
        expect(depositKey(claim({ orderId, chainHash }))).not.toBe(
          depositKey(claim({ orderId: otherOrder, chainHash: otherHash })),
        );
      }),
    );
  });

  test('a withdrawal is news again only in another state or with another hash', () => {
    const paid: WithdrawalClaim = {
      kind: 'withdrawal',
      status: 'success',
      withdrawalId: 'w1',
      orderId: 'o1',
      currencyId: 71,
      amount: '1',
      address: 'T',
      chainHash: null,
      debited: null,
      networkFee: null,
      serviceFee: null,
      message: null,
    };
    expect(withdrawalNewsKey({ ...paid, amount: '1.0' })).toBe(withdrawalNewsKey(paid));
    expect(withdrawalNewsKey({ ...paid, chainHash: 'aa' })).not.toBe(withdrawalNewsKey(paid));
    expect(withdrawalNewsKey({ ...paid, status: 'pending' })).not.toBe(withdrawalNewsKey(paid));
  });
});

describe('whatever the order and however often', () => {
  const amount = fc.constantFrom('0.005', '0.0050', '0.004', '7', '7.000000000000000001');
  const said = fc.record({
    amount,
    received: fc.option(amount),
    tag: fc.option(fc.constantFrom('1', '2')),
    confirmations: fc.option(fc.nat({ max: 3 })),
  });
  const value = (deposit: Deposit) => ({
    counted: deposit.counted.replace(/\.?0+$/, ''),
    differs: deposit.differs,
    marks: deposit.marks.map(({ confirmations, times }) => [confirmations, times]),
  });

  test('the same callbacks come to the same deposit', () => {
    fc.assert(
      fc.property(
        fc
          .array(said, { minLength: 1, maxLength: 8 })
          .chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
            ),
          ),
        ([list, shuffled]) => {
          expect(value(told(shuffled.map(claim)))).toEqual(value(told(list.map(claim))));
        },
      ),
    );
  });
});
