import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PayoutContent } from '#core/payout/payout.ts';
import { batchBreaches, limited, payoutBreach, sumOf, type Limited } from '#core/policy/limits.ts';
import { NO_POLICY, type Policy } from '#core/policy/policy.ts';
import { readPolicy } from '#core/policy/read-policy.ts';

const policy = (maximum: object): Policy => {
  const read = readPolicy(JSON.stringify({ schema: 1, maximum }));
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
};

const content = (
  units: bigint,
  asked: PayoutContent['asked'],
  rate: string | null,
): PayoutContent =>
  ({
    reference: 'INV-1',
    amount: { units, decimals: 6 },
    asked,
    rate,
    destination: { code: 'USDT', network: 'TRC20' },
  }) as unknown as PayoutContent;

const dollars = (amount: string, reference = 'INV-1'): Limited => ({
  ...limited(content(BigInt(amount) * 1_000_000n, { amount, unit: 'USD' }, '1'), null),
  reference,
});

describe('the worth of a payment', () => {
  test('is the amount asked for where it was written in USD', () => {
    expect(limited(content(1n, { amount: '12.34', unit: 'USD' }, '0.9'), null).usd?.units).toBe(
      12_340_000n,
    );
  });

  test('is otherwise amount × price, rounded up', () => {
    const asked = { amount: '0.000001', unit: 'USDT' };
    expect(limited(content(1n, asked, null), '0.1').usd?.units).toBe(1n);
    expect(limited(content(1_000_000n, asked, null), '0.9997').usd?.units).toBe(999_700n);
  });

  test('is not known without a price', () => {
    expect(limited(content(1n, { amount: '1', unit: 'USDT' }, null), null).usd).toBeNull();
  });
});

describe('the limits', () => {
  const limits = policy({
    perPayout: { usd: '100' },
    perBatch: { usd: '250' },
    perDay: { usd: '400' },
  });

  test('allow exactly what they name and refuse one unit more', () => {
    fc.assert(
      fc.property(fc.bigInt(1n, 10n ** 12n), fc.boolean(), (units, over) => {
        const most = { units, decimals: 6 };
        const text = `${units / 1_000_000n}.${`${units % 1_000_000n}`.padStart(6, '0')}`;
        const payment = limited(
          content(units + (over ? 1n : 0n), { amount: '1', unit: 'USDT' }, '1'),
          null,
        );
        const inUsd = policy({ perPayout: { usd: text } });
        const inOwn = policy({ perPayout: { currencies: { 'USDT TRC20': text } } });
        for (const one of [inUsd, inOwn])
          expect(payoutBreach(one, payment, []) === null).toBe(!over);
        expect(most.units).toBe(units);
      }),
    );
  });

  test('of a payout name it and both amounts', () => {
    expect(payoutBreach(limits, dollars('101', 'INV-7'), [])).toBe(
      'Payout INV-7 is 101 USD, and 100 USD is allowed.',
    );
  });

  test('of a batch count all of it, and say how many payouts are too large alone', () => {
    expect(
      batchBreaches(
        limits,
        ['100', '100', '51'].map((amount) => dollars(amount)),
        [],
      ),
    ).toEqual(['The batch is 251 USD, and 250 USD is allowed.']);
    expect(batchBreaches(limits, [dollars('101', 'A'), dollars('102', 'B')], [])).toEqual([
      'Payout A is 101 USD, and 100 USD is allowed. 1 more of its payouts are above it too.',
    ]);
  });

  test('of a day count what was spent before', () => {
    const spent = ['100', '100', '100'].map((amount) => dollars(amount));
    expect(payoutBreach(limits, dollars('100'), spent)).toBeNull();
    expect(payoutBreach(limits, dollars('100'), [...spent, dollars('1')])).toContain('401 USD');
    expect(batchBreaches(limits, [dollars('100'), dollars('1')], spent)).toEqual([
      'What is paid within 24 hours, with this, is 401 USD, and 400 USD is allowed.',
    ]);
  });

  test('refuse what has no price where only USD is named, and a currency that no limit names', () => {
    const unpriced = limited(content(1n, { amount: '1', unit: 'USDT' }, null), null);
    expect(payoutBreach(limits, unpriced, [])).toContain('has no price in USD');
    const other = policy({ perPayout: { currencies: { 'USDT ERC20': '5' } } });
    expect(payoutBreach(other, dollars('1'), [])).toContain('names no limit');
    const both = policy({ perPayout: { usd: '100', currencies: { 'USDT ERC20': '5' } } });
    expect(payoutBreach(both, dollars('1'), [])).toBeNull();
  });

  test('are none without a policy', () => {
    expect(batchBreaches(NO_POLICY, [dollars('999999999')], [])).toEqual([]);
  });

  test('lose nothing in their sums', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(0n, 10n ** 15n)), (amounts) => {
        const sum = sumOf(
          amounts.map((units) => limited(content(units, { amount: '1', unit: 'USDT' }, '1'), null)),
        );
        const total = amounts.reduce((all, units) => all + units, 0n);
        expect(sum.usd.units).toBe(total);
        expect(sum.currencies.get('USDT TRC20')?.units ?? 0n).toBe(total * 10n ** 12n);
      }),
    );
  });
});
