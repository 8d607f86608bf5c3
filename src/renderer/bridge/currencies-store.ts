/** The currency list with its age; the last good list stays when a refresh fails. */
import { create } from 'zustand';
import type { CurrencyListView } from '#contract/views/money.ts';
import { call, type AppError } from './client.ts';

interface CurrenciesStore {
  readonly list: CurrencyListView | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

export const useCurrencies = create<CurrenciesStore>(() => ({
  list: null,
  error: null,
  loading: false,
}));

export const receiveCurrencies = (list: CurrencyListView): void =>
  useCurrencies.setState({ list, error: null });

/** Reads the list, from the gateway itself when `refresh` is set. */
export const loadCurrencies = async (refresh: boolean): Promise<void> => {
  useCurrencies.setState({ loading: true });
  const reply = await call('currency.list', { refresh });
  if (reply.ok) receiveCurrencies(reply.value);
  else useCurrencies.setState({ error: reply.error });
  useCurrencies.setState({ loading: false });
};
