/** Balances with their age; the last good reading stays when a refresh fails. */
import { create } from 'zustand';
import type { BalanceListView } from '#contract/views/money.ts';
import { call, type AppError } from './client.ts';

interface BalancesStore {
  readonly list: BalanceListView | null;
  readonly error: AppError | null;
  readonly loading: boolean;
}

export const useBalances = create<BalancesStore>(() => ({
  list: null,
  error: null,
  loading: false,
}));

export const receiveBalances = (list: BalanceListView): void =>
  useBalances.setState({ list, error: null });

/** Reads the balances, from the gateway itself when `refresh` is set. */
export const loadBalances = async (refresh: boolean): Promise<void> => {
  useBalances.setState({ loading: true });
  const reply = await call('balance.list', { refresh });
  if (reply.ok) receiveBalances(reply.value);
  else useBalances.setState({ error: reply.error });
  useBalances.setState({ loading: false });
};
