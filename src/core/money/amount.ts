import { err, ok, type Result } from '../result.ts';

/**
 * An exact quantity of one currency.
 * Units: `units` counts the smallest unit, 10^-`decimals` of the currency. Never negative.
 */
export interface Amount {
  readonly units: bigint;
  readonly decimals: number;
}

export type AmountError = 'not-decimal' | 'too-many-decimals' | 'too-large';

/** Largest accuracy any listed currency may have (18, as EVM coins have). */
export const MAX_DECIMALS = 18;

const CANONICAL = /^(?:0|[1-9]\d{0,17})(?:\.\d{1,18})?$/;

/**
 * Reads canonical decimal text such as "12.50" as an exact amount; never rounds.
 * Trailing zeros beyond `decimals` are accepted because they do not change the value.
 * Errors: not-decimal (signs, exponents, separators, leading zeros), too-many-decimals.
 * Source: invariant I14, `^(0|[1-9]\d{0,17})(\.\d{1,18})?$`.
 */
export const parseAmount = (text: string, decimals: number): Result<Amount, AmountError> => {
  if (!CANONICAL.test(text)) {
    return err(/^[1-9]\d{18,}(\.\d+)?$/.test(text) ? 'too-large' : 'not-decimal');
  }
  const point = text.indexOf('.');
  if (point < 0) return ok({ units: BigInt(text) * powerOfTen(decimals), decimals });
  const written = text.length - point - 1;
  const places = written > decimals ? lengthWithoutZeros(text) - point - 1 : written;
  if (places > decimals) return err('too-many-decimals');
  const digits = BigInt(text.slice(0, point) + text.slice(point + 1, point + 1 + places));
  return ok({ units: digits * powerOfTen(decimals - places), decimals });
};

const POWERS: readonly bigint[] = Array.from(
  { length: 2 * MAX_DECIMALS + 1 },
  (_, exponent) => 10n ** BigInt(exponent),
);

/** 10 to a whole exponent of zero or more; looked up where amounts need it. */
export const powerOfTen = (exponent: number): bigint => POWERS[exponent] ?? 10n ** BigInt(exponent);

const ZERO = 48;

const lengthWithoutZeros = (text: string): number => {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) === ZERO) length -= 1;
  return length;
};

/** Prints an amount as plain decimal text without exponent; trailing zeros trimmed. Inverse of {@link parseAmount}. */
export const formatAmount = ({ units, decimals }: Amount): string => {
  const digits = units.toString().padStart(decimals + 1, '0');
  const whole = digits.length - decimals;
  const end = Math.max(whole, lengthWithoutZeros(digits));
  const integer = digits.slice(0, whole);
  return end === whole ? integer : `${integer}.${digits.slice(whole, end)}`;
};

/** Prints an amount with all of its decimals, for columns that align on the point. */
export const formatFixed = ({ units, decimals }: Amount): string => {
  const digits = units.toString().padStart(decimals + 1, '0');
  if (decimals === 0) return digits;
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** Adds two amounts of the same accuracy. */
export const addAmounts = (a: Amount, b: Amount): Amount => {
  if (a.decimals !== b.decimals) throw new Error('adding amounts of different accuracy');
  return { units: a.units + b.units, decimals: a.decimals };
};

/** The same value at another accuracy at least as fine; used to compare amounts of different origin. */
export const rescale = ({ units, decimals }: Amount, to: number): Amount => {
  if (to < decimals) throw new Error('rescaling would lose digits');
  if (to === decimals) return { units, decimals };
  return { units: units * powerOfTen(to - decimals), decimals: to };
};

/** Compares by value whatever the accuracy: negative, zero or positive like a sort function. */
export const compareAmounts = (a: Amount, b: Amount): number => {
  const decimals = Math.max(a.decimals, b.decimals);
  const left = rescale(a, decimals).units;
  const right = rescale(b, decimals).units;
  return left < right ? -1 : left > right ? 1 : 0;
};

/** What is left of `a` after `b`, at the finer of both accuracies; never below zero. */
export const subtractAmounts = (a: Amount, b: Amount): Amount => {
  const decimals = Math.max(a.decimals, b.decimals);
  const units = rescale(a, decimals).units - rescale(b, decimals).units;
  return { units: units > 0n ? units : 0n, decimals };
};

/** Zero at the given accuracy. */
export const zero = (decimals: number): Amount => ({ units: 0n, decimals });
