/** Balances in the units of their currencies. */
import { MAX_DECIMALS, parseAmount, type Amount } from '#core/money/amount.ts';
import type { Balance } from '#core/money/balance.ts';
import type { Currency } from '#core/money/currency.ts';
import type { BalanceText } from './wire.ts';

/** Decimals by currency id, as far as known. */
export type Accuracies = ReadonlyMap<number, number>;

/** The accuracies a currency list tells. */
export const accuraciesOf = (currencies: readonly Currency[]): Accuracies =>
  new Map(currencies.flatMap(({ id, decimals }) => (decimals === null ? [] : [[id, decimals]])));

const fractionOf = (text: string): string => text.split('.')[1] ?? '';

// What a balance holds below the smallest payable unit can never be paid out, so it is not counted as held.
const cut = (text: string, decimals: number): Amount | null => {
  const surplus = fractionOf(text).length - decimals;
  const point = decimals === 0 ? 1 : 0;
  const kept = surplus > 0 ? text.slice(0, -(surplus + point)) : text;
  const amount = parseAmount(kept, decimals);
  return amount.ok ? amount.value : null;
};

/**
 * Reads balance texts, each rounded down to its currency's accuracy so that it compares with payouts unit by unit.
 * A currency without known accuracy keeps the digits it was written with: nothing of it is payable anyway.
 */
export const toBalances = (
  texts: readonly BalanceText[],
  accuracies: Accuracies,
): readonly Balance[] =>
  texts.flatMap(({ currencyId, held }) => {
    const written = Math.min(fractionOf(held).length, MAX_DECIMALS);
    const amount = cut(held, accuracies.get(currencyId) ?? written);
    return amount === null ? [] : [{ currencyId, held: amount }];
  });
