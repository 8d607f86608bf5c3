import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmountText, type DecimalMark } from '#core/import/amount-text.ts';
import { decimalMarkAsk, MarkEvidence, MarkTotals } from '#core/import/decimal-mark.ts';

const evidenceOf = (amounts: readonly string[]): MarkEvidence => {
  const evidence = new MarkEvidence();
  for (const amount of amounts) evidence.add(amount);
  return evidence;
};

const mark = fc.constantFrom<DecimalMark>('.', ',');

const amount = fc.record({
  whole: fc.bigInt({ min: 1n, max: 999_999_999n }),
  fraction: fc.string({ unit: fc.constantFrom('0', '1', '5', '9'), maxLength: 4 }),
  grouped: fc.boolean(),
});

const write = (value: { whole: bigint; fraction: string; grouped: boolean }, as: DecimalMark) => {
  const digits = value.whole.toString();
  const group = as === '.' ? ',' : '.';
  const whole = value.grouped ? digits.replaceAll(/\B(?=(?:\d{3})+$)/g, group) : digits;
  return value.fraction === '' ? whole : `${whole}${as}${value.fraction}`;
};

describe('the decimal mark of a column', () => {
  it('is never taken for the other one, whatever amounts it holds', () => {
    fc.assert(
      fc.property(mark, fc.array(amount, { minLength: 1 }), (as, values) => {
        const written = values.map((value) => write(value, as));
        const found = evidenceOf(written).mark;
        const neutral = written.every((text) => !/[.,]/.test(text));
        expect([null, neutral ? '.' : as]).toContain(found);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found as soon as one amount can be read only one way, and then reads every amount back', () => {
    fc.assert(
      fc.property(mark, fc.array(amount), (as, values) => {
        const all = [...values, { whole: 12n, fraction: '5', grouped: false }];
        const written = all.map((value) => write(value, as));
        expect(evidenceOf(written).mark).toBe(as);
        for (const [at, value] of all.entries()) {
          const fraction = value.fraction.replace(/0+$/, '');
          expect(readAmountText(written[at] ?? '', as)).toEqual({
            ok: true,
            value: fraction === '' ? `${value.whole}` : `${value.whole}.${fraction}`,
          });
        }
      }),
    );
  });

  it.each([
    [['1.000', '2,500'], null],
    [['1.50', '1,50'], null],
    [['1.000', 'rubbish', ''], null],
    [['1.000', '1.50'], '.'],
    [['1.000.000', '1.000'], ','],
    [['0.500', '1.000'], '.'],
    [['100', '2000'], '.'],
    [[], '.'],
  ])('is told by %j: %j', (amounts, expected) => {
    expect(evidenceOf(amounts).mark).toBe(expected);
  });

  it('is asked about with at most three values of a kind, and totals that leave out what cannot be read', () => {
    const amounts = ['1.000', '1.000', '2.000', '3.000', '4.000', '0,5', 'x'];
    const totals = new MarkTotals();
    for (const text of amounts) totals.addCell({ line: 1, cells: [text] }, 0);
    expect(decimalMarkAsk(evidenceOf(amounts).examples, totals)).toMatchObject({
      options: [
        {
          value: '.',
          examples: [
            { written: '1.000', read: '1' },
            { written: '2.000', read: '2' },
            { written: '3.000', read: '3' },
            { written: '0,5', read: expect.stringContaining('cannot be read') },
            { read: '11' },
          ],
        },
        { value: ',', examples: [{}, {}, {}, { read: '0.5' }, { read: '11000.5' }] },
      ],
    });
  });
});
