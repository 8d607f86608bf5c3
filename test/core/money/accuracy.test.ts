import { describe, expect, it } from 'vitest';
import { knownAccuracy } from '#core/money/accuracy.ts';
import { fiatDecimals } from '#core/money/fiat.ts';
import { familyOf } from '#core/money/network.ts';

describe('known accuracy', () => {
  it.each([
    ['BTC', 'bitcoin', 8],
    ['BTC', 'BEP20', 8],
    ['USDT', 'TRC20', 2],
    ['USDT', 'ERC20', 6],
    ['USDT', 'BEP20', 2],
    ['TRX', 'tron', 6],
    ['BNB', 'bsc', 8],
    ['XRP', 'Ripple', 6],
  ])('of %s on %s is %i', (code, network, decimals) => {
    expect(knownAccuracy(code, network)).toBe(decimals);
  });

  it('is null for what the references do not name, also on a network of a known family', () => {
    expect(knownAccuracy('USDT', 'arbitrum')).toBeNull();
    expect(knownAccuracy('ABC', 'TRC20')).toBeNull();
    expect(knownAccuracy('HBAR', 'hedera')).toBeNull();
  });
});

describe('the network of a currency', () => {
  it('is recognised whatever its case and separators', () => {
    expect(familyOf('USDT', 'TRC-20')).toBe('tron');
    expect(familyOf('BCH', 'Bitcoin Cash')).toBe('bitcoin-cash');
    expect(familyOf('BNB', 'BNB Smart Chain')).toBe('evm');
  });

  it('decides before the code, which counts only where no network is named', () => {
    expect(familyOf('BTC', 'BEP20')).toBe('evm');
    expect(familyOf('BTC', 'native')).toBe('bitcoin');
    expect(familyOf('BTC', 'lightning')).toBeNull();
  });
});

describe('fiat currencies', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['EUR', 2],
  ])('%s has %i decimals', (code, decimals) => {
    expect(fiatDecimals(code)).toBe(decimals);
  });

  it.each(['usd', 'US$', 'XXX', 'XAU', 'XTS', 'USDT', 'HRK', ''])('%j is none', (code) => {
    expect(fiatDecimals(code)).toBeNull();
  });
});
