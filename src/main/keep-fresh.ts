/** Keeps rates and balances from growing old under someone's eyes, at a pace the gateway never notices. */
import type { Desk } from './ipc/desk.ts';
import { currencyList } from './ipc/currency-history.ts';
import { presentBalances } from './ipc/present-money.ts';

/** Pause between two looks, ms. */
const TICK_MS = 15_000;
/** Rates are read again after this, ms; the vendor allows one list a second and asks to cache for minutes. */
const RATES_MS = 60_000;
/** Balances are read again after this while nothing moves, ms. */
const IDLE_BALANCES_MS = 120_000;

export interface FreshKeeper {
  /** Something was sent or settled: balances are worth a look at the next tick. */
  moneyMoved(): void;
  stop(): void;
}

/** Reads on a timer; a read that fails leaves the last values with their age, and the screens say so. */
export const keepFresh = (desk: Desk): FreshKeeper => {
  let moved = false;
  let balancesAt = desk.clock.mono();
  let ratesAt = desk.clock.mono();

  const refreshRates = async (): Promise<void> => {
    ratesAt = desk.clock.mono();
    const session = desk.session();
    await session.currencies.refresh(true);
    desk.publish('currency.changed', await currencyList(session));
  };

  const refreshBalances = async (): Promise<void> => {
    moved = false;
    balancesAt = desk.clock.mono();
    const { balances, currencies } = desk.session();
    await balances.refresh(true);
    desk.publish('balance.changed', await presentBalances(balances, currencies));
  };

  const tick = async (): Promise<void> => {
    const now = desk.clock.mono();
    if (now - ratesAt >= RATES_MS) await refreshRates();
    if (moved || now - balancesAt >= IDLE_BALANCES_MS) await refreshBalances();
  };

  const timer = setInterval(() => {
    // A profile may close underneath a read; the next tick reads the new one.
    tick().catch(() => undefined);
  }, TICK_MS);
  return {
    moneyMoved: () => {
      moved = true;
    },
    stop: () => clearInterval(timer),
  };
};
