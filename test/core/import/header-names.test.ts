import { describe, expect, it } from 'vitest';
import { unitInHeader } from '#core/import/amount-header.ts';
import { HEADER_NAMES, headerKey, knownField } from '#core/import/header-names.ts';
import { ROW_FIELDS } from '#core/import/row.ts';
import { templateOf } from '#core/import/templates.ts';

describe('a known column name', () => {
  it('means one field and no other', () => {
    const fields = new Map<string, string>();
    for (const [name, field] of HEADER_NAMES) {
      expect([undefined, field]).toContain(fields.get(headerKey(name)));
      fields.set(headerKey(name), field);
    }
    expect(new Set(fields.values())).toEqual(new Set(ROW_FIELDS));
  });

  it.each(ROW_FIELDS)('knows %s by the name the template has', (field) => {
    expect(knownField(field)).toBe(field);
  });

  it.each(['  Betrag ', 'BETRAG', 'betrag', 'Wallet-Address', 'wallet_address', 'WALLET  ADDRESS'])(
    'is known however it is written: %j',
    (name) => {
      expect(knownField(name)).not.toBeNull();
    },
  );

  it('is never known by letters of another alphabet that look alike', () => {
    const alike: Readonly<Record<string, string>> = {
      a: 'а',
      e: 'е',
      o: 'о',
      c: 'с',
      p: 'р',
      x: 'х',
      i: 'і',
    };
    for (const [name] of HEADER_NAMES) {
      if (!/^[a-z ]+$/.test(name)) continue;
      for (const [latin, cyrillic] of Object.entries(alike))
        if (name.includes(latin)) expect(knownField(name.replace(latin, cyrillic))).toBeNull();
    }
  });

  it.each(['memo', 'id', 'label', 'name', 'value', 'total', 'payment id', 'date', 'ticker', ''])(
    'is not %j, which means several things',
    (name) => {
      expect(knownField(name)).toBeNull();
    },
  );
});

describe('a unit in a column name', () => {
  it.each([
    ['Amount (USD)', 'USD'],
    ['Betrag in EUR', 'EUR'],
    ['USDT amount', 'USDT'],
    ['Importe [EUR]', 'EUR'],
    ['Сумма, RUB', 'RUB'],
    ['AMOUNT_BTC', 'BTC'],
  ])('is seen in %j', (name, unit) => {
    expect(unitInHeader(name)).toBe(unit);
  });

  it.each([
    'Amount',
    'Amount currency',
    'Address (USD)',
    'Amount (net)',
    'NET price',
    'USD',
    'Currency',
  ])('is not seen in %j', (name) => {
    expect(unitInHeader(name)).toBeNull();
  });
});

describe('a list of another program', () => {
  it.each([
    ['CryptoProcessing', ['Address', 'Tag', 'Currency', 'Amount', 'Note']],
    ['NOWPayments', ['Ticker', 'Wallet Address', 'ExtraId', 'Amount']],
    ['CoinGate', ['currency', 'platform', 'address', 'amount']],
    ['Safe CSV Airdrop', ['token_type', 'token_address', 'receiver', 'amount', 'id']],
    ['Trezor Suite', ['address', 'amount', 'currency', 'label']],
    ['Sparrow', ['Address', 'Amount (BTC)', 'Label']],
  ])('is known by its columns: %s', (name, header) => {
    expect(templateOf(header)?.name).toBe(name);
    expect(templateOf([...header, 'another'])).toBeNull();
  });
});
