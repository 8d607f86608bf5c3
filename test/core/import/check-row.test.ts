import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRow } from '#core/import/check-row.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { ROW_FIELDS, type Row, type RowField } from '#core/import/row.ts';
import { formatAmount } from '#core/money/amount.ts';
import { LIST } from '../currencies.ts';

const point = makeRowContext(LIST, '.');

const GOOD: Readonly<Record<RowField, string>> = {
  reference: 'INV-1',
  beneficiary: 'Zoë Ångström',
  currency: 'USDT',
  network: 'TRC20',
  address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
  tag: '',
  amount: '31.42',
  amount_currency: 'USD',
  note: '',
  priority: '',
};

const check = (cells: Partial<Record<RowField, string>>): Row =>
  checkRow({ row: 1, line: 2, cells: { ...GOOD, ...cells } }, point);

const rules = (row: Row): readonly string[] =>
  row.issues.map((issue) => `${issue.level} ${issue.column ?? 'row'} ${issue.rule}`);

const BTC = {
  currency: 'BTC',
  network: 'bitcoin',
  address: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
};
const XRP = { currency: 'XRP', network: 'xrp', address: 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY' };
const TON = {
  currency: 'TON',
  network: 'ton',
  address: 'EQDKbjIcfM6ezt8KjKJJLshZJJSqX7XOA4ff-W72r5gqPrHF',
};
const XLM = {
  currency: 'XLM',
  network: 'stellar',
  address: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
};
const ETH = {
  currency: 'USDT',
  network: 'ERC20',
  address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
};

describe('a row that can be paid', () => {
  it('carries exactly what would be sent and how it was asked for', () => {
    const row = check({ note: 'May' });
    expect(row).toMatchObject({ status: 'ready', issues: [], amount: '31.42', unit: 'USD' });
    expect(row.content).toEqual({
      reference: 'INV-1',
      beneficiary: 'Zoë Ångström',
      destination: {
        currencyId: 71,
        code: 'USDT',
        network: 'TRC20',
        address: 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd',
        tag: null,
      },
      amount: { units: 3142n, decimals: 2 },
      asked: { amount: '31.42', unit: 'USD' },
      rate: '0.9997',
      note: 'May',
    });
  });

  it('takes an amount in the coin as it stands, with no rate', () => {
    const row = check({ ...BTC, amount: '0.00100001', amount_currency: 'BTC' });
    expect(row.status).toBe('ready');
    expect(row.content).toMatchObject({ amount: { units: 100001n }, rate: null });
  });

  it('may leave the network out where the list holds one', () => {
    expect(check({ ...BTC, network: '', amount: '100' }).content?.destination.network).toBe(
      'bitcoin',
    );
  });

  it('reads its amount under the decimal mark of the file', () => {
    const comma = makeRowContext(LIST, ',');
    const row = checkRow({ row: 1, line: 2, cells: { ...GOOD, amount: '1.000,50' } }, comma);
    expect(row.amount).toBe('1000.5');
  });
});

describe('amounts of a row', () => {
  it.each<[string, Partial<Record<RowField, string>>, string]>([
    ['100.005 USD', { amount: '100.005' }, 'error amount amount-finer-than-fiat'],
    ['10.5 JPY', { amount: '10.5', amount_currency: 'JPY' }, 'error amount amount-finer-than-fiat'],
    ['EUR, which has no rate', { amount_currency: 'EUR' }, 'error amount_currency fiat-needs-rate'],
    [
      'KWD 1.234',
      { amount: '1.234', amount_currency: 'KWD' },
      'error amount_currency fiat-needs-rate',
    ],
    ['below the minimum', { amount: '4' }, 'error amount amount-below-minimum'],
    [
      'finer than the coin',
      { amount: '100.001', amount_currency: 'USDT' },
      'error amount amount-finer-than-accuracy',
    ],
    ['no unit', { amount_currency: '' }, 'error amount_currency amount-currency-missing'],
    ['usd', { amount_currency: 'usd' }, 'error amount_currency amount-currency-case'],
    ['US$', { amount_currency: 'US$' }, 'error amount_currency amount-currency-unknown'],
    ['XXX', { amount_currency: 'XXX' }, 'error amount_currency amount-currency-unknown'],
    ['another coin', { amount_currency: 'BTC' }, 'error amount_currency amount-currency-unknown'],
    [
      'U\u0405D',
      { amount_currency: 'U\u0405D' },
      'error amount_currency amount-currency-lookalike',
    ],
    ['1e3', { amount: '1e3' }, 'error amount amount-exponent'],
    [
      'a coin of unknown accuracy',
      { currency: 'NEW', network: 'tron' },
      'error currency currency-accuracy-unknown',
    ],
  ])('%s: refused by one rule', (_, cells, rule) => {
    const row = check(cells);
    expect(rules(row)).toEqual([rule]);
    expect(row.content).toBeNull();
  });

  it('that buy less than the smallest unit are refused, not sent as zero', () => {
    const cents = makeRowContext(
      {
        ...LIST,
        currencies: LIST.currencies.map((c) => ({ ...c, minWithdraw: null, decimals: 2 })),
      },
      '.',
    );
    const cells = { ...GOOD, ...BTC, amount: '1' };
    expect(rules(checkRow({ row: 1, line: 2, cells }, cents))).toEqual([
      'error amount amount-rounds-to-zero',
    ]);
  });

  it('below the minimum are named with both amounts and never raised', () => {
    const message = check({ ...BTC, amount: '50' }).issues[0]?.message ?? '';
    expect(message).toContain('0.0005148');
    expect(message).toContain('0.001 BTC');
  });

  it('keep their canonical text and unit though the row has errors elsewhere', () => {
    const row = check({ amount: '1,000.50', address: 'nonsense' });
    expect(row).toMatchObject({ status: 'error', amount: '1000.5', unit: 'USD', content: null });
  });
});

describe('currency and network of a row', () => {
  it.each<[Partial<Record<RowField, string>>, string]>([
    [{ network: '' }, 'error network network-missing'],
    [{ currency: '' }, 'error currency currency-missing'],
    [{ currency: 'B\u0422C' }, 'error currency currency-lookalike'],
    [{ currency: 'usdt' }, 'error currency currency-case'],
    [{ currency: 'ZZZ' }, 'error currency currency-unknown'],
    [{ network: 'trc20' }, 'error network network-case'],
    [{ network: 'TRC20 ' }, 'error network network-lookalike'],
    [{ network: 'Polygon' }, 'error network network-unknown'],
  ])('%j: refused by one rule', (cells, rule) => {
    expect(rules(check(cells))).toEqual([rule]);
  });

  it('name the code point of a letter that only looks right', () => {
    expect(check({ currency: 'B\u0422C' }).issues[0]?.message).toContain(
      'character 2 is "\u0422" (U+0422, Cyrillic, looks like T)',
    );
  });

  it('are never guessed from an address that fits several networks', () => {
    const row = check({ ...ETH, amount: '100' });
    expect(rules(row)).toEqual(['warning network network-same-address-form']);
    expect(row.content?.destination.network).toBe('ERC20');
  });

  it('listed twice by the gateway are not chosen between', () => {
    const [first] = LIST.currencies;
    const twice = makeRowContext(
      {
        ...LIST,
        currencies: [...LIST.currencies, ...(first === undefined ? [] : [{ ...first, id: 99 }])],
      },
      '.',
    );
    const cells = { ...GOOD, ...BTC, amount: '1000' };
    expect(rules(checkRow({ row: 1, line: 2, cells }, twice))).toEqual([
      'error network currency-listed-twice',
    ]);
  });
});

describe('the address of a row', () => {
  it.each<[string, Partial<Record<RowField, string>>, string]>([
    ['EVM under TRC20', { address: ETH.address }, 'address-other-network'],
    ['TRON under ERC20', { ...ETH, address: GOOD.address }, 'address-other-network'],
    ['no address', { address: '' }, 'address-missing'],
    [
      'legacy under BCH',
      { currency: 'BCH', network: 'bitcoincash', address: '1BpEi6DfDAUFd7GtittLSdBeYJvcoaVggu' },
      'address-legacy-form',
    ],
    ['line break inside', { address: 'TLBQDMM3zSLr2Tm8\n8iujny5hBX5G7mS1Jd' }, 'address-several'],
    ['address and tag', { ...XRP, address: `${XRP.address}:123` }, 'address-holds-tag'],
    ['payment link', { ...BTC, address: `bitcoin:${BTC.address}?amount=1` }, 'address-is-link'],
    ['ENS name', { ...ETH, address: 'example.eth' }, 'address-is-name'],
    ['.ton name', { ...TON, address: 'example.ton' }, 'address-is-name'],
    ['zero-width space', { address: `${GOOD.address}\u200B` }, 'address-characters'],
    [
      'Cyrillic letter',
      { ...ETH, address: ETH.address.replace('a', '\u0430') },
      'address-characters',
    ],
    ['two addresses', { ...BTC, address: `${BTC.address}, ${BTC.address}` }, 'address-several'],
    ['far too long', { address: ','.repeat(5_000) }, 'address-form'],
    ['a number', { address: '1.23457E+47' }, 'address-exponent'],
    ['a broken cell', { address: '#REF!' }, 'address-spreadsheet-error'],
    ['a kept apostrophe', { address: `'${GOOD.address}` }, 'address-spreadsheet-error'],
    ['tag after a space', { ...XRP, address: `${XRP.address} 12345` }, 'address-holds-tag'],
    ['tag after a word', { ...XRP, address: `${XRP.address} / memo: ab12` }, 'address-holds-tag'],
    ['tag as in a link', { ...XRP, address: `${XRP.address}?dt=12345` }, 'address-is-link'],
    [
      'page of an explorer',
      { address: `https://tronscan.org/#/address/${GOOD.address}` },
      'address-is-link',
    ],
    ['direction character', { address: `\u202E${GOOD.address}` }, 'address-characters'],
    ['soft hyphen', { address: `TLBQ\u00AD${GOOD.address.slice(4)}` }, 'address-characters'],
  ])('%s: refused', (_, cells, rule) => {
    expect(rules(check({ amount: '1000', ...cells }))).toContain(`error address ${rule}`);
  });

  it.each<[string, Partial<Record<RowField, string>>, string]>([
    ['all small EVM', { ...ETH, address: ETH.address.toLowerCase() }, 'address-no-checksum'],
    [
      'raw TON',
      {
        ...TON,
        tag: '1',
        address: `0:ca6e321c7cce9ecedf0a8ca2492ec8592494aa5fb5ce0387dff96ef6af982a3e`,
      },
      'address-no-checksum',
    ],
    [
      'a network Purser has no rules for',
      { currency: 'QNT', network: 'overledger', address: 'ql9fxv2umyhttkxyxp8x0dlpdt3k6' },
      'address-not-verifiable',
    ],
  ])('%s: a warning, and payable', (_, cells, rule) => {
    const row = check({ amount: '1000', ...cells });
    expect(rules(row)).toContain(`warning address ${rule}`);
    expect(row.content).not.toBeNull();
  });
});

describe('the tag of a row', () => {
  it.each<[string, Partial<Record<RowField, string>>, readonly string[]]>([
    ['0 on XRP', { ...XRP, tag: '0' }, []],
    ['largest on XRP', { ...XRP, tag: '4294967295' }, []],
    ['none on XRP', XRP, ['warning tag tag-absent']],
    ['too large on XRP', { ...XRP, tag: '4294967296' }, ['error tag tag-not-number']],
    ['text on XRP', { ...XRP, tag: 'abc' }, ['error tag tag-not-number']],
    ['negative on XRP', { ...XRP, tag: '-1' }, ['error tag tag-not-number']],
    ['fraction on XRP', { ...XRP, tag: '1.5' }, ['error tag tag-not-number']],
    ['number on TON', { ...TON, tag: '100123' }, []],
    ['leading zero on TON', { ...TON, tag: '00123' }, ['error tag tag-leading-zero']],
    ['said to need none', { ...XRP, tag: 'none' }, []],
    ['said to need none, in capitals, on TON', { ...TON, tag: 'NONE' }, []],
    ['said to need none where there are none', { ...BTC, tag: 'none' }, []],
    [
      'a number made short by a spreadsheet',
      { ...XRP, tag: '1.2345E+09' },
      ['error tag tag-spreadsheet'],
    ],
    ['a number with decimals', { ...XRP, tag: '123456.0' }, ['error tag tag-spreadsheet']],
    ['a number in groups', { ...XRP, tag: '1,234,567' }, ['error tag tag-spreadsheet']],
    ['largest id on XLM', { ...XLM, tag: '18446744073709551615' }, []],
    ['too large an id on XLM', { ...XLM, tag: '18446744073709551616' }, ['error tag tag-too-long']],
    ['text of 28 bytes on XLM', { ...XLM, tag: 'a'.repeat(28) }, ['error tag tag-text']],
    ['text on TON', { ...TON, tag: 'hello' }, ['error tag tag-text']],
    ['colon on TON', { ...TON, tag: '1:2' }, ['error tag tag-colon']],
    ['121 bytes on TON', { ...TON, tag: '1'.repeat(121) }, ['error tag tag-too-long']],
    ['any on BTC', { ...BTC, tag: '1' }, ['error tag tag-not-allowed']],
  ])('%s', (_, cells, expected) => {
    expect(rules(check({ amount: '1000', ...cells }))).toEqual(expected);
  });

  it('is demanded where the currency requires one', () => {
    const row = check({
      currency: 'HBAR',
      network: 'hedera',
      address: '0.0.123456',
      amount_currency: 'HBAR',
    });
    expect(rules(row)).toContain('error tag tag-missing');
  });
});

describe('reference and texts of a row', () => {
  it.each([
    ['', 'reference-missing'],
    ['a'.repeat(41), 'reference-too-long'],
    ['a'.repeat(65), 'reference-too-long'],
    ['Zahlung-ä', 'reference-characters'],
    ['=HYPERLINK("x")', 'reference-characters'],
    [' INV-1', 'reference-characters'],
    ['INV-1\u00A0', 'reference-characters'],
    ['INV-1\u200B', 'reference-characters'],
  ])('reference %j is refused by %s', (reference, rule) => {
    expect(rules(check({ reference }))).toEqual([`error reference ${rule}`]);
  });

  it.each([
    '=1+1',
    '+49 30 1234',
    '-x',
    '@x',
    '\tx',
    '\rx',
    String.raw`\0`,
    '<img src=x onerror=alert(1)>',
    '"; DROP TABLE payout;--',
    `\${jndi:ldap://x}`,
    '%s%n{{7*7}}',
    '\u001B[31mred\n2026-01-01 INFO paid',
    '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}'.repeat(60),
  ])('beneficiary %j is kept verbatim', (beneficiary) => {
    const row = check({ beneficiary });
    expect(row.status).toBe('ready');
    expect(row.content?.beneficiary).toBe(beneficiary);
  });

  it.each([
    ['x'.repeat(129), 'error beneficiary text-too-long'],
    ['\u{1F600}'.repeat(129), 'error beneficiary text-too-long'],
    [`z${'\u0335'.repeat(600)}`, 'error beneficiary text-too-long'],
    ['a\u2028b', 'error beneficiary text-control-character'],
    ['a\uFEFFb', 'error beneficiary text-control-character'],
    ['a\u0000b', 'error beneficiary text-control-character'],
    ['a\uD800', 'error beneficiary text-control-character'],
    ['abc\u202Edef', 'warning beneficiary text-direction-character'],
  ])('beneficiary %j: %s', (beneficiary, rule) => {
    expect(rules(check({ beneficiary }))).toEqual([rule]);
  });

  it('of a line of totals are named as such, once', () => {
    const empty = Object.fromEntries(ROW_FIELDS.map((field) => [field, ''])) as Record<
      RowField,
      string
    >;
    const row = checkRow(
      { row: 9, line: 10, cells: { ...empty, reference: 'TOTAL', amount: '1000' } },
      point,
    );
    expect(rules(row)).toEqual(['error row row-is-total']);
  });
});

describe('any row', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(...Object.values(GOOD), '0', 'BTC', 'bitcoin', BTC.address, ETH.address),
  );
  const cells = fc.record(
    Object.fromEntries(
      ROW_FIELDS.map((field) => [field, fc.oneof(fc.constant(GOOD[field]), cell)]),
    ) as Record<RowField, fc.Arbitrary<string>>,
  );

  it('ends as ready, warning or error, with content exactly when it is not an error', () => {
    fc.assert(
      fc.property(cells, (written) => {
        const row = checkRow({ row: 1, line: 2, cells: written }, point);
        expect(row.content !== null).toBe(row.status !== 'error');
        expect(row.cells).toEqual(written);
        const levels = new Set(row.issues.map((issue) => issue.level));
        const worst = levels.has('error') ? 'error' : levels.has('warning') ? 'warning' : 'ready';
        expect(row.status).toBe(worst);
        if (row.content !== null) expect(formatAmount(row.content.amount)).not.toBe('0');
      }),
      { numRuns: 3_000 },
    );
  });
});
