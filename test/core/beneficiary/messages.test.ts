import { describe, expect, it } from 'vitest';
import { notAnAddress } from '#core/beneficiary/not-an-address.ts';
import { readPaymentLink } from '#core/beneficiary/payment-link.ts';

const BTC = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const EVM = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const TOKEN = '0xdAC17F958D2ee523a2206206994597C13D831ec7';
const XRP = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const TON = 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF';
const SOL = '7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV';
const XLM = 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ';
const BCH = 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a';

describe('a payment link', () => {
  it.each<[string, readonly (string | null)[]]>([
    [`bitcoin:${BTC}`, [BTC, null, null]],
    [`bitcoin:${BTC}?amount=0.1&label=Anna`, [BTC, '0.1', null]],
    [`BITCOIN:${BTC}?AMOUNT=0.1`, [BTC, '0.1', null]],
    [`bitcoincash:${BCH}?amount=2`, [BCH, '2', null]],
    [`ethereum:${EVM}@1?value=1e18`, [EVM, '1e18', null]],
    [`ethereum:pay-${EVM}`, [EVM, null, null]],
    [`ethereum:${TOKEN}@1/transfer?address=${EVM}&uint256=5`, [EVM, '5', null]],
    [`solana:${SOL}?amount=1.5&spl-token=Es9v&memo=77`, [SOL, '1.5', '77']],
    [`ton://transfer/${TON}?amount=1000000000&text=12345`, [TON, '1000000000', '12345']],
    [`web+stellar:pay?destination=${XLM}&amount=120&memo=9`, [XLM, '120', '9']],
    [`xrpl:${XRP}?dt=123`, [XRP, null, '123']],
    [`${XRP}?dt=123`, [XRP, null, '123']],
    [`https://etherscan.io/address/${EVM}#tokentxns`, [EVM, null, null]],
    ['https://example.com/pay', [null, null, null]],
  ])('%s is taken apart', (text, [address, amount, tag]) => {
    expect(readPaymentLink(text)).toMatchObject({ address, amount, tag });
  });

  it('tells in its message the address, amount and tag it holds, and is never an address itself', () => {
    const found = notAnAddress(`solana:${SOL}?amount=1.5&memo=77`);
    expect(found?.rule).toBe('address-is-link');
    expect(found?.message).toContain(`it says the address ${SOL}, the amount 1.5, the tag 77.`);
  });

  it('is not seen in a plain address, a raw TON account or CashAddr with its prefix', () => {
    for (const plain of [BTC, EVM, XRP, TON, `bitcoincash:${BCH}`, `0:${'ab'.repeat(32)}`])
      expect(readPaymentLink(plain)).toBeNull();
  });

  it('survives escapes that are none', () => {
    expect(readPaymentLink(`bitcoin:${BTC}?amount=%E0%A4%A`)?.amount).toBe('%E0%A4%A');
  });
});

describe('the message about an address', () => {
  it('names the address and the tag that stand joined in one cell', () => {
    for (const cell of [`${XRP}:4321`, `${XRP} 4321`, `${XRP}; tag 4321`, `${XRP} memo=4321`])
      expect(notAnAddress(cell)?.message).toContain(`Write ${XRP} here and 4321 into the tag`);
  });

  it.each([
    [`T\u0430${BTC}`, 'character 2 is "а" (U+0430, Cyrillic, looks like a)'],
    [`T\u03BF${BTC}`, 'character 2 is "ο" (U+03BF, Greek, looks like o)'],
    [`${BTC}\u200B`, '(U+200B, a space of no width)'],
    [`\u202E${BTC}`, 'character 1 is "\\u{202E}" (U+202E, turns the reading direction)'],
    [`1A1z\u00ADP1eP5QGefi2DMPTfTL5SLmv7DivfNa`, '(U+00AD, an invisible hyphen)'],
    [` ${BTC}`, 'character 1 is " " (U+0020, a space)'],
    [`${BTC}\uFF41\uFF42`, '(U+FF41, a full-width form), and 1 more'],
  ])('names the foreign character of %j by code point and kind', (cell, named) => {
    expect(notAnAddress(cell)).toMatchObject({
      rule: 'address-characters',
      message: expect.stringContaining(named),
    });
  });
});
