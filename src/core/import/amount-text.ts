import { err, ok, type Result } from '../result.ts';
import { refuseAmount, type AmountTextError } from './amount-refusal.ts';

/** The sign between whole part and fraction in a file; the other of the two may group thousands. */
export type DecimalMark = '.' | ',';

/** What one written amount says about the decimal mark of its column. */
export type MarkVerdict = 'point' | 'comma' | 'ambiguous' | 'neutral' | 'unreadable';

const POINT = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;
const COMMA = /^(?:0|[1-9]\d*|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$/;
const LONGEST_PART = 18;

/**
 * Which decimal marks a written amount can be read under, each by its own strict grammar:
 * "1000.50" point only, "1.000,50" comma only, "1,000" both (with different values), "100" both.
 * Groups hold exactly three digits, so "1,00" is comma only.
 */
export const amountReadings = (text: string): { point: boolean; comma: boolean } => ({
  point: POINT.test(text),
  comma: COMMA.test(text),
});

/**
 * What a written amount contributes to finding its column's decimal mark.
 * 'point' and 'comma' decide; 'ambiguous' reads as two different values ("1,000"); 'neutral' reads the
 * same either way ("100"); 'unreadable' is refused under both and says nothing.
 * Source: safety reference section 10, detection of the number format.
 */
export const markVerdict = (text: string): MarkVerdict => {
  const { point, comma } = amountReadings(text);
  if (point && comma) return /[.,]/.test(text) ? 'ambiguous' : 'neutral';
  if (point) return 'point';
  return comma ? 'comma' : 'unreadable';
};

/**
 * Reads a written amount under a known decimal mark as canonical decimal text: no grouping, point as mark,
 * trailing zeros of the fraction trimmed as `formatAmount` does ("1.000,50" under comma → "1000.5", "100.00" → "100").
 * Never rounds, trims or guesses. At most 18 digits before and after the mark; zero is refused.
 * Errors: one rule id per kind of mistake, each with its way out; see docs/import-rules.md.
 */
export const readAmountText = (
  text: string,
  mark: DecimalMark,
): Result<string, AmountTextError> => {
  if (!(mark === '.' ? POINT : COMMA).test(text)) return err(refuseAmount(text, mark));
  const at = text.indexOf(mark);
  const whole = (at < 0 ? text : text.slice(0, at)).replaceAll(mark === '.' ? ',' : '.', '');
  const fraction = at < 0 ? '' : text.slice(at + 1);
  if (whole.length > LONGEST_PART || fraction.length > LONGEST_PART)
    return err(tooLong(text, whole));
  const significant = fraction.replace(/0+$/, '');
  const canonical = significant === '' ? whole : `${whole}.${significant}`;
  return canonical === '0' ? err(zeroAmount(text)) : ok(canonical);
};

const tooLong = (text: string, whole: string): AmountTextError =>
  whole.length > LONGEST_PART
    ? {
        rule: 'amount-too-large',
        message: `The amount "${text.slice(0, 60)}" has more than ${LONGEST_PART} digits before the decimal mark. Check that it is an amount.`,
      }
    : {
        rule: 'amount-too-fine',
        message: `The amount "${text.slice(0, 60)}" has more than ${LONGEST_PART} decimals; no currency is that fine. Write the amount to be paid exactly.`,
      };

const zeroAmount = (text: string): AmountTextError => ({
  rule: 'amount-zero',
  message: `The amount is "${text.slice(0, 60)}", and nothing cannot be paid. Write an amount above zero or exclude the row.`,
});
