import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountReadings, markVerdict, readAmountText } from '#core/import/amount-text.ts';
import { formatAmount } from '#core/money/amount.ts';

const rule = (text: string, mark: '.' | ',' = '.'): string => {
  const read = readAmountText(text, mark);
  return read.ok ? `= ${read.value}` : read.error.rule;
};

describe('a written amount', () => {
  it.each([
    ['1000.50', 'point'],
    ['1.000,50', 'comma'],
    ['1000,50', 'comma'],
    ['1,000.50', 'point'],
    ['1,000,000', 'point'],
    ['0,500', 'comma'],
    ['1,000', 'ambiguous'],
    ['2.500', 'ambiguous'],
    ['100', 'neutral'],
    ['1e3', 'unreadable'],
    ['', 'unreadable'],
    ['1,00,000', 'unreadable'],
  ])('%j says of the decimal mark: %s', (text, verdict) => {
    expect(markVerdict(text)).toBe(verdict);
  });

  it.each([
    ['100', '.', '= 100'],
    ['100.00', '.', '= 100'],
    ['100.50', '.', '= 100.5'],
    ['1,000.50', '.', '= 1000.5'],
    ['1,000', '.', '= 1000'],
    ['1,000', ',', '= 1'],
    ['1.000,50', ',', '= 1000.5'],
    ['0.00000001', '.', '= 0.00000001'],
    ['999999999999999999.999999999999999999', '.', '= 999999999999999999.999999999999999999'],
  ] as const)('%j under %j reads %s', (text, mark, canonical) => {
    expect(rule(text, mark)).toBe(canonical);
  });

  it.each([
    ['', 'amount-missing'],
    ['0', 'amount-zero'],
    ['0.00', 'amount-zero'],
    ['-0', 'amount-sign'],
    ['-5', 'amount-sign'],
    ['\u22125', 'amount-sign'],
    ['+5', 'amount-sign'],
    ['1e3', 'amount-exponent'],
    ['1E+5', 'amount-exponent'],
    ['1.2E-05', 'amount-exponent'],
    ['1.000,50', 'amount-wrong-mark'],
    ['1000,50', 'amount-wrong-mark'],
    ['1 000', 'amount-space'],
    ['1\u00A0000', 'amount-space'],
    ['1\u202F000', 'amount-space'],
    [' 100', 'amount-space'],
    ['100\n', 'amount-space'],
    ["'100", 'amount-apostrophe'],
    ['.5', 'amount-bare-mark'],
    ['5.', 'amount-bare-mark'],
    ['007', 'amount-leading-zero'],
    ['0x10', 'amount-not-decimal'],
    ['0b1', 'amount-not-decimal'],
    ['1_000', 'amount-not-decimal'],
    ['NaN', 'amount-not-decimal'],
    ['Infinity', 'amount-not-decimal'],
    ['null', 'amount-not-decimal'],
    ['#REF!', 'amount-spreadsheet-error'],
    ['#VALUE!', 'amount-spreadsheet-error'],
    ['#N/A', 'amount-spreadsheet-error'],
    ['\u0661\u0662', 'amount-foreign-digits'],
    ['\uFF11\uFF10\uFF10', 'amount-foreign-digits'],
    ['$100', 'amount-with-unit'],
    ['100 USD', 'amount-with-unit'],
    ['100%', 'amount-with-unit'],
    ['(100)', 'amount-brackets'],
    ['99999999999999999999', 'amount-too-large'],
    ['0.1234567890123456789', 'amount-too-fine'],
    ['1,00,000', 'amount-grouping'],
    ['10,00', 'amount-wrong-mark'],
    ['1.5.5', 'amount-grouping'],
  ])('%j in a column with decimal points is refused by %s', (text, expected) => {
    expect(rule(text)).toBe(expected);
  });

  it('names the value and a way out in every refusal', () => {
    const read = readAmountText('1e3', '.');
    expect(read.ok ? '' : read.error.message).toMatch(/"1e3".*export again\.$/);
  });

  it('reads back every amount written plainly or grouped under either mark', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
    const style = fc.record({ grouped: fc.boolean(), comma: fc.boolean() });
    const fraction = fc.bigInt({ min: 1n, max: 10n ** 18n - 1n });
    fc.assert(
      fc.property(whole, fraction, style, (left, right, { grouped, comma }) => {
        const units = left * 10n ** 18n + right;
        const canonical = formatAmount({ units, decimals: 18 });
        const [digits = '', rest = ''] = canonical.split('.');
        const [mark, group] = comma ? ([',', '.'] as const) : (['.', ','] as const);
        const shown = grouped ? digits.replaceAll(/\B(?=(\d{3})+$)/g, group) : digits;
        expect(readAmountText(`${shown}${mark}${rest}`, mark)).toEqual({
          ok: true,
          value: canonical,
        });
      }),
    );
  });

  it('is readable under a mark exactly when the readings say so, size and zero apart', () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789.,- e')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, (written) => {
        const { point, comma } = amountReadings(written);
        expect([point, comma]).toEqual(
          (['.', ','] as const).map((mark) => {
            const read = readAmountText(written, mark);
            return read.ok || read.error.rule === 'amount-zero';
          }),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
