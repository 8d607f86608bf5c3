import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatAmount } from '#core/money/amount.ts';
import { readLocated } from '#core/policy/located-json.ts';
import { NO_POLICY } from '#core/policy/policy.ts';
import { readPolicy } from '#core/policy/read-policy.ts';

const WHOLE = `{
  "schema": 1,
  "gateways": ["https://api.passimpay.io"],
  "updates": "https://updates.example/purser",
  "maximum": {
    "perPayout": { "usd": "10000", "currencies": { "USDT TRC20": "5000.50" } },
    "perBatch": { "usd": "100000.00" },
    "perDay": { "usd": "250000" }
  },
  "reviewByTwo": true,
  "practiceOnly": false,
  "proxy": "http://proxy.example:3128",
  "telemetry": "none"
}`;

const flawOf = (text: string) => {
  const read = readPolicy(text);
  return read.ok ? null : read.error;
};

describe('a policy file', () => {
  test('is read whole, amounts exactly', () => {
    const read = readPolicy(WHOLE);
    if (!read.ok) throw new Error(read.error.message);
    const { perPayout, ...rest } = read.value;
    expect(rest).toMatchObject({
      gateways: ['https://api.passimpay.io'],
      updates: { feed: 'https://updates.example/purser' },
      reviewByTwo: true,
      practiceOnly: false,
      proxy: 'http://proxy.example:3128',
    });
    expect(perPayout?.usd && formatAmount(perPayout.usd)).toBe('10000');
    expect(
      [...(perPayout?.currencies ?? [])].map(([label, most]) => [label, formatAmount(most)]),
    ).toEqual([['USDT TRC20', '5000.5']]);
  });

  test('with its schema alone sets nothing', () => {
    expect(readPolicy('{ "schema": 1 }')).toEqual({ ok: true, value: NO_POLICY });
  });

  test.each([
    ['', 1, 'ends in the middle'],
    ['[]', 1, 'must be an object'],
    ['{}', 1, 'schema must be 1'],
    ['{\n "schema": 2 }', 2, 'schema must be 1'],
    ['{\n "schema": 1,\n "practiceonly": true }', 3, 'has no "practiceonly"'],
    ['{\n "schema": 1,\n "practiceOnly": "yes" }', 3, 'must be true or false'],
    [
      '{\n "schema": 1,\n "practiceOnly": true\n "reviewByTwo": true }',
      4,
      'a comma or "}" is missing',
    ],
    ['{\n "schema": 1,\n "practiceOnly": true,\n}', 4, 'a comma stands before'],
    ['{\n "schema": 1,\n "schema": 1 }', 3, '"schema" is there twice'],
    ['{\n "schema": 1,\n // none\n "updates": "none" }', 3, 'is not JSON'],
    ['{\n "schema": 1,\n "updates": "http://updates.example" }', 3, 'updates must be'],
    ['{\n "schema": 1,\n "gateways": [] }', 3, 'at least one'],
    [
      '{\n "schema": 1,\n "gateways": [\n  "https://a.example",\n  "http://b.example" ] }',
      5,
      'not a gateway address',
    ],
    ['{\n "schema": 1,\n "maximum": { "perPayout": 5 } }', 3, 'perPayout must be an object'],
    ['{\n "schema": 1,\n "maximum": { "perPayout": {} } }', 3, 'names no amount'],
    ['{\n "schema": 1,\n "maximum": {\n  "perDay": {\n   "usd": 5000 } } }', 5, 'double quotes'],
    [
      '{\n "schema": 1,\n "maximum": {\n  "perDay": {\n   "usd": "5,000" } } }',
      5,
      'plain decimal amount',
    ],
    [
      '{\n "schema": 1,\n "proxy": "http://user:pw@proxy.example:1" }',
      3,
      'without a name or password',
    ],
    ['{\n "schema": 1,\n "telemetry": "all" }', 3, 'can only be "none"'],
    ['{ "schema": 1 } x', 1, 'is not JSON'],
  ])('is refused by its line: %j', (text, line, words) => {
    expect(flawOf(text)).toEqual({ line, message: expect.stringContaining(words) as string });
  });

  test('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readPolicy(text)));
    fc.assert(fc.property(fc.json(), (text) => void readPolicy(text)));
    fc.assert(
      fc.property(fc.nat(WHOLE.length), fc.string({ maxLength: 3 }), (at, put) => {
        const read = readPolicy(WHOLE.slice(0, at) + put + WHOLE.slice(at + put.length));
        if (!read.ok) expect(read.error.line).toBeLessThanOrEqual(WHOLE.split('\n').length);
      }),
    );
  });
});

interface Plain {
  readonly kind: string;
  readonly members?: ReadonlyMap<string, Plain>;
  readonly items?: readonly Plain[];
  readonly text?: string;
  readonly value?: boolean;
}

const plain = ({ kind, members, items, text, value }: Plain): unknown => {
  if (kind === 'object') {
    return Object.fromEntries([...(members ?? [])].map(([name, member]) => [name, plain(member)]));
  }
  if (kind === 'list') return items?.map(plain);
  if (kind === 'number') return Number(text);
  return kind === 'null' ? null : (text ?? value);
};

test('JSON is read as the language itself reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value, null, 2);
      const read = readLocated(text);
      if (text.includes('__proto__')) return;
      expect(read.ok && plain(read.value as Plain)).toEqual(JSON.parse(text));
    }),
  );
});
