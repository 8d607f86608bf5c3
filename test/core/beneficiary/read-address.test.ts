import { describe, expect, it } from 'vitest';
import { readAddress } from '#core/beneficiary/read-address.ts';
import type { NetworkFamily } from '#core/money/network.ts';

const verdict = (family: NetworkFamily, address: string): string => {
  const reading = readAddress(address, family);
  if (!reading.ok) return reading.rule;
  return reading.checked ? `ok ${reading.address}` : `unchecked ${reading.address}`;
};

const same = (address: string): string => `ok ${address}`;

describe('addresses of published vectors', () => {
  it.each<[NetworkFamily, string]>([
    ['bitcoin', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['bitcoin', '3P14159f73E4gFr7JterCCQh9QjiTjiZrG'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['bitcoin', 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0'],
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'],
    ['evm', '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359'],
    ['evm', '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB'],
    ['evm', '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb'],
    ['evm', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['tron', 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd'],
    ['xrp', 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY'],
    ['xrp', 'r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59'],
    ['ton', 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF'],
    ['ton', 'UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA'],
    ['stellar', 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ'],
    ['litecoin', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1'],
    ['litecoin', 'ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9'],
    ['dogecoin', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
    ['dash', 'XpESxaUmonkq8RaLLp46Brx2K39ggQe226'],
    ['solana', '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV'],
    ['bitcoin-cash', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
    ['bitcoin-cash', 'qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy'],
    ['bitcoin-cash', 'qqq3728yw0y47sqn6l2na30mcw6zm78dzqre909m2r'],
    ['bitcoin-cash', 'ppm2qsznhks23z7629mms6s4cwef74vcwvn0h829pq'],
    // CIP-19, types 0 to 3, 6 and 7 and a Byron address.
    [
      'cardano',
      'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
    ],
    [
      'cardano',
      'addr1z8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gten0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgs9yc0hh',
    ],
    [
      'cardano',
      'addr1yx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerkr0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shs2z78ve',
    ],
    [
      'cardano',
      'addr1x8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gt7r0vd4msrxnuwnccdxlhdjar77j6lg0wypcc9uar5d2shskhj42g',
    ],
    ['cardano', 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8'],
    ['cardano', 'addr1w8phkx6acpnf78fuvxn0mkew3l0fd058hzquvz7w36x4gtcyjy7wx'],
    ['cardano', 'Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi'],
    [
      'monero',
      '888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H',
    ],
    [
      'monero',
      '4KEMxkrvHF13ZMEVyrUNuUMzgQ1WHjkWL5T6Xk7QaTszggbtPbRPEkZQau9yACYEmUCHPNrU2MBdnJf4s4xLK5AyVTr66Q8LFefPwwfA1t',
    ],
    ['polkadot', '1qnJN7FViy3HZaxZK9tGAA71zxHSBeUweirKqCaox4t8GT7'],
    ['kusama', 'DR6pMC4GJiVbgPtNNuw1xgxJyEsYYuXKXq7ZCVBjfFrh3V5'],
    ['cosmos', 'cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh'],
    ['osmosis', 'osmo1fl48vsnmsdzcv85q5d2q4z5ajdha8yu3aq6l09'],
    ['algorand', '7ZUECA7HFLZTXENRV24SHLU4AVPUTMTTDUFUBNBD64C73F3UHRTHAIOF6Q'],
    ['tezos', 'tz1VSUr8wwNhLAzempoch5d6hLRiTh8Cjcjb'],
    ['zcash', 't1XVXWCvpMgBvUaed4XDqWtgQgJSu1Ghz7F'],
    ['zcash', 't3Vz22vK5z2LcKEdg16Yv4FFneEL1zg9ojd'],
  ])('accepts on %s %s as it stands', (family, address) => {
    expect(verdict(family, address)).toBe(same(address));
  });

  it.each<[NetworkFamily, string, string]>([
    [
      'bitcoin',
      'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ],
    [
      'bitcoin-cash',
      'bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    ],
    [
      'bitcoin-cash',
      'BITCOINCASH:QPM2QSZNHKS23Z7629MMS6S4CWEF74VCWVY22GDX6A',
      'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    ],
    [
      'ton',
      'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff+W72r5gqPrHF',
      'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF',
    ],
  ])('writes on %s %s in its one canonical form', (family, address, canonical) => {
    expect(verdict(family, address)).toBe(same(canonical));
  });

  it('writes a raw TON address in the form that does not bounce and says it had no checksum', () => {
    expect(
      verdict('ton', '0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e'),
    ).toBe('unchecked UQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPuwA');
  });

  it.each<[NetworkFamily, string]>([
    ['near', 'alice.near'],
    ['near', '98793cd91a3f870fb126f66285808c7e094afcfc4eda8a970f6648cdf0dbd6de'],
    ['eos', 'payroll11111'],
    ['aptos', `0x${'5a'.repeat(32)}`],
    ['sui', `0x${'a5'.repeat(32)}`],
  ])('accepts on %s %s as one without checksum', (family, address) => {
    expect(verdict(family, address)).toBe(`unchecked ${address}`);
  });

  it('accepts a small-letter EVM address as one without checksum', () => {
    const lower = '0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed';
    expect(verdict('evm', lower)).toBe(`unchecked ${lower}`);
  });

  it.each<[NetworkFamily, string, string]>([
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD', 'address-checksum'],
    ['evm', '0X5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED', 'address-form'],
    ['evm', '0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED', 'address-case'],
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe', 'address-form'],
    ['evm', '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAedd', 'address-form'],
    ['evm', '5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', 'address-form'],
    ['evm', '0x0000000000000000000000000000000000000000', 'address-burn'],
    ['evm', '0x000000000000000000000000000000000000dEaD', 'address-burn'],
    ['evm', '0xdAC17F958D2ee523a2206206994597C13D831ec7', 'address-token-contract'],
    ['evm', '0x55d398326f99059fF775485246999027B3197955', 'address-token-contract'],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'address-token-contract'],
    ['tron', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6T', 'address-checksum'],
    ['tron', 'tlbqdmm3zslr2tm88iujny5hbx5g7ms1jd', 'address-form'],
    ['tron', '417009d3b7b3b9d8ff54d07d6d1bb8b9f2a4b7f5ec', 'address-form'],
    ['tron', 'T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb', 'address-burn'],
    ['bitcoin', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'address-test-network'],
    ['bitcoin', 'mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'address-test-network'],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kV8F3T4', 'address-case'],
    [
      'bitcoin',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
      'address-checksum',
    ],
    [
      'bitcoin',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf',
      'address-witness-version',
    ],
    ['bitcoin', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh', 'address-checksum'],
    [
      'bitcoin',
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav',
      'address-witness-version',
    ],
    ['bitcoin', 'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P', 'address-witness-version'],
    ['bitcoin', 'BC1SW50QGDZ25J', 'address-witness-version'],
    ['bitcoin', 'bc1pw5dgrnzv', 'address-witness-version'],
    ['bitcoin', 'bc1gmk9yu', 'address-witness-version'],
    ['bitcoin', '1111111111111111111114oLvT2', 'address-burn'],
    ['litecoin', '3P14159f73E4gFr7JterCCQh9QjiTjiZrG', 'address-legacy-form'],
    ['bitcoin-cash', '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu', 'address-legacy-form'],
    ['bitcoin-cash', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6q', 'address-checksum'],
    ['bitcoin-cash', 'bchtest:pr6m7j9njldwwzlg9v7v53unlr4jkmx6eyvwc0uz5t', 'address-test-network'],
    ['xrp', 'rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'address-burn'],
    ['xrp', 'rrrrrrrrrrrrrrrrrrrrBZbvji', 'address-burn'],
    ['xrp', 'X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ', 'address-x-form'],
    ['xrp', 'T719a5UwUCnEs54UsxG9CJYYDhwmFCqkr7wxCcNcfZ6p5GZ', 'address-test-network'],
    ['ton', 'kQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPgpP', 'address-test-network'],
    ['ton', 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs', 'address-token-contract'],
    ['ton', 'EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c', 'address-burn'],
    ['solana', '11111111111111111111111111111111', 'address-burn'],
    [
      'stellar',
      'MA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJUAAAAAAAAAAAACJUQ',
      'address-x-form',
    ],
    ['stellar', 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA', 'address-checksum'],
    ['solana', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v', 'address-token-contract'],
    ['solana', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'address-form'],
    [
      'cardano',
      'addr1gx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer5pnz75xxcrzqf96k',
      'address-not-payable',
    ],
    [
      'cardano',
      'stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw',
      'address-not-payable',
    ],
    [
      'cardano',
      '37btjrVyb4KEB2STADSsj3MYSAdj52X5FrFWpw2r7Wmj2GDzXjFRsHWuZqrw7zSkwopv8Ci3VWeg6bisU9dgJxW5hb2MZYeduNKbQJrqz3zVBsu9nT',
      'address-test-network',
    ],
    [
      'monero',
      'A2GmyHHJ9jtUhPiwoAbR2tXU9LJu2U6fJjcsv3rxgkVRWU6tEYcn6C1NBc7wqCv5V7NW3zeYuzKf6RGGgZTFTpVC4QxAiAX',
      'address-test-network',
    ],
    ['polkadot', '5CCvtLnaPwk1cBo8wuayYAuwgCumHnssrY5Nxk7S7t1ruBU2', 'address-generic-form'],
    ['polkadot', 'DR6pMC4GJiVbgPtNNuw1xgxJyEsYYuXKXq7ZCVBjfFrh3V5', 'address-form'],
    ['cosmos', 'osmo1fl48vsnmsdzcv85q5d2q4z5ajdha8yu3aq6l09', 'address-form'],
    ['cosmos', 'cosmosvaloper1fl48vsnmsdzcv85q5d2q4z5ajdha8yu3h6cprs', 'address-not-payable'],
    ['algorand', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAY5HFKQ', 'address-burn'],
    ['tezos', 'KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn', 'address-not-payable'],
    ['near', 'example.testnet', 'address-test-network'],
  ])('refuses on %s %s by the rule %s', (family, address, rule) => {
    expect(verdict(family, address)).toBe(rule);
  });

  it('names the classic address and the tag an X-address stands for', () => {
    const reading = readAddress('X7AcgcsBL6XDcUb289X4mJ8djcdyKaGZMhc9YTE92ehJ2Fu', 'xrp');
    expect(reading).toMatchObject({
      ok: false,
      because: expect.stringContaining('r9cZA1mLK5R5Am25ArfXFmqgNwjZgnfk59 and the tag 1'),
    });
  });
});
