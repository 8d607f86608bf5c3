import { expect, test } from 'vitest';
import { toBalances } from '#main/adapters/gateway/balances.ts';

test.each([
  ['1250', 2, 125000n],
  ['1250.5', 2, 125050n],
  ['1250.129', 2, 125012n],
  ['0.009', 2, 0n],
  ['0.9', 0, 0n],
  ['12.9', 0, 12n],
  ['12.34', 0, 12n],
])('a balance of %s counts in units of %d decimals, rounded down', (held, decimals, units) => {
  const read = toBalances([{ currencyId: 71, held }], new Map([[71, decimals]]));
  expect(read).toEqual([{ currencyId: 71, held: { units, decimals } }]);
});

test('a balance of unknown accuracy keeps its digits', () => {
  const read = toBalances([{ currencyId: 9, held: '1.2345' }], new Map());
  expect(read).toEqual([{ currencyId: 9, held: { units: 12345n, decimals: 4 } }]);
});
