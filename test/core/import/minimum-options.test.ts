import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRow, type RowRecord } from '#core/import/check-row.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import type { RowField } from '#core/import/row.ts';
import { compareAmounts, formatAmount, parseAmount } from '#core/money/amount.ts';
import {
  minimumOptions,
  type KnownDestination,
  type MinimumOption,
  type OptionPlace,
} from '#core/import/minimum-options.ts';
import { LIST } from '../currencies.ts';

const RATES = {
  ...LIST,
  fiatRates: [
    {
      fiat: 'EUR',
      rate: '1.0842',
      per: 'usd-for-one' as const,
      source: 'ECB',
      heldAt: 0,
      by: 'Anna',
    },
  ],
};
const point = makeRowContext(RATES, '.');

const TRON = 'TLBQDMM3zSLr2Tm88iujny5hBX5G7mS1Jd';
const OTHER = 'TENmqTAY51Y4SEmUwZsYhPSeb4uUhrAtXD';
const EVM = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

const record = (row: number, cells: Partial<Record<RowField, string>> = {}): RowRecord => ({
  row,
  line: row + 1,
  cells: {
    reference: `R-${row}`,
    beneficiary: 'Zoë',
    currency: 'USDT',
    network: 'TRC20',
    address: TRON,
    tag: '',
    amount: '3',
    amount_currency: 'USD',
    note: '',
    priority: '',
    ...cells,
  },
});

const known: KnownDestination = {
  beneficiary: 'Zoë',
  code: 'USDT',
  network: 'BEP20',
  address: EVM,
  tag: null,
  from: 'history',
};

const plenty = { units: 1_000_000n, decimals: 0 };

const place = (more: Partial<OptionPlace> = {}): OptionPlace => ({
  context: point,
  others: [],
  known: [],
  freeOf: () => plenty,
  ...more,
});

const find = <K extends MinimumOption['kind']>(options: readonly MinimumOption[], kind: K) =>
  options.find((option): option is Extract<MinimumOption, { kind: K }> => option.kind === kind);

describe('a row below the minimum', () => {
  it('can be raised to it, and the gift is shown in the coin and in USD', () => {
    const raise = find(minimumOptions(record(1), place()), 'raise');
    expect(raise?.edits).toEqual({ amount: '5', amount_currency: 'USDT' });
    // 3 USD buy 3.00 USDT at 0.9997, rounded down.
    expect(raise && formatAmount(raise.gift)).toBe('2');
    expect(raise?.giftUsd).toEqual({ units: 200n, decimals: 2 });
  });

  it('is written under the decimal mark of its file', () => {
    const cents = makeRowContext(
      {
        ...RATES,
        currencies: RATES.currencies.map((c) => (c.id === 71 ? { ...c, minWithdraw: '5.251' } : c)),
      },
      ',',
    );
    const raise = find(minimumOptions(record(1), place({ context: cents })), 'raise');
    expect(raise?.edits.amount).toBe('5,26');
  });

  it('can go over another network only to an address of this payee, known good there, with money there', () => {
    const found = find(minimumOptions(record(1), place({ known: [known] })), 'other-network');
    expect(found).toMatchObject({
      edits: { network: 'BEP20', address: EVM, tag: '' },
      from: 'history',
    });
    const none = (more: Partial<OptionPlace>) =>
      find(minimumOptions(record(1), place({ known: [known], ...more })), 'other-network');
    expect(none({ known: [{ ...known, beneficiary: 'Ann' }] })).toBeUndefined();
    expect(none({ known: [{ ...known, code: 'USDC' }] })).toBeUndefined();
    expect(none({ known: [{ ...known, address: TRON }] })).toBeUndefined();
    // ERC20 asks for 20 at least.
    expect(none({ known: [{ ...known, network: 'ERC20' }] })).toBeUndefined();
    expect(none({ freeOf: () => null })).toBeUndefined();
    expect(none({ freeOf: () => ({ units: 2n, decimals: 0 }) })).toBeUndefined();
  });

  it('can be paid with another row of the same payee, under the first reference', () => {
    const others = [record(2, { amount: '1', note: 'May' }), record(7, { amount: '2.50' })];
    const merge = find(minimumOptions(record(4, { note: 'June' }), place({ others })), 'merge');
    expect(merge).toMatchObject({
      keeps: 4,
      leaves: [7],
      edits: { amount: '5.5', note: 'June; with R-7' },
    });
  });

  it('takes as many rows as it needs when one is not enough', () => {
    const others = [record(1, { amount: '1.50' }), record(9, { amount: '1.00' })];
    const merge = find(minimumOptions(record(4), place({ others })), 'merge');
    expect(merge).toMatchObject({ keeps: 1, leaves: [4, 9], edits: { amount: '5.5' } });
  });

  it.each<[string, Partial<Record<RowField, string>>]>([
    ['another address', { address: OTHER }],
    ['another name', { beneficiary: 'Ann' }],
    ['another unit', { amount_currency: 'EUR' }],
    ['another network', { network: 'BEP20', address: EVM }],
    ['an error of its own', { reference: '' }],
    ['too little', { amount: '1' }],
  ])('is not paid with a row of %s', (_, cells) => {
    const others = [record(2, { amount: '10', ...cells })];
    expect(find(minimumOptions(record(1), place({ others })), 'merge')).toBeUndefined();
  });

  it('can always be carried forward', () => {
    const carry = find(
      [minimumOptions(record(1), place()).at(-1)].flatMap((one) => one ?? []),
      'carry',
    );
    expect(carry?.owed).toMatchObject({
      row: 1,
      reference: 'R-1',
      beneficiary: 'Zoë',
      destination: { currencyId: 71, address: TRON, tag: null },
      amount: '3',
      unit: 'USD',
    });
  });
});

describe('a row that is not merely below the minimum', () => {
  it.each<[string, Partial<Record<RowField, string>>]>([
    ['can be paid', { amount: '50' }],
    ['has another error too', { reference: '' }],
    ['names no currency', { currency: 'XYZ' }],
    ['has no readable amount', { amount: 'three' }],
  ])('is offered nothing when it %s', (_, cells) => {
    expect(minimumOptions(record(1, cells), place({ known: [known] }))).toEqual([]);
  });
});

describe('options of any file', () => {
  const cells = fc.record({
    beneficiary: fc.constantFrom('Zoë', 'Ann'),
    network: fc.constantFrom('TRC20', 'TRC20', 'TRC20', 'BEP20', 'ERC20', 'tron'),
    address: fc.constantFrom(TRON, TRON, OTHER, EVM, 'broken'),
    amount: fc.integer({ min: 1, max: 900 }).map((cents) => (cents / 100).toFixed(2)),
    amount_currency: fc.constantFrom('USD', 'USDT', 'EUR', 'KWD'),
    note: fc.constantFrom('', 'May'),
  });
  const destination = fc.record({
    beneficiary: fc.constantFrom('Zoë', 'Ann'),
    code: fc.constantFrom('USDT', 'TRX'),
    network: fc.constantFrom('TRC20', 'BEP20', 'ERC20', 'bitcoin'),
    address: fc.constantFrom(TRON, OTHER, EVM, 'broken'),
    tag: fc.constantFrom(null, '7'),
    from: fc.constantFrom('history' as const, 'file' as const),
  });
  const file = fc.record({
    rows: fc.array(cells, { minLength: 1, maxLength: 8 }),
    known: fc.array(destination, { maxLength: 6 }),
    free: fc.option(fc.integer({ min: 0, max: 50 })),
  });

  /** The rows after an option was taken, and which of them are left out. */
  const taken = (rows: readonly RowRecord[], of: RowRecord, option: MinimumOption) => {
    const target = option.kind === 'merge' ? option.keeps : of.row;
    const edits = option.kind === 'carry' ? {} : option.edits;
    const left = new Set(
      option.kind === 'merge' ? option.leaves : option.kind === 'carry' ? [of.row] : [],
    );
    return {
      left,
      target,
      rows: rows.map((row) =>
        row.row === target ? { ...row, cells: { ...row.cells, ...edits } } : row,
      ),
    };
  };

  const sumAsked = (rows: readonly RowRecord[]): bigint =>
    rows.reduce((sum, { cells: { amount } }) => {
      const read = parseAmount(amount, 18);
      if (!read.ok) throw new Error(amount);
      return sum + read.value.units;
    }, 0n);

  it('never make a row that cannot be paid, keep sums exact and lose no row', () => {
    let offered = 0;
    fc.assert(
      fc.property(file, ({ rows: given, known: addresses, free }) => {
        const rows = given.map((more, at) => record(at + 1, more));
        const of = place({
          known: addresses,
          freeOf: () => (free === null ? null : { units: BigInt(free), decimals: 0 }),
        });
        for (const row of rows) {
          const others = rows.filter((each) => each.row !== row.row);
          for (const option of minimumOptions(row, { ...of, others })) {
            offered += 1;
            const after = taken(rows, row, option);
            const kept = after.rows.filter((each) => !after.left.has(each.row));
            expect(kept.length + after.left.size).toBe(rows.length);
            if (option.kind === 'carry') continue;
            const target = after.rows.find((each) => each.row === after.target);
            const checked = target && checkRow(target, point);
            expect(checked?.status).not.toBe('error');
            expect(checked?.content?.amount).toEqual(option.pays);
            const listed = point.byCode
              .get('USDT')
              ?.find(({ currency }) => currency.id === checked?.content?.destination.currencyId);
            const min = listed?.min ?? { units: 0n, decimals: 0 };
            expect(compareAmounts(option.pays, min)).toBeGreaterThanOrEqual(0);
            if (option.kind === 'merge') expect(sumAsked(kept)).toBe(sumAsked(rows));
            if (option.kind === 'raise') expect(option.gift.units).toBeGreaterThan(0n);
          }
        }
      }),
      { numRuns: 1_000 },
    );
    expect(offered).toBeGreaterThan(1_000);
  });
});
