import { describe, expect, it } from 'vitest';
import { fieldsOf, toInput, wrongFields } from '#renderer/features/settings/platform-fields.ts';

const good = { ...fieldsOf(null), name: 'Acme EU', platformId: '2473' };

describe('the fields of a platform', () => {
  it('begin with the live gateway and are right once named and numbered', () => {
    expect(wrongFields(good)).toEqual({});
    expect(toInput(null, { ...good, gatewayUrl: 'https://api.passimpay.io/' })).toEqual({
      profileId: null,
      name: 'Acme EU',
      color: good.color,
      platformId: 2473,
      gatewayUrl: 'https://api.passimpay.io',
    });
  });

  it.each(['http://127.0.0.1:4711', 'http://localhost:80', 'http://[::1]:9000'])(
    'take plain http on this computer: %s',
    (gatewayUrl) => {
      expect(wrongFields({ ...good, gatewayUrl })).toEqual({});
    },
  );

  it.each([
    'http://api.passimpay.io',
    'http://127.0.0.1.evil.example',
    'http://localhost.evil.example',
    'api.passimpay.io',
    'javascript:alert(1)',
    'https://api.passimpay.io/path',
  ])('refuse %s', (gatewayUrl) => {
    expect(wrongFields({ ...good, gatewayUrl })).toEqual({ gatewayUrl: 'urlWrong' });
  });

  it.each(['', '0', '-5', '1.5', '12a', '1e3'])('refuse "%s" as a platform id', (platformId) => {
    expect(wrongFields({ ...good, platformId })).toEqual({ platformId: 'platformIdWrong' });
  });
});
