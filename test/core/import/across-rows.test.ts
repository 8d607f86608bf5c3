import { describe, expect, it } from 'vitest';
import { accountKey, beneficiaryKey, paymentKey, referenceKey } from '#core/import/across-rows.ts';
import type { PayoutContent } from '#core/payout/payout.ts';

const content = (
  destination: Partial<PayoutContent['destination']>,
  beneficiary = '',
): PayoutContent => ({
  reference: 'r',
  beneficiary,
  destination: {
    currencyId: 9002,
    code: 'TON',
    network: 'ton',
    address: 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF',
    tag: null,
    ...destination,
  },
  amount: { units: 150n, decimals: 2 },
  asked: { amount: '1.5', unit: 'TON' },
  rate: null,
  note: '',
});

describe('keys across rows', () => {
  it('take both forms of one TON account for one', () => {
    const other = content({ address: 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA' });
    expect(paymentKey(other)).toBe(paymentKey(content({})));
  });

  it('take one EVM account in any case for one', () => {
    const mixed = {
      code: 'USDT',
      network: 'ERC20',
      address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    };
    const small = { ...mixed, address: mixed.address.toLowerCase() };
    expect(accountKey(content(small))).toBe(accountKey(content(mixed)));
  });

  it('keep two tags of one address apart', () => {
    expect(accountKey(content({ tag: '1' }))).not.toBe(accountKey(content({ tag: '2' })));
  });

  it('take names and references that differ in case for one', () => {
    expect(referenceKey('REF')).toBe(referenceKey('ref'));
    expect(beneficiaryKey(content({}, ' Anna  Berg'))).toBe(
      beneficiaryKey(content({}, 'ANNA berg ')),
    );
  });
});
