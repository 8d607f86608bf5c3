import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBody, type CanonicalObject } from '#main/adapters/gateway/canonical.ts';
import { sign } from '#main/adapters/gateway/sign.ts';
import { lookupRequest, withdrawRequest } from '#main/adapters/gateway/wire.ts';
import { Secret } from '#core/secret/secret.ts';

const order = {
  orderId: 'wd-0001',
  currencyId: 71,
  address: 'TLBxExampleAddressNotReal00000000001',
  tag: null,
  amount: '31.42',
};

describe('the canonical body', () => {
  test('of a withdraw is byte for byte the body of reference vector V1', () => {
    const body = canonicalBody(withdrawRequest(50, order));
    expect(body.toString()).toBe(
      '{"addressTo":"TLBxExampleAddressNotReal00000000001","amount":"31.42","orderId":"wd-0001","paymentId":71,"platformId":50}',
    );
    expect(sign(50, body, new Secret('test-secret-key'))).toMatch(/^35828f33e681a2ad/);
  });

  test('joins a tag to the address with a colon', () => {
    const body = canonicalBody(withdrawRequest(50, { ...order, address: 'rExample', tag: '0' }));
    expect(JSON.parse(body.toString())).toMatchObject({ addressTo: 'rExample:0' });
  });

  test('of a look-up names the withdrawal by our order id or by the id of the gateway', () => {
    const byOrder = lookupRequest(50, { by: 'orderId', orderId: 'wd-0001' });
    const byWithdrawal = lookupRequest(50, { by: 'withdrawalId', withdrawalId: 'Nzc2MTIz' });
    expect(canonicalBody(byOrder).toString()).toBe('{"orderId":"wd-0001","platformId":50}');
    expect(canonicalBody(byWithdrawal).toString()).toBe(
      '{"platformId":50,"transactionId":"Nzc2MTIz"}',
    );
  });

  test('escapes a slash, so that raw and re-encoding verifiers see the same text', () => {
    expect(canonicalBody({ id: 'a/b' }).toString()).toBe(String.raw`{"id":"a\/b"}`);
  });

  test('sorts keys at every level', () => {
    expect(canonicalBody({ b: { d: 1, c: 2 }, a: 'x' }).toString()).toBe(
      '{"a":"x","b":{"c":2,"d":1}}',
    );
  });

  test.each([1.5, -1, Number.NaN, 2 ** 53])('refuses the number %d, which is no id', (number) => {
    expect(() => canonicalBody({ number })).toThrow('whole numbers');
  });

  test('is ASCII without a bare slash and means the same value', () => {
    const values = fc.dictionary(
      fc.string({ unit: 'binary' }).filter((key) => key !== '__proto__'),
      fc.oneof(fc.string({ unit: 'binary' }), fc.nat()),
    );
    fc.assert(
      fc.property(values, (value: CanonicalObject) => {
        const text = canonicalBody(value).toString('utf8');
        expect(text).toMatch(/^[ -~]*$/);
        expect(text).not.toMatch(/(^|[^\\])\//);
        expect(JSON.parse(text)).toEqual({ ...value });
      }),
    );
  });
});
