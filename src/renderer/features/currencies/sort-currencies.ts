/** Orders currencies by a column; numbers by value without ever becoming floats. */
import type { CurrencyView } from '#contract/views/money.ts';
import { compareDecimals } from '../../ui/decimal-sum.ts';
import { familyWords } from './currency-columns.tsx';
import { inUsd } from './in-usd.ts';
import type { Sort } from '../../ui/table-column.ts';

type Compare = (a: CurrencyView, b: CurrencyView) => number;

const byText =
  (read: (currency: CurrencyView) => string): Compare =>
  (a, b) =>
    read(a).localeCompare(read(b));

const byDecimal =
  (read: (currency: CurrencyView) => string | null): Compare =>
  (a, b) =>
    compareDecimals(read(a), read(b));

const compares: Readonly<Record<string, Compare>> = {
  code: byText(({ code, network }) => `${code} ${network}`),
  network: byText(({ network, code }) => `${network} ${code}`),
  name: byText(({ name }) => name),
  rate: byDecimal(({ usdRate }) => usdRate),
  minDeposit: byDecimal(({ minDeposit }) => minDeposit),
  minWithdraw: byDecimal(({ minWithdraw }) => minWithdraw),
  minDepositUsd: byDecimal((currency) => inUsd(currency, currency.minDeposit)),
  minWithdrawUsd: byDecimal((currency) => inUsd(currency, currency.minWithdraw)),
  family: byText((currency) => familyWords(currency) ?? ''),
  decimals: (a, b) => (a.decimals ?? -1) - (b.decimals ?? -1),
  tag: byText(({ tag }) => tag),
  id: (a, b) => a.id - b.id,
};

export const sortCurrencies = (
  currencies: readonly CurrencyView[],
  sort: Sort | null,
): readonly CurrencyView[] => {
  const compare = sort === null ? undefined : compares[sort.key];
  if (compare === undefined) return currencies;
  const sign = sort?.direction === 'down' ? -1 : 1;
  return [...currencies].sort((a, b) => sign * compare(a, b));
};
