import { describe, expect, test, vi } from 'vitest';
import type { CallbackClaim, DepositClaim, WithdrawalClaim } from '#core/receive/callback.ts';
import { ok } from '#core/result.ts';
import type { PayoutRecord } from '#main/ports/ledger.ts';
import { CallbackEar } from '#main/workflow/hear-callback.ts';

const withdrawal = (orderId: string): WithdrawalClaim => ({
  kind: 'withdrawal',
  status: 'success',
  withdrawalId: null,
  orderId,
  currencyId: 71,
  amount: '1',
  address: 'T',
  chainHash: 'aa',
  debited: null,
  networkFee: null,
  serviceFee: null,
  message: null,
});
const deposit = { kind: 'deposit', orderId: 'INV-1' } as DepositClaim;

/** An ear over a ledger that knows every order id that begins with p1-, and a gateway that takes its time. */
const makeEar = () => {
  const asked: string[] = [];
  const matched: string[] = [];
  let answer: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const ear = new CallbackEar({
    evidence: {
      payoutNamed: async ({ orderId }) =>
        orderId?.startsWith('p1-') === true ? ({ id: `of ${orderId}` } as PayoutRecord) : null,
    },
    store: {
      match: async ({ payoutId }) => {
        matched.push(payoutId);
        return ok(null);
      },
    },
    matched: () => undefined,
    askPayout: async (id) => {
      asked.push(id);
      if (asked.length === 1) await slow;
      if (id.endsWith('bad')) throw new Error('the gateway did not answer');
    },
    askInvoice: async (id) => {
      asked.push(`invoice ${id}`);
    },
  });
  const hear = (...claims: readonly (CallbackClaim | null)[]): void =>
    ear.hear(claims.map((claim, at) => ({ digest: `d${at}`, claim })));
  return { ear, hear, asked, matched, answer: () => answer() };
};

describe('what a callback sets off', () => {
  test('is a question to the gateway about the payout it names, and nothing else', async () => {
    const { ear, hear, asked, matched, answer } = makeEar();
    hear(withdrawal('p1-A'));
    answer();
    await ear.settled();
    expect(asked).toEqual(['of p1-A']);
    expect(matched).toEqual(['of p1-A']);
  });

  test('is asked once, however many callbacks speak of one payout meanwhile', async () => {
    const { ear, hear, asked, matched, answer } = makeEar();
    hear(withdrawal('p1-A'), withdrawal('p1-B'), withdrawal('p1-B'), withdrawal('p1-B'));
    await vi.waitFor(() => expect(matched).toHaveLength(4));
    answer();
    await ear.settled();
    expect(asked).toEqual(['of p1-A', 'of p1-B']);
    expect(matched).toHaveLength(4);
  });

  test('does not make finding the next payout wait for the gateway', async () => {
    const { ear, hear, matched, answer } = makeEar();
    hear(withdrawal('p1-A'), withdrawal('p1-B'));
    await vi.waitFor(() => expect(matched).toEqual(['of p1-A', 'of p1-B']));
    answer();
    await ear.settled();
  });

  test('is a question about the invoice of a deposit', async () => {
    const { ear, hear, asked, answer } = makeEar();
    answer();
    hear(deposit, deposit);
    await ear.settled();
    expect(asked[0]).toBe('invoice INV-1');
    expect(new Set(asked).size).toBe(1);
  });

  test('is nothing for a callback that names no payout, or cannot be understood', async () => {
    const { ear, hear, asked, matched } = makeEar();
    hear(withdrawal('somebody-else'), null);
    await ear.settled();
    expect(asked).toEqual([]);
    expect(matched).toEqual([]);
  });

  test('goes on after a question that failed, and ends when it is stopped', async () => {
    const { ear, hear, asked, answer } = makeEar();
    answer();
    hear(withdrawal('p1-bad'), withdrawal('p1-B'));
    await ear.settled();
    expect(asked).toEqual(['of p1-bad', 'of p1-B']);
    await ear.stop();
    hear(withdrawal('p1-C'));
    await ear.settled();
    expect(asked).toHaveLength(2);
  });
});
