/**
 * The number in a cell as decimal text, without any way through a binary float.
 * A workbook stores doubles, of which 15 significant digits are certain and shown; writers add a 16th and 17th so
 * that the double is found again (1.1 is stored as 1.1000000000000001). Source: ECMA-376 part 1, 18.3.1.96; IEEE 754.
 */

/** A stored number, read. */
export interface CellNumber {
  /** Plain decimal text with a point; at most 15 significant digits unless some are lost, trailing zeros trimmed. */
  readonly text: string;
  /**
   * 'lost' for a whole number of 16 digits or more, whose last ones the program has not kept;
   * 'endless' for a fraction that goes on beyond its 15 digits, as computed ones do (100 ÷ 3).
   */
  readonly doubt: 'lost' | 'endless' | null;
}

const CERTAIN = 15;
/** Beyond this a number is no amount; written out it would only be long. */
const MOST_ZEROS = 40;
/** How far the 16th and 17th digit may be from the shorter text and still name the same double. */
const SAME_DOUBLE = 9n;

const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?)(\d{1,3}))?$/;

/** Reads what a cell of type number holds; null when that is no number in the form the standard gives it. */
export const readCellNumber = (stored: string): CellNumber | null => {
  const parts = NUMBER.exec(stored);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = '', tenSign = '', tens = '0'] = parts;
  const exponent = small(tens) * (tenSign === '-' ? -1 : 1);
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return { text: '0', doubt: null };
  const point = digits.length - fraction.length + exponent;
  if (point > MOST_ZEROS || point < -MOST_ZEROS) return null;
  const minus = sign === '-' ? '-' : '';
  const significant = digits.replace(/0+$/, '');
  if (point > CERTAIN) return { text: minus + plain(significant, point), doubt: 'lost' };
  const { kept, carried, doubt } = rounded(significant);
  return { text: minus + plain(kept, point + carried), doubt };
};

const rounded = (digits: string): { kept: string; carried: number; doubt: CellNumber['doubt'] } => {
  if (digits.length <= CERTAIN) return { kept: digits, carried: 0, doubt: null };
  const seventeen = BigInt(digits.slice(0, 17).padEnd(17, '0'));
  const shorter = (seventeen + 50n) / 100n;
  const apart = seventeen - shorter * 100n;
  const text = shorter.toString();
  return {
    kept: text.slice(0, CERTAIN).replace(/0+$/, ''),
    carried: text.length - CERTAIN,
    doubt: (apart < 0n ? -apart : apart) > SAME_DOUBLE ? 'endless' : null,
  };
};

/** Digits with their decimal point after `point` of them. */
const plain = (digits: string, point: number): string => {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits.padEnd(point, '0');
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
};

const small = (text: string): number => {
  let value = 0;
  for (const sign of text) value = value * 10 + '0123456789'.indexOf(sign);
  return value;
};

/** Decimals of plain decimal text. */
export const decimalsOf = (text: string): number => {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
};

/** Plain decimal text times a hundred, exactly, for a cell shown as per cent. */
export const timesHundred = (text: string): string => {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const shifted = fraction.padEnd(2, '0');
  const moved = `${whole}${shifted.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = shifted.slice(2).replace(/0+$/, '');
  return `${negative ? '-' : ''}${moved}${rest === '' ? '' : `.${rest}`}`;
};
