/** What became different from one list of the gateway to the next. */
import type { Currency } from '../money/currency.ts';

/** Fields a change of is worth a line; prices move all the time and have a history of their own. */
export const WATCHED = ['minDeposit', 'minWithdraw', 'decimals', 'code', 'network'] as const;
export type Watched = (typeof WATCHED)[number];

export type ListChange =
  | { readonly kind: 'new'; readonly currency: Currency }
  | { readonly kind: 'gone'; readonly currency: Currency }
  | {
      readonly kind: 'changed';
      readonly currency: Currency;
      readonly field: Watched;
      /** As it was and as it is; null where the gateway did not tell. */
      readonly was: string | null;
      readonly now: string | null;
    };

const textOf = (currency: Currency, field: Watched): string | null => {
  const value = currency[field];
  return value === null ? null : `${value}`;
};

/** Every change but prices, in the order of the new list, those that are gone last. */
export const changesOf = (
  before: readonly Currency[],
  after: readonly Currency[],
): readonly ListChange[] => {
  const was = new Map(before.map((currency) => [currency.id, currency]));
  const is = new Set(after.map(({ id }) => id));
  const found = after.flatMap((currency): readonly ListChange[] => {
    const old = was.get(currency.id);
    if (old === undefined) return [{ kind: 'new', currency }];
    return WATCHED.flatMap((field) => {
      const [then, now] = [textOf(old, field), textOf(currency, field)];
      return then === now ? [] : [{ kind: 'changed' as const, currency, field, was: then, now }];
    });
  });
  const gone = before.filter(({ id }) => !is.has(id));
  return [...found, ...gone.map((currency) => ({ kind: 'gone' as const, currency }))];
};

/** A price that is another one than in the list before. */
export interface RateMove {
  readonly currencyId: number;
  readonly was: string | null;
  readonly now: string | null;
}

/** Every price that moved between two lists. */
export const ratesMoved = (
  before: readonly Currency[],
  after: readonly Currency[],
): readonly RateMove[] => {
  const was = new Map(before.map(({ id, usdRate }) => [id, usdRate]));
  return after.flatMap(({ id, usdRate }) => {
    const then = was.get(id);
    return then === undefined || then === usdRate
      ? []
      : [{ currencyId: id, was: then, now: usdRate }];
  });
};
