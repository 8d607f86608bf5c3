/** The balances with what is left of them; read again when balances or payouts move. */
import { useCallback, useEffect } from 'react';
import type { HoldingsView } from '#contract/views/holdings.ts';
import { call, subscribe, type AppError } from '../../bridge/client.ts';
import { useReading } from '../../bridge/use-reading.ts';

export interface LiveHoldings {
  readonly view: HoldingsView | null;
  readonly error: AppError | null;
  readonly reload: () => void;
  readonly take: (view: HoldingsView) => void;
}

/** Payouts of a run move many times a second; the balances are read after them this seldom, ms. */
const SETTLE_MS = 1_500;

export const useHoldings = (): LiveHoldings => {
  const read = useCallback(() => call('holdings.get', { refresh: false }), []);
  const { value, error, again, take } = useReading(read);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const soon = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        again();
      }, SETTLE_MS);
    };
    const ends = [subscribe('balance.changed', soon), subscribe('payout.changed', soon)];
    return () => {
      if (timer !== null) clearTimeout(timer);
      for (const end of ends) end();
    };
  }, [again]);
  return { view: value, error, reload: again, take };
};
