import { afterEach, describe, expect, it } from 'vitest';
import { passingModes, signatureOf } from '#practice/signature.ts';
import { canonical, rawSignature, sendRaw } from '../fakes/raw-client.ts';
import { closeRigs, credentials, openRig } from './rig.ts';

afterEach(closeRigs);

/** Vectors V1–V9 of the gateway reference, section 1. */
const vectors: readonly (readonly [string, string, string])[] = [
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
  [
    'V8',
    '{"type":"withdraw","platformId":50,"paymentId":71,"orderId":"wd-0001","transactionId":"Nzc2MTIz","approve":1,"amount":"31.42","addressTo":"TLBxExampleAddressNotReal00000000001","txhash":"aa11"}',
    '20e4bf16fac51d2abb574bb335cd356c51faa83219888ce201c1cbb5bccfb5db',
  ],
  ['V9', '{"platformId":50}', '1fd809ec0b369d807645c1f6eb2d6f786a19c8d32469f13fe1ba5e5f4b4eab70'],
];

const modesOf = (body: string, header?: string): readonly string[] =>
  passingModes(credentials, Buffer.from(body), header ?? signatureOf(credentials, body));

describe('the signature of a request', () => {
  it.each(vectors)('is that of vector %s', (_name, body, signature) => {
    expect(signatureOf(credentials, body)).toBe(signature);
    expect(modesOf(body, signature)).toContain('raw');
  });

  it('passes all three modes for canonical bodies', () => {
    for (const name of ['V1', 'V3', 'V4', 'V5', 'V9']) {
      const [, body = '', signature = ''] = vectors.find(([one]) => one === name) ?? [];
      expect(modesOf(body, signature)).toEqual(['raw', 'php', 'sorted']);
    }
  });

  it('fails the sorting vendor when keys are unsorted', () => {
    expect(modesOf(vectors[1]?.[1] ?? '')).toEqual(['raw', 'php']);
  });

  it('fails the re-encoding vendor when a slash goes bare, and passes when it is escaped', () => {
    expect(modesOf(vectors[5]?.[1] ?? '')).toEqual(['raw', 'sorted']);
    expect(modesOf(vectors[6]?.[1] ?? '')).toEqual(['raw', 'php', 'sorted']);
  });

  it('fails the re-encoding vendor when the body has spaces or raw UTF-8', () => {
    expect(modesOf('{"platformId": 50}')).toEqual(['raw']);
    expect(modesOf('{"orderId":"é","platformId":50}')).toEqual(['raw']);
    expect(modesOf(String.raw`{"orderId":"\u00e9","platformId":50}`)).toEqual([
      'raw',
      'php',
      'sorted',
    ]);
  });

  it('is over the body, the platform and the key: a change of any spoils it', () => {
    const body = '{"platformId":50}';
    const right = signatureOf(credentials, body);
    expect(modesOf('{"platformId":51}', right)).toEqual([]);
    expect(signatureOf({ ...credentials, platformId: 51 }, body)).not.toBe(right);
    expect(signatureOf({ ...credentials, apiKey: 'other' }, body)).not.toBe(right);
  });
});

describe('the door', () => {
  const body = canonical({ platformId: 50 });
  const right = rawSignature(50, 'test-secret-key', body);
  const refused = [
    ['missing', {}],
    ['wrong', { 'x-signature': right.replace(/^./, (first) => (first === '0' ? '1' : '0')) }],
    ['in upper case', { 'x-signature': right.toUpperCase() }],
    ['too short', { 'x-signature': right.slice(1) }],
    ['for another key', { 'x-signature': rawSignature(50, 'other-key', body) }],
  ] as const;

  it.each(refused)('answers 400 and result 0 when the signature is %s', async (_how, headers) => {
    const rig = await openRig();
    const reply = await sendRaw(rig.target.url, {
      path: '/v2/currencies',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({ result: 0, message: 'incorrect signature' });
  });

  it('lets the right signature in', async () => {
    const rig = await openRig();
    expect((await rig.call('currencies')).json?.['result']).toBe(1);
  });

  it('asks for all three modes, or only for those of a more lenient vendor', async () => {
    const rig = await openRig();
    const unsorted = '{"transactionId":"x","platformId":50}';
    const sent = {
      path: '/v2/balance',
      body: unsorted,
      headers: {
        'content-type': 'application/json',
        'x-signature': rawSignature(50, 'test-secret-key', unsorted),
      },
    };
    expect((await sendRaw(rig.target.url, sent)).json?.['message']).toBe('incorrect signature');
    rig.gateway.setSwitches({ signatureModes: ['raw'] });
    expect((await sendRaw(rig.target.url, sent)).json?.['result']).toBe(1);
  });

  it('knows no other platform, and takes the id as text too', async () => {
    const rig = await openRig();
    expect((await rig.call('balance', { platformId: 51 })).json?.['message']).toBe(
      'platformId error',
    );
    expect((await rig.call('balance', { platformId: [50] })).json?.['message']).toBe(
      'platformId error',
    );
    expect((await rig.call('balance', { platformId: '50' })).json?.['result']).toBe(1);
  });
});
