import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDigest, textDigestHex } from '#core/beneficiary/text-digest.ts';

const hexOf = (digest: Int32Array): string =>
  Array.from(digest, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

const standard = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the digest of short texts', () => {
  it('is SHA-256 at every length around the edges of blocks', () => {
    for (let length = 0; length <= 200; length += 1) {
      const text = 'abcdefghij'.repeat(20).slice(0, length);
      expect(hexOf(textDigest(text))).toBe(standard(text));
    }
  });

  it('is SHA-256 of long texts, of signs beyond the plain plane and of half pairs', () => {
    for (const text of ['a'.repeat(5_000), 'é'.repeat(1_365), '👪 and more', '\ud800x', '\udc00']) {
      expect(textDigestHex(text)).toBe(standard(text));
      expect(hexOf(textDigest(text))).toBe(standard(text));
    }
  });

  it('is SHA-256 over UTF-8 for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
        expect(hexOf(textDigest(text))).toBe(standard(text));
        expect(textDigestHex(text)).toBe(standard(text));
      }),
    );
  });
});
