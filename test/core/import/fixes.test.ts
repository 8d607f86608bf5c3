import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRow } from '#core/import/check-row.ts';
import type { Fix } from '#core/import/fix.ts';
import { makeFixSurvey } from '#core/import/fix-offers.ts';
import { makeFixer } from '#core/import/make-fixer.ts';
import { makeRowContext } from '#core/import/row-context.ts';
import { NO_CELLS, withEdits, type RowCells } from '#core/import/row-edit.ts';
import { partReferences, restOf } from '#core/import/split-row.ts';
import { ROW_FIELDS } from '#core/import/row.ts';
import { formatAmount, parseAmount } from '#core/money/amount.ts';
import { LIST } from '../currencies.ts';

const TRC20 = 'TNWFZZY9v7MzqY5U8rJVsG24irKqA3cRZU';
const GOOD: RowCells = {
  ...NO_CELLS,
  reference: 'R-1',
  beneficiary: 'Anna',
  currency: 'USDT',
  network: 'TRC20',
  address: TRC20,
  amount: '100',
  amount_currency: 'USDT',
};

const fixed = (fix: Fix, change: Partial<RowCells>, mark: '.' | ',' = '.') => {
  const context = makeRowContext(LIST, mark);
  const cells = { ...GOOD, ...change };
  const { issues } = checkRow({ row: 7, line: 8, cells }, context);
  return makeFixer(fix, context)({ row: 7, cells, issues })?.edits ?? null;
};

describe('a fix', () => {
  it('changes exactly what its rule proves', () => {
    expect(fixed({ kind: 'trim' }, { reference: '\u00A0R-1\u200B ' })).toEqual({
      reference: 'R-1',
    });
    expect(fixed({ kind: 'trim' }, { address: ` ${TRC20}` })).toEqual({ address: TRC20 });
    expect(
      fixed({ kind: 'letters' }, { currency: 'usdt', network: 'trc20', amount_currency: 'usd' }),
    ).toEqual({ currency: 'USDT', network: 'TRC20', amount_currency: 'USD' });
    expect(fixed({ kind: 'unit', unit: 'USD' }, { amount_currency: '' })).toEqual({
      amount_currency: 'USD',
    });
    expect(fixed({ kind: 'amounts', mark: ',' }, { amount: '1.250,50' })).toEqual({
      amount: '1250.5',
    });
    expect(fixed({ kind: 'amounts', mark: '.' }, { amount: '1.250,50' }, ',')).toBeNull();
    expect(fixed({ kind: 'amounts', mark: '.' }, { amount: '1\u202F250.50' })).toEqual({
      amount: '1250.5',
    });
    expect(fixed({ kind: 'link' }, { address: `tron:${TRC20}?amount=5` })).toEqual({
      address: TRC20,
    });
    expect(fixed({ kind: 'references', prefix: 'NOV-' }, { reference: '' })).toEqual({
      reference: 'NOV-7',
    });
  });

  it('leaves alone what is in order, and what it cannot prove', () => {
    const fixes: readonly Fix[] = [
      { kind: 'trim' },
      { kind: 'letters' },
      { kind: 'unit', unit: 'USD' },
      { kind: 'amounts', mark: ',' },
      { kind: 'link' },
      { kind: 'tag' },
      { kind: 'references', prefix: 'NOV-' },
      { kind: 'network', code: 'USDT', network: 'TRC20' },
    ];
    for (const fix of fixes) expect(fixed(fix, {})).toBeNull();
    // A name with a space at its end breaks no rule, so nothing is done to it.
    expect(fixed({ kind: 'trim' }, { beneficiary: 'Anna ' })).toBeNull();
    expect(fixed({ kind: 'network', code: 'USDT', network: 'ERC20' }, { network: '' })).toBeNull();
    expect(fixed({ kind: 'letters' }, { currency: 'usd\u0422' })).toBeNull();
    expect(fixed({ kind: 'amounts', mark: '.' }, { amount: '1,2,3' })).toBeNull();
    expect(fixed({ kind: 'link' }, { address: 'https://example.com/pay' })).toBeNull();
    // The tag column says something else already: which of the two is right is for a person.
    const joined = { address: `${TRC20}:77`, tag: '5' };
    expect(fixed({ kind: 'tag' }, joined)).toBeNull();
    expect(fixed({ kind: 'tag' }, { ...joined, tag: '' })).toEqual({ address: TRC20, tag: '77' });
  });

  it('never touches a cell that no rule names, whatever the cells are', () => {
    const context = makeRowContext(LIST, '.');
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('', 'USDT', 'usdt', 'TRC20', ' R ', '1.250,50', TRC20, `${TRC20}:7`, '60'),
    );
    const cells = fc.record(
      Object.fromEntries(ROW_FIELDS.map((field) => [field, cell])),
    ) as fc.Arbitrary<RowCells>;
    fc.assert(
      fc.property(cells, (written) => {
        const { issues } = checkRow({ row: 7, line: 8, cells: written }, context);
        const named = new Set(issues.map(({ column }) => column));
        const edits = makeFixer(
          { kind: 'trim' },
          context,
        )({ row: 7, cells: written, issues })?.edits;
        for (const field of ROW_FIELDS) {
          if (edits?.[field] === undefined) continue;
          expect(named.has(field)).toBe(true);
          expect(written[field]).toContain(edits[field].slice(0, 1));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('fills empty cells with the value above, a network only for the same coin', () => {
    const context = makeRowContext(LIST, '.');
    const fill = makeFixer({ kind: 'fill-down', field: 'network' }, context);
    const row = (number: number, change: Partial<RowCells>) => {
      const cells = { ...GOOD, ...change };
      return {
        row: number,
        cells,
        issues: checkRow({ row: number, line: 9, cells }, context).issues,
      };
    };
    expect(fill(row(1, { network: '' }))).toBeNull();
    expect(fill(row(2, {}))).toBeNull();
    expect(fill(row(3, { network: '' }))).toEqual({ edits: { network: 'TRC20' } });
    expect(fill(row(4, { currency: 'BTC', network: 'bitcoin' }))).toBeNull();
    expect(fill(row(5, { network: '' }))).toBeNull();
  });

  it('is offered with the rows it would change, most first, and rules to leave out behind', () => {
    const context = makeRowContext(LIST, '.');
    const rules = new Set(['reference-characters', 'currency-case', 'amount-not-decimal']);
    const survey = makeFixSurvey(rules, context);
    for (const [at, change] of [
      { reference: 'R-1 ' },
      { reference: 'R-2\u200B' },
      { currency: 'usdt' },
      { amount: 'ten' },
    ].entries()) {
      const cells = { ...GOOD, amount_currency: 'USD', ...change };
      const { issues } = checkRow({ row: at + 1, line: at + 2, cells }, context);
      survey.add({ row: at + 1, cells, issues });
    }
    expect(survey.offers().map(({ fix, rows }) => [fix.kind, rows])).toEqual([
      ['trim', 2],
      ['letters', 1],
      ['exclude', 2],
      ['exclude', 1],
      ['exclude', 1],
    ]);
  });
});

describe('a row split in two', () => {
  it('never loses or gains a unit', () => {
    const units = fc.bigInt({ min: 1n, max: 10n ** 30n });
    fc.assert(
      fc.property(units, units, (a, b) => {
        const text = (value: bigint) => formatAmount({ units: value, decimals: 18 });
        const rest = restOf(text(a + b), text(a));
        expect(rest).toEqual({ ok: true, value: text(b) });
        const read = parseAmount(rest.ok ? rest.value : '', 18);
        expect(read.ok && read.value.units + a).toBe(a + b);
      }),
    );
  });

  it('refuses parts that are nothing, more than all, or no amounts', () => {
    for (const first of ['0', '100', '100.01', '-5', 'ten', '']) {
      expect(restOf('100', first).ok).toBe(false);
    }
  });

  it('gets references that stay short enough to be allowed', () => {
    expect(partReferences('PAY-7')).toEqual(['PAY-7-1', 'PAY-7-2']);
    for (const reference of partReferences('x'.repeat(40))) expect(reference.length).toBe(40);
  });
});

describe('edits of a row', () => {
  it('hold only what differs from the file, so the old value typed back is no edit', () => {
    const first = withEdits(GOOD, null, { amount: '5', note: '' });
    expect(first).toEqual({ amount: '5' });
    expect(withEdits(GOOD, first, { tag: '7' })).toEqual({ tag: '7', amount: '5' });
    expect(withEdits(GOOD, first, { amount: '100' })).toBeNull();
  });
});
