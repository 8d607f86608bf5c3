import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proveCallback } from '#main/adapters/gateway/prove-callback.ts';
import { keyObjectOf, sign } from '#main/adapters/gateway/sign.ts';
import { Secret } from '#core/secret/secret.ts';

/** Fake credentials of the gateway reference, section 1. */
const KEY = 'test-secret-key';
const by = { platformId: 50, key: keyObjectOf(new Secret(KEY)) };

const WITHDRAW =
  '{"type":"withdraw","platformId":50,"paymentId":71,"orderId":"wd-0001","transactionId":"Nzc2MTIz","approve":1,"amount":"31.42","addressTo":"TLBxExampleAddressNotReal00000000001","txhash":"aa11"}';
const WITHDRAW_SIGNATURE = '20e4bf16fac51d2abb574bb335cd356c51faa83219888ce201c1cbb5bccfb5db';
const DEPOSIT =
  '{"type":"deposit","platformId":50,"paymentId":10,"orderId":"dep-0001","amount":"0.005","amountReceive":"0.005","feeService":"0","feeNetwork":"0","txhash":"aa11","addressFrom":"","addressTo":"bc1-example","confirmations":1}';
const FORM =
  'platform_id=50&payment_id=40&order_id=39&amount=4.300000000000000000&txhash=aa11&address_from=&address_to=DExampleAddress&fee=0&confirmations=4';
const FORM_HASH = 'f5bae30376134c3c838d37da1bd6c2bf7f883c06cb279b3c172f7a835769fdf2';

const prove = (body: string | Buffer, signature: string | null) =>
  proveCallback({ body: Buffer.from(body), signature }, by);
const signed = (body: string) => sign(50, Buffer.from(body), new Secret(KEY));
const fields = (proof: ReturnType<typeof prove>) =>
  Object.fromEntries((proof.reading?.fields ?? []).map(({ name, problem }) => [name, problem]));

describe('the contract: callbacks as the vendor documents them', () => {
  test('vector V8, a withdraw callback, is valid over its raw body', () => {
    const proof = prove(WITHDRAW, WITHDRAW_SIGNATURE);
    expect(proof.verdict).toEqual({ kind: 'valid', spelling: 'as-sent' });
    expect(proof.reading?.claim).toMatchObject({
      kind: 'withdrawal',
      withdrawalId: 'Nzc2MTIz',
      orderId: 'wd-0001',
      status: 'success',
      amount: '31.42',
      chainHash: 'aa11',
      currencyId: 71,
    });
  });

  test('the v1 vector, a form with its hash, is valid and its 18 decimals are read as a decimal', () => {
    const proof = prove(`${FORM}&hash=${FORM_HASH}`, null);
    expect(proof).toMatchObject({ form: 'form', verdict: { kind: 'valid' } });
    expect(proof.reading?.claim).toEqual({
      kind: 'deposit',
      currencyId: 40,
      orderId: '39',
      amount: '4.3',
      received: null,
      networkFee: null,
      serviceFee: '0',
      chainHash: 'aa11',
      from: null,
      to: 'DExampleAddress',
      tag: null,
      confirmations: 4,
    });
  });

  test.each([
    [
      'V1',
      '{"addressTo":"TLBxExampleAddressNotReal00000000001","amount":"31.42","orderId":"wd-0001","paymentId":71,"platformId":50}',
      '35828f33e681a2ad27f8864b3b16c62162ea4e465f856a169ef40ebe464e99c6',
    ],
    [
      'V2',
      '{"platformId":50,"paymentId":71,"amount":"31.42","addressTo":"TLBxExampleAddressNotReal00000000001"}',
      '75b84930f608431060057f5019dece34e673ecbe5a71ac22f397fa2dd2b54d51',
    ],
    [
      'V3',
      '{"addressTo":"TLBxExampleAddressNotReal00000000001","amount":"31.42","orderId":"wd-0001","paymentId":"71","platformId":"50"}',
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
      'V6',
      '{"platformId":50,"returnUrl":"https://example.com/ok"}',
      'a505da3386307d4decfd46e7c318eef6c293f4afc457fa8c962ae5aa5236ffd8',
    ],
    [
      'V7',
      String.raw`{"platformId":50,"returnUrl":"https:\/\/example.com\/ok"}`,
      '5a0d34fcb6534b306477ccbc10413fb6cde345cbc50f26037219b8b9b06048d6',
    ],
    ['V9', '{"platformId":50}', '1fd809ec0b369d807645c1f6eb2d6f786a19c8d32469f13fe1ba5e5f4b4eab70'],
  ])('vector %s fits as sent', (_name, body, signature) => {
    expect(prove(body, signature)).toMatchObject({ fits: 'as-sent', verdict: { kind: 'valid' } });
  });

  test('vector V7 fits the body of V6, whose slashes came unescaped', () => {
    const proof = prove(
      '{"platformId":50,"returnUrl":"https://example.com/ok"}',
      '5a0d34fcb6534b306477ccbc10413fb6cde345cbc50f26037219b8b9b06048d6',
    );
    expect(proof.verdict).toEqual({ kind: 'valid', spelling: 'slashes-escaped' });
  });
});

describe('what is tried before a signature is called wrong', () => {
  test('sorted keys', () => {
    const sorted = '{"amount":"1","platformId":50,"type":"x"}';
    const sent = '{"type":"x","platformId":50,"amount":"1"}';
    expect(prove(sent, signed(sorted)).fits).toBe('keys-sorted');
  });

  test('sorted keys as PHP would print them', () => {
    const sorted = String.raw`{"addressTo":"a\/b","name":"\u00e9","platformId":50}`;
    const sent = '{"platformId":50,"name":"é","addressTo":"a/b"}';
    expect(prove(sent, signed(sorted)).fits).toBe('keys-sorted-escaped');
  });

  test('numbers keep every digit they were written with', () => {
    const sorted = '{"amount":0.10000000000000000001,"platformId":50}';
    const sent = '{"platformId":50,"amount":0.10000000000000000001}';
    expect(prove(sent, signed(sorted)).fits).toBe('keys-sorted');
  });

  test('a repeat is known under any spelling', () => {
    const sorted = '{"amount":"1","platformId":50}';
    const one = prove(sorted, signed(sorted));
    const other = prove('{ "platformId": 50, "amount": "1" }', signed(sorted));
    expect(other.verdict.kind).toBe('valid');
    expect(other.digest).toBe(one.digest);
  });
});

describe('what is not believed', () => {
  test('a body without a signature', () => {
    expect(prove(DEPOSIT, null).verdict.kind).toBe('unsigned');
    expect(prove(FORM, null).verdict.kind).toBe('unsigned');
    expect(prove(`${FORM}&hash=`, null).verdict.kind).toBe('unsigned');
  });

  test('a signature in capitals, cut short or of another body', () => {
    const right = signed(DEPOSIT);
    for (const wrong of [
      right.toUpperCase(),
      right.slice(1),
      `${right} `,
      signed(`${DEPOSIT} `),
      'x',
    ]) {
      expect(prove(DEPOSIT, wrong).verdict.kind).toBe('wrong-signature');
    }
    expect(prove(`${FORM}&hash=${FORM_HASH.toUpperCase()}`, null).verdict.kind).toBe(
      'wrong-signature',
    );
  });

  test('a callback of another platform, whoever signed it', () => {
    const foreign = DEPOSIT.replace('"platformId":50', '"platformId":51');
    expect(prove(foreign, signed(foreign)).verdict.kind).toBe('wrong-platform');
    expect(
      prove(foreign, sign(51, Buffer.from(foreign), new Secret('another-key'))).verdict.kind,
    ).toBe('wrong-platform');
    const form = FORM.replace('platform_id=50', 'platform_id=51');
    const hash = createHmac('sha256', KEY).update(form).digest('hex');
    expect(prove(`${form}&hash=${hash}`, null).verdict.kind).toBe('wrong-platform');
  });

  test('a callback that names no platform', () => {
    const body = DEPOSIT.replace('"platformId":50,', '');
    expect(prove(body, signed(body)).verdict.kind).toBe('wrong-platform');
  });

  test('what is neither JSON nor a form', () => {
    for (const body of ['', 'hello', '[1]', 'null', '{"type":', '\u0000', '[[[['.repeat(9_000)]) {
      expect(prove(body, signed(DEPOSIT)).verdict.kind).toBe('malformed');
    }
  });

  test('a form in which a field stands twice, and one that is not well encoded', () => {
    expect(prove(`${FORM}&amount=9&hash=${FORM_HASH}`, null).verdict.kind).toBe('malformed');
    expect(prove(`${FORM}&x=%zz&hash=${FORM_HASH}`, null).verdict.kind).toBe('malformed');
  });

  test('a field of a form that its signature does not cover', () => {
    const proof = prove(`${FORM}&tag2=7&amountReceive=999&hash=${FORM_HASH}`, null);
    expect(proof.verdict.kind).toBe('valid');
    expect(proof.reading?.claim).toMatchObject({ amount: '4.3', received: null, tag: null });
  });

  test('any changed byte of a signed callback', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: WITHDRAW.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const body = Buffer.from(WITHDRAW);
          body[at] = (body[at] ?? 0) ^ change;
          expect(prove(body, WITHDRAW_SIGNATURE).verdict.kind).not.toBe('valid');
        },
      ),
    );
  });

  test('any bytes at all, without falling over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.option(fc.string()), (bytes, signature) => {
        expect(prove(Buffer.from(bytes), signature).verdict.kind).not.toBe('valid');
      }),
    );
  });
});

describe('what is read field by field', () => {
  test('a signed deposit without its hash is valid, and the field is named', () => {
    const body = DEPOSIT.replace('"txhash":"aa11",', '');
    const proof = prove(body, signed(body));
    expect(proof.verdict.kind).toBe('valid');
    expect(proof.reading?.claim).toBeNull();
    expect(fields(proof)['txhash']).toBe('is missing');
  });

  test.each([
    ['amount', ['"amount":"0.005"', '"amount":"-1"'], 'is not an amount of at most 18 decimals'],
    ['amount', ['"amount":"0.005"', '"amount":"1e99"'], 'is not an amount of at most 18 decimals'],
    [
      'amountReceive',
      ['"amountReceive":"0.005"', '"amountReceive":"a lot"'],
      'is not an amount of at most 18 decimals',
    ],
    ['paymentId', ['"paymentId":10', '"paymentId":"ten"'], 'is not a whole number'],
    ['addressTo', ['"bc1-example"', '{"a":1}'], 'is not a plain value'],
    ['orderId', ['"dep-0001"', '""'], 'is missing'],
  ] as const)(
    'a signed deposit whose %s became %s is claimed in no part',
    (name, [from, to], problem) => {
      const body = DEPOSIT.replace(from, to);
      const proof = prove(body, signed(body));
      expect(proof.reading?.claim).toBeNull();
      expect(fields(proof)[name]).toBe(problem);
    },
  );

  test('ids as text and an amount PHP printed with an exponent are read', () => {
    const body = DEPOSIT.replace('"paymentId":10', '"paymentId":"10"').replace('"0.005"', '1.0E-8');
    expect(prove(body, signed(body)).reading?.claim).toMatchObject({
      currencyId: 10,
      amount: '0.00000001',
    });
  });

  test('a withdraw callback must say which withdrawal it means', () => {
    const body = WITHDRAW.replace('"orderId":"wd-0001","transactionId":"Nzc2MTIz",', '');
    const proof = prove(body, signed(body));
    expect(proof.reading?.claim).toBeNull();
    expect(fields(proof)['transactionId']).toBe('is missing, and orderId too');
  });

  test('a status outside the documented three is none of them', () => {
    const body = WITHDRAW.replace('"approve":1', '"approve":7');
    expect(prove(body, signed(body)).reading?.claim).toMatchObject({ status: 'other' });
  });
});
