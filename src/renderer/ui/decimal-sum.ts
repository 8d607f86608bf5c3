/** Adds decimal texts exactly; for totals shown as about. Texts that are no amounts are left out. */
import { addAmounts, formatAmount, MAX_DECIMALS, parseAmount, zero } from '#core/money/amount.ts';

export const sumDecimals = (texts: readonly (string | null)[]): string =>
  formatAmount(
    texts.reduce((sum, text) => {
      const amount = text === null ? null : parseAmount(text, MAX_DECIMALS);
      return amount?.ok === true ? addAmounts(sum, amount.value) : sum;
    }, zero(MAX_DECIMALS)),
  );

/** Whether decimal text is worth nothing. */
export const isZero = (text: string): boolean => /^0(?:\.0+)?$/.test(text);

/** Orders decimal texts by value, missing ones first. */
export const compareDecimals = (a: string | null, b: string | null): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const [wholeA = '', fractionA = ''] = a.split('.');
  const [wholeB = '', fractionB = ''] = b.split('.');
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length;
  return wholeA === wholeB ? fractionA.localeCompare(fractionB) : wholeA < wholeB ? -1 : 1;
};
