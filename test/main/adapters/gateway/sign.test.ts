import { describe, expect, test, vi } from 'vitest';
import { keyObjectOf, sign, signWith } from '#main/adapters/gateway/sign.ts';
import { Secret } from '#core/secret/secret.ts';

const v1 =
  '{"addressTo":"TLBxExampleAddressNotReal00000000001","amount":"31.42","orderId":"wd-0001","paymentId":71,"platformId":50}';

/** The reference vectors of the gateway's signature; fake credentials: platform 50, key `test-secret-key`. */
const vectors: readonly (readonly [string, string, string])[] = [
  ['V1', v1, '35828f33e681a2ad27f8864b3b16c62162ea4e465f856a169ef40ebe464e99c6'],
  [
    'V2 unsorted',
    '{"platformId":50,"paymentId":71,"amount":"31.42","addressTo":"TLBxExampleAddressNotReal00000000001"}',
    '75b84930f608431060057f5019dece34e673ecbe5a71ac22f397fa2dd2b54d51',
  ],
  [
    'V3 ids as text',
    v1.replace('"paymentId":71', '"paymentId":"71"').replace('Id":50', 'Id":"50"'),
    'f1c15e069d40fb2c73993348210a38044106b3a2d7a354afe37eccf408f28464',
  ],
  [
    'V4',
    '{"platformId":50,"transactionId":"Nzc2MTIz"}',
    '39c626875a8d006610efc4853cfed753dbc279f5ae3d103e36694a79cf61a1ab',
  ],
  [
    'V5',
    '{"orderId":"wd-0001","platformId":50}',
    '5ed0bf3e967be5e54ad0613ece45a411037cf9824ceadafbfb5f8d59635a86e3',
  ],
  [
    'V6 slashes',
    '{"platformId":50,"returnUrl":"https://example.com/ok"}',
    'a505da3386307d4decfd46e7c318eef6c293f4afc457fa8c962ae5aa5236ffd8',
  ],
  [
    'V7 escaped slashes',
    String.raw`{"platformId":50,"returnUrl":"https:\/\/example.com\/ok"}`,
    '5a0d34fcb6534b306477ccbc10413fb6cde345cbc50f26037219b8b9b06048d6',
  ],
  [
    'V8 callback',
    '{"type":"withdraw","platformId":50,"paymentId":71,"orderId":"wd-0001","transactionId":"Nzc2MTIz","approve":1,"amount":"31.42","addressTo":"TLBxExampleAddressNotReal00000000001","txhash":"aa11"}',
    '20e4bf16fac51d2abb574bb335cd356c51faa83219888ce201c1cbb5bccfb5db',
  ],
  ['V9', '{"platformId":50}', '1fd809ec0b369d807645c1f6eb2d6f786a19c8d32469f13fe1ba5e5f4b4eab70'],
];

describe('the request signature', () => {
  test.each(vectors)('agrees with reference vector %s', (_name, body, expected) => {
    expect(sign(50, Buffer.from(body), new Secret('test-secret-key'))).toBe(expected);
  });

  test('changes when one byte of the body changes', () => {
    const before = sign(50, Buffer.from('{"amount":"1.0"}'), new Secret('k'));
    expect(sign(50, Buffer.from('{"amount":"1.1"}'), new Secret('k'))).not.toBe(before);
  });

  test('K3 U: the bytes of the key are wiped once the signature is made', () => {
    const key = keyObjectOf(new Secret('a-key-to-be-wiped'));
    const made: Uint8Array[] = [];
    const given = key.export.bind(key) as () => never;
    vi.spyOn(key, 'export').mockImplementation(() => {
      const bytes = given();
      made.push(bytes);
      return bytes;
    });
    signWith(50, Buffer.alloc(2), key);
    expect(made).toHaveLength(1);
    expect(made[0]).toHaveLength('a-key-to-be-wiped'.length);
    expect(made[0]?.every((byte) => byte === 0)).toBe(true);
  });

  test('leaves the body it signs untouched', () => {
    const body = Buffer.from(v1);
    sign(50, body, new Secret('test-secret-key'));
    expect(body.toString()).toBe(v1);
  });
});
