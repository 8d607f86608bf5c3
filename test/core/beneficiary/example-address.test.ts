import { describe, expect, it } from 'vitest';
import { exampleAddressOf } from '#core/beneficiary/example-address.ts';
import { readAddress } from '#core/beneficiary/read-address.ts';
import { familyOf } from '#core/money/network.ts';
import { practiceCurrencyTable } from '#practice/currency-table.ts';

describe('the example addresses', () => {
  it('are there for every network of the practice list and right by its checksum', () => {
    for (const currency of practiceCurrencyTable) {
      const family = familyOf(currency.code, currency.network);
      const address = exampleAddressOf(currency);
      if (family === null || address === null) throw new Error(`none for ${currency.network}`);
      expect(readAddress(address, family)).toMatchObject({ ok: true, address, checked: true });
    }
  });

  it('are none where the network is not known', () => {
    expect(exampleAddressOf({ code: 'X', network: 'nowhere' })).toBeNull();
  });
});
