/** Core values of money → the plain shapes the window sees. */
import type {
  BalanceListView,
  BalanceView,
  CurrencyListView,
  CurrencyView,
} from '#contract/views/money.ts';
import { formatAmount, subtractAmounts } from '#core/money/amount.ts';
import { toUsd } from '#core/money/convert.ts';
import type { Currency } from '#core/money/currency.ts';
import type { BalanceDesk } from '../desk/balances.ts';
import { readWords } from '../desk/credentials.ts';
import type { CurrencyDesk } from '../desk/currencies.ts';

/** Wall clock ms → ISO 8601 UTC. */
export const iso = (at: number): string => new Date(at).toISOString();

export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

export const presentCurrency = (currency: Currency): CurrencyView => ({ ...currency });

export const presentCurrencies = ({ snapshot, problem }: CurrencyDesk): CurrencyListView => ({
  takenAt: isoOrNull(snapshot?.takenAt ?? null),
  currencies: (snapshot?.currencies ?? []).map(presentCurrency),
  problem: problem === null ? null : readWords(problem),
});

/** Balances with what open payouts will take; currencies the list no longer names keep their number as code. */
export const presentBalances = async (
  desk: BalanceDesk,
  currencies: CurrencyDesk,
): Promise<BalanceListView> => {
  const committed = await desk.committed();
  const balances = (desk.reading?.balances ?? []).map(({ currencyId, held }): BalanceView => {
    const currency = currencies.find(currencyId);
    const reserved = {
      units: committed.get(currencyId) ?? 0n,
      decimals: currency?.decimals ?? held.decimals,
    };
    const usd = toUsd(held, currency?.usdRate ?? null);
    return {
      currencyId,
      code: currency?.code ?? `#${currencyId}`,
      network: currency?.network ?? '',
      held: formatAmount(held),
      reserved: formatAmount(reserved),
      free: formatAmount(subtractAmounts(held, reserved)),
      usd: usd === null ? null : formatAmount(usd),
    };
  });
  return {
    takenAt: isoOrNull(desk.reading?.takenAt ?? null),
    balances,
    problem: desk.problem === null ? null : readWords(desk.problem),
  };
};
