import { describe, expect, it } from 'vitest';
import { formatAmount } from '#core/money/amount.ts';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import {
  adoptable,
  asFiatExact,
  boundsOfConversion,
  conversionFault,
  impliedRateOf,
  isJudgeable,
  isRetyped,
  reservedOf,
} from '#core/payout/fiat-exact.ts';

const ROW: PayoutContent = {
  reference: 'INV-1',
  beneficiary: 'Anna',
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address: 'T1', tag: null },
  amount: { units: 10_003n, decimals: 2 },
  asked: { amount: '100', unit: 'USD' },
  rate: '0.9997',
  note: '',
};

const EUR: FiatRate = {
  fiat: 'EUR',
  rate: '1.0842',
  per: 'usd-for-one',
  source: 'ECB',
  heldAt: 1,
  by: 'Anna',
};

const BY = { drift: { stable: 50, other: 200 }, fiatRates: [EUR] };
const CONVERTED = asFiatExact(ROW, BY);

describe('leaving a fiat amount to the gateway', () => {
  it('takes the bound of the coin, and a reference rate where the fiat is not USD', () => {
    expect(CONVERTED.fiatExact).toEqual({ bound: 50, through: null });
    const bitcoin = { ...ROW, destination: { ...ROW.destination, code: 'BTC' } };
    expect(asFiatExact(bitcoin, BY).fiatExact?.bound).toBe(200);
    const euros = asFiatExact({ ...ROW, asked: { amount: '100', unit: 'EUR' } }, BY);
    expect(euros.fiatExact?.through).toEqual({ rate: '1.0842', per: 'usd-for-one' });
  });

  it.each([
    ['written in the coin', { asked: { amount: '100', unit: 'USDT' }, rate: null }],
    ['in a coin whose code has three letters', { asked: { amount: '1', unit: 'BTC' }, rate: null }],
    ['in a fiat without a reference rate', { asked: { amount: '100', unit: 'GBP' } }],
    ['in something that is no fiat', { asked: { amount: '100', unit: 'XAU' } }],
  ])('leaves an amount as it is that is %s', (_what, change) => {
    const row = { ...ROW, ...change };
    expect(asFiatExact(row, BY)).toBe(row);
  });

  it('keeps the most within the bound in reserve, and the coin amount itself where Purser converts', () => {
    expect(formatAmount(reservedOf(CONVERTED))).toBe('100.54');
    expect(formatAmount(reservedOf(ROW))).toBe('100.03');
    expect(boundsOfConversion(ROW)).toBeNull();
  });
});

describe('judging what the gateway made of it', () => {
  it.each(['100.03', '100.030009', '99.6', '100.5'])('lets %s stand', (said) => {
    expect(conversionFault(CONVERTED, said)).toBeNull();
  });

  it('names the price that is implied, the plan’s, the distance and the bound', () => {
    expect(conversionFault(CONVERTED, '97')).toBe(
      'amount: gateway made 97 of 100 USD, which implies 1.030928 USD against 0.9997 USD at planning: +3.13 %, and 0.5 % is the bound',
    );
    expect(impliedRateOf(CONVERTED, '97')).toBe('1.030928');
  });

  it.each(['0', '101', '99', '0.00103', 'many', '-1', '1e2'])('refuses %s', (said) => {
    expect(conversionFault(CONVERTED, said)).toMatch(/^amount: gateway/);
  });

  it('holds later answers to the first, by value, whatever the bound would allow', () => {
    expect(conversionFault(CONVERTED, '100.0300', '100.03')).toBeNull();
    expect(conversionFault(CONVERTED, '100.04', '100.03')).toBe(
      'amount: gateway said 100.03 first and says 100.04',
    );
    expect(conversionFault(CONVERTED, '97', '97')).toBeNull();
  });

  it('has nothing to say of an amount that Purser converted', () => {
    expect(conversionFault(ROW, '1')).toBeNull();
    expect(impliedRateOf(ROW, '1')).toBeNull();
  });

  it('keeps the first answer as canonical text, and nothing that is no amount', () => {
    expect(['100.0300', '0', '0.00', 'many', null].map(adoptable)).toEqual([
      '100.03',
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the second confirmation', () => {
  it('is the fiat amount where that was approved, and the coin amount otherwise', () => {
    expect(isRetyped(CONVERTED, ' 100.00 ')).toBe(true);
    expect(isRetyped(CONVERTED, '100.03')).toBe(false);
    expect(isRetyped(ROW, '100.03')).toBe(true);
    expect(isRetyped(ROW, '100')).toBe(false);
  });
});

describe('content from a file that nobody planned', () => {
  it.each([
    { rate: null },
    { rate: '0' },
    { asked: { amount: 'x', unit: 'USD' } },
    { fiatExact: { bound: 20_000, through: null } },
    { fiatExact: { bound: 50, through: { rate: '0', per: 'usd-for-one' as const } } },
  ])('is known to be beyond judging: %j', (change) => {
    expect(isJudgeable({ ...CONVERTED, ...change })).toBe(false);
    expect(isJudgeable(CONVERTED) && isJudgeable(ROW)).toBe(true);
  });
});
