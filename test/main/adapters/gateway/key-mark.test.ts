import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marksOf, withoutKey } from '#main/adapters/gateway/key-mark.ts';

const KEY = 'CANARY~7f3a/9d+e1?c4&b2=Zq8';
const marks = marksOf(Buffer.from(KEY));

test.each([
  ['alone', KEY, '[key]'],
  ['in what was signed', `50;{"a":1};${KEY}`, '50;{"a":1};[key]'],
  ['twice', `${KEY}${KEY}, ${KEY}.`, '[key][key], [key].'],
  ['with slashes escaped', `"${KEY.replaceAll('/', '\\/')}"`, '"[key]"'],
  ['in an address', `?key=${encodeURIComponent(KEY)}&x=1`, '?key=[key]&x=1'],
  ['in a page', `<b>${KEY.replaceAll('&', '&amp;')}</b>`, '<b>[key]</b>'],
  ['among other signs', `ключ ${KEY} 🔑`, 'ключ [key] 🔑'],
])('K9 U: a key that an answer repeats is taken out of it: %s', (_how, text, expected) => {
  expect(withoutKey(text, marks)).toBe(expected);
});

test('whatever stands around it, the key is found; and nothing else is changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
      const [left, right] = [before.toWellFormed(), after.toWellFormed()];
      expect(withoutKey(`${left}${KEY}${right}`, marks)).toBe(`${left}[key]${right}`);
      expect(withoutKey(`${left}${KEY.slice(1)}${right}`, marks)).toBe(
        `${left}${KEY.slice(1)}${right}`,
      );
    }),
  );
});

test('what is too short to be a key is not looked for', () => {
  expect(marksOf(Buffer.from('1234567'))).toEqual([]);
  expect(withoutKey('1234567', [])).toBe('1234567');
});

test('a mark holds neither the key nor anything of it', () => {
  const [mark] = marks;
  expect(mark?.hash).toHaveLength(32);
  expect(JSON.stringify(marks)).not.toContain(KEY.slice(0, 6));
});
