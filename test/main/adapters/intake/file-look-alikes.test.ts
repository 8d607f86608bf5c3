import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, it } from 'vitest';
import { makeFileLookAlikes } from '#main/adapters/intake/file-look-alikes.ts';
import { randomBytes, sequence } from '#test/core/beneficiary/sequence.ts';

const paying = (address: string) => ({
  reference: 'A',
  beneficiary: '',
  destination: { currencyId: 70, code: 'USDT', network: 'ERC20', address, tag: null },
  amount: { units: 1n, decimals: 6 },
  asked: { amount: '1', unit: 'USDT' },
  rate: null,
  note: '',
});

it('stops fewer than 0.1 % of the rows of a file with 50,000 random EVM addresses', () => {
  const random = sequence(17);
  const lookAlikes = makeFileLookAlikes();
  for (let row = 1; row <= 50_000; row += 1)
    lookAlikes.add(row, paying(`0x${bytesToHex(randomBytes(random, 20))}`));
  const issues = [...lookAlikes.issues().values()].flat();
  const stopped = issues.filter(({ level }) => level === 'error').length;
  expect(stopped / 50_000).toBeLessThan(0.001);
  expect(issues.every(({ rule }) => rule.startsWith('address-look-alike'))).toBe(true);
}, 60_000);

it('compares the first 100,000 accounts and says that there were more', () => {
  const lookAlikes = makeFileLookAlikes();
  const address = (row: number): string => `0x${String(row).padStart(6, '0').repeat(6)}0000`;
  for (let row = 1; row <= 100_000; row += 1) lookAlikes.add(row, paying(address(row)));
  expect(lookAlikes.isFull).toBe(false);
  lookAlikes.add(100_001, paying(address(5)));
  expect(lookAlikes.isFull).toBe(false);
  lookAlikes.add(100_002, paying(address(100_002)));
  expect(lookAlikes.isFull).toBe(true);
}, 240_000);
