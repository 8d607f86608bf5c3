/** Decimal text as the gateway may write it, read as exact values. */
import { compareAmounts, MAX_DECIMALS, parseAmount } from '#core/money/amount.ts';

const EXPONENT = /^(\d{1,18})(?:\.(\d{1,40}))?[eE]([+-]?\d{1,2})$/;

// PHP prints small numbers as 1.0E-8; shifting the point in text keeps every digit.
const expandExponent = (text: string): string => {
  const match = EXPONENT.exec(text);
  if (match === null) return text;
  const [, whole = '', fraction = '', power = '0'] = match;
  const digits = `${whole}${fraction}`;
  const point = whole.length + Number(power);
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits;
  const at = Math.max(point, 1);
  const left = padded
    .slice(0, at)
    .padEnd(at, '0')
    .replace(/^0+(?=\d)/, '');
  return `${left}.${padded.slice(at) || '0'}`;
};

/**
 * The same value as plain decimal text without exponent and needless zeros, or null when it is not
 * a non-negative decimal of at most 18 digits on either side.
 */
export const plainDecimal = (text: string): string | null => {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(expandExponent(text.trim()));
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const trimmed = fraction.replace(/0+$/, '');
  const plain = trimmed === '' ? whole : `${whole}.${trimmed}`;
  return parseAmount(plain, MAX_DECIMALS).ok ? plain : null;
};

/** Whether two decimal texts mean the same value; false when either is not a decimal. */
export const isSameDecimal = (a: string, b: string): boolean => {
  const left = parseAmount(plainDecimal(a) ?? '', MAX_DECIMALS);
  const right = parseAmount(plainDecimal(b) ?? '', MAX_DECIMALS);
  return left.ok && right.ok && compareAmounts(left.value, right.value) === 0;
};
