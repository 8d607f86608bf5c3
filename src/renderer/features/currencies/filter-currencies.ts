/** Which currencies a filter lets through, and the filter read as a sentence. */
import type { CurrencyView } from '#contract/views/money.ts';
import { buy } from '#core/currency/buy.ts';
import { spendOf } from '#core/currency/spend.ts';
import { stableBecause } from '#core/money/drift.ts';

export interface CurrencyFilter {
  readonly text: string;
  readonly network: string | null;
  readonly stable: boolean;
  readonly tagged: boolean;
  readonly favourites: boolean;
  /** USD as typed: only currencies whose least withdrawal it reaches. */
  readonly within: string;
}

export const noCurrencyFilter: CurrencyFilter = {
  text: '',
  network: null,
  stable: false,
  tagged: false,
  favourites: false,
  within: '',
};

type Test = (currency: CurrencyView) => boolean;

const byText = (typed: string): Test => {
  const words = typed.trim().toLowerCase().split(/\s+/);
  return ({ code, name, network, id }) => {
    const text = `${code} ${name} ${network} ${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
};

/** A text that is no amount of USD filters nothing; the field itself says so. */
const byReach = (typed: string): Test => {
  const known = { currencies: [], fiatRates: [] };
  const spend = spendOf({ amount: typed.replaceAll(/\s/g, ''), unit: 'USD' }, known);
  return (currency) => !spend.ok || buy(spend.value, currency).kind === 'pays';
};

/** Whether the field of the USD amount holds one. */
export const isReach = (typed: string): boolean =>
  typed.trim() === '' ||
  spendOf({ amount: typed.replaceAll(/\s/g, ''), unit: 'USD' }, { currencies: [], fiatRates: [] })
    .ok;

export const filterCurrencies = (
  all: readonly CurrencyView[],
  filter: CurrencyFilter,
  favourites: ReadonlySet<number>,
): readonly CurrencyView[] => {
  const tests: Test[] = [byText(filter.text)];
  if (filter.network !== null) tests.push(({ network }) => network === filter.network);
  if (filter.stable) tests.push(({ code }) => stableBecause(code) !== null);
  if (filter.tagged) tests.push(({ tag }) => tag !== 'none');
  if (filter.favourites) tests.push(({ id }) => favourites.has(id));
  if (filter.within.trim() !== '') tests.push(byReach(filter.within));
  return all.filter((currency) => tests.every((passes) => passes(currency)));
};
