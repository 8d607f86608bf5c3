import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PayoutContent } from '#core/payout/payout.ts';
import { fingerprintOf, rowDigest, showFingerprint } from '#core/review/fingerprint.ts';

const CONTENT: PayoutContent = {
  reference: 'INV-1',
  beneficiary: 'Anna',
  destination: { currencyId: 71, code: 'USDT', network: 'TRC20', address: 'T1', tag: null },
  amount: { units: 3142n, decimals: 2 },
  asked: { amount: '31.42', unit: 'USD' },
  rate: '0.9997',
  note: '',
};

const BATCH = {
  platformId: 50,
  mode: 'crypto-exact',
  snapshotId: 's1',
  drift: { stable: 50, other: 200 },
  rows: [
    { row: 1, content: CONTENT },
    { row: 2, content: { ...CONTENT, reference: 'INV-2' } },
  ],
} as const;

const EUR = {
  fiat: 'EUR',
  rate: '1.0842',
  per: 'usd-for-one',
  source: 'ECB',
  heldAt: 1,
  by: 'Anna',
} as const;

describe('the digest of a row', () => {
  it('is the same for the same content, however it was built', () => {
    expect(rowDigest(structuredClone(CONTENT))).toBe(rowDigest(CONTENT));
    expect(rowDigest({ ...CONTENT, amount: { decimals: 2, units: 3142n } })).toBe(
      rowDigest(CONTENT),
    );
    expect(rowDigest(CONTENT)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same in every release, because old ledgers are checked against it', () => {
    expect(rowDigest(CONTENT)).toMatchInlineSnapshot(
      `"bbbe3679c457443f9b8daa22c8ade8dc62afa38c0d308ba2c5d288b036cb914c"`,
    );
  });

  it('changes with every part of the content', () => {
    const changes: readonly Partial<PayoutContent>[] = [
      { reference: 'INV-2' },
      { beneficiary: 'Anna ' },
      { destination: { ...CONTENT.destination, currencyId: 72 } },
      { destination: { ...CONTENT.destination, network: 'BEP20' } },
      { destination: { ...CONTENT.destination, address: 'T2' } },
      { destination: { ...CONTENT.destination, tag: '' } },
      { amount: { units: 3143n, decimals: 2 } },
      { amount: { units: 31420n, decimals: 3 } },
      { asked: { amount: '31.42', unit: 'USDT' } },
      { asked: { amount: '31.43', unit: 'USD' } },
      { rate: null },
      { rate: '0.99970' },
      { note: ' ' },
      { priority: 1 },
      { fiatExact: { bound: 50, through: null } },
      { fiatExact: { bound: 51, through: null } },
      { fiatExact: { bound: 50, through: null }, priority: 1 },
      { fiatExact: { bound: 50, through: { rate: '1.1', per: 'usd-for-one' } } },
      { fiatExact: { bound: 50, through: { rate: '1.1', per: 'for-one-usd' } } },
    ];
    const digests = [{}, ...changes].map((change) => rowDigest({ ...CONTENT, ...change }));
    expect(new Set(digests).size).toBe(changes.length + 1);
  });

  it('tells apart texts that would run together', () => {
    const text = fc.string({ maxLength: 6 });
    fc.assert(
      fc.property(text, text, text, (one, two, three) => {
        const left = { ...CONTENT, reference: one + two, beneficiary: three };
        const right = { ...CONTENT, reference: one, beneficiary: two + three };
        expect(rowDigest(left) === rowDigest(right)).toBe(two === '');
      }),
    );
  });
});

describe('the fingerprint of a batch', () => {
  it('is shown as the first half of its digest in eight groups of four', () => {
    const { digest, shown } = fingerprintOf(BATCH);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(shown).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
    expect(digest.startsWith(shown.replaceAll(' ', ''))).toBe(true);
    expect(showFingerprint(digest)).toBe(shown);
  });

  it('changes with platform, mode, snapshot, rates, bounds, rehearsal, order, row numbers and any content', () => {
    const [first, second] = BATCH.rows;
    const others = [
      { ...BATCH, platformId: 51 },
      { ...BATCH, mode: 'fiat-exact' as const },
      { ...BATCH, snapshotId: 's2' },
      { ...BATCH, drift: { stable: 51, other: 200 } },
      { ...BATCH, drift: { stable: 50, other: 201 } },
      { ...BATCH, fiatRates: [EUR] },
      { ...BATCH, fiatRates: [{ ...EUR, rate: '1.0843' }] },
      { ...BATCH, rehearsal: 'a'.repeat(64) },
      { ...BATCH, rows: [second, first] },
      { ...BATCH, rows: [first] },
      { ...BATCH, rows: [first, { ...second, row: 3 }] },
      { ...BATCH, rows: [first, { ...second, content: { ...CONTENT, note: 'x' } }] },
    ];
    const digests = new Set([BATCH, ...others].map((batch) => fingerprintOf(batch).digest));
    expect(digests.size).toBe(others.length + 1);
  });
});
