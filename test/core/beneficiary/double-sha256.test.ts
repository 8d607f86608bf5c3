import { sha256 } from '@noble/hashes/sha2.js';
import { expect, it } from 'vitest';
import { doubleSha256Start } from '#core/beneficiary/double-sha256.ts';
import { randomBytes, sequence } from './sequence.ts';

it('agrees with the general implementation on every length it takes', () => {
  const random = sequence(256);
  for (let length = 0; length <= 55; length += 1)
    for (let round = 0; round < 20; round += 1) {
      const bytes = randomBytes(random, length);
      const digest = sha256(sha256(bytes));
      const expected = new DataView(digest.buffer, digest.byteOffset).getInt32(0);
      expect(doubleSha256Start(bytes, length)).toBe(expected);
    }
});

it('refuses what does not fit one block', () => {
  expect(() => doubleSha256Start(new Uint8Array(56), 56)).toThrow(RangeError);
});
