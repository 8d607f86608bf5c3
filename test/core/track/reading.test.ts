import { describe, expect, it } from 'vitest';
import type { Withdrawal } from '#core/payout/payout.ts';
import { differencesOf, evidenceAgainst, meaningOf, wireAddress } from '#core/track/reading.ts';

const expected = {
  destination: {
    currencyId: 71,
    code: 'USDT',
    network: 'TRC20',
    address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
    tag: null,
  },
  amount: { units: 3_142n, decimals: 2 },
  asked: { amount: '31.42', unit: 'USDT' },
  rate: null,
};

const said: Withdrawal = {
  withdrawalId: null,
  status: 'pending',
  currencyId: 71,
  address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
  amount: '31.42',
  chainHash: null,
  debited: null,
  networkFee: null,
  serviceFee: null,
  confirmations: null,
};

const calm = { differs: [], firstErrorAgoMs: null, secondReadingMs: 300_000 };

describe('holding the gateway’s record against what was approved', () => {
  it.each(['31.42', '31.420', '31.42000000000000000'])('takes %s for the same amount', (amount) => {
    expect(differencesOf(expected, { ...said, amount })).toEqual([]);
  });

  it.each([
    [{ amount: '31.43' }, /amount/],
    [{ amount: '3142e-2' }, /amount/],
    [{ address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1JD' }, /address/],
    [{ currencyId: 72 }, /currency/],
  ] as const)('names the difference in %j', (change, words) => {
    expect(differencesOf(expected, { ...said, ...change }).join()).toMatch(words);
  });

  it('joins a tag with a colon and accepts the gateway’s answer with or without it', () => {
    const destination = { ...expected.destination, address: 'rPEPPER', tag: '0' };
    expect(wireAddress(destination)).toBe('rPEPPER:0');
    for (const address of ['rPEPPER:0', 'rPEPPER']) {
      expect(differencesOf({ ...expected, destination }, { ...said, address })).toEqual([]);
    }
    const other = { ...said, address: 'rPEPPER:1' };
    expect(differencesOf({ ...expected, destination }, other)).toHaveLength(1);
  });

  it('asks for address and amount before it believes that an unknown payout was found', () => {
    expect(evidenceAgainst(expected, said)).toEqual([]);
    expect(evidenceAgainst(expected, { ...said, address: null })).toHaveLength(1);
    expect(evidenceAgainst(expected, { ...said, amount: null })).toHaveLength(1);
  });
});

describe('the meaning of a status reading', () => {
  it.each([
    ['ACCEPTED', said, 'status-pending'],
    ['ACCEPTED', { ...said, status: 'success', chainHash: 'aa' }, 'status-paid'],
    ['PENDING', { ...said, status: 'success', chainHash: 'aa' }, 'status-paid'],
    ['PENDING', { ...said, status: 'error', debited: '1' }, 'status-failed-with-debit'],
    ['PENDING', { ...said, status: 'error', chainHash: 'aa' }, 'status-failed-with-debit'],
  ] as const)('%s: %j is %s', (state, reading, event) => {
    expect(meaningOf(state, reading, calm)).toEqual({ kind: 'event', event });
  });

  it.each([
    ['PENDING', said],
    ['ACCEPTED', { ...said, status: 'success' }],
    ['ACCEPTED', { ...said, status: 'success', chainHash: '' }],
    ['ACCEPTED', { ...said, status: 'other' }],
    ['CONFIRMED', { ...said, status: 'success', chainHash: 'aa' }],
    ['FAILED_GATEWAY', { ...said, status: 'error' }],
  ] as const)('%s: %j changes nothing', (state, reading) => {
    expect(meaningOf(state, reading, calm)).toEqual({ kind: 'wait' });
  });

  it('believes an error only when it was first read long enough ago', () => {
    const error: Withdrawal = { ...said, status: 'error', debited: '0.00' };
    expect(meaningOf('PENDING', error, calm).kind).toBe('suspect-failure');
    expect(meaningOf('PENDING', error, { ...calm, firstErrorAgoMs: 299_999 }).kind).toBe(
      'suspect-failure',
    );
    expect(meaningOf('PENDING', error, { ...calm, firstErrorAgoMs: 300_000 })).toEqual({
      kind: 'event',
      event: 'status-failed',
    });
  });

  it('raises an alarm, whatever the state, when fields differ or a final outcome is contradicted', () => {
    expect(meaningOf('PENDING', said, { ...calm, differs: ['amount'] }).kind).toBe('alarm');
    expect(meaningOf('CONFIRMED', { ...said, status: 'error' }, calm).kind).toBe('alarm');
    expect(meaningOf('CONFIRMED', said, calm).kind).toBe('alarm');
    expect(meaningOf('FAILED_GATEWAY', { ...said, status: 'success' }, calm).kind).toBe('alarm');
  });
});
