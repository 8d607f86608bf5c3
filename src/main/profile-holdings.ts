/** The desks of currencies and balances of one profile, with what is kept of their readings. */
import { BalanceDesk } from './desk/balances.ts';
import { CurrencyDesk } from './desk/currencies.ts';
import { depositBook } from './desk/deposit-book.ts';
import { EstimateDesk } from './desk/estimates.ts';
import { FeeQuotes } from './desk/fee-quotes.ts';
import type { FeeDesk } from './desk/fees.ts';
import { HoldingsDesk } from './desk/holdings.ts';
import type { RateDesk } from './desk/rates.ts';
import { ReadingKeeper, type LowBalance } from './desk/reading-keeper.ts';
import type { ExchangeSource, Gateway } from './ports/gateway.ts';
import type { HoldingsBook } from './ports/holdings.ts';
import type { Clock, Ids } from './ports/host.ts';
import type { Ledger } from './ports/ledger.ts';
import type { Treasury } from './ports/treasury.ts';

export interface ProfileHoldingsParts {
  readonly gateway: Gateway & ExchangeSource;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  /** The open ledger file. */
  readonly book: HoldingsBook;
  readonly treasury: Treasury;
  readonly fees: FeeDesk;
  readonly rates: RateDesk;
  /** Told when a balance falls below what a person wants to keep; absent where nobody listens. */
  readonly low?: (notice: LowBalance) => void;
}

export const openHoldings = (parts: ProfileHoldingsParts) => {
  const { gateway, clock, ids, ledger, treasury, fees, rates, low } = parts;
  const readingKeeper: ReadingKeeper = new ReadingKeeper({
    treasury,
    ledger,
    clock,
    find: (id) => currencies.find(id),
    ...(low === undefined ? {} : { low }),
  });
  const currencies = new CurrencyDesk({
    gateway,
    clock,
    ids,
    fiatRates: () => rates.rates,
    keep: (list) => readingKeeper.list(list),
  });
  const balances = new BalanceDesk({
    gateway,
    clock,
    ledger,
    keep: (reading) => readingKeeper.balances(reading),
  });
  const deposits = depositBook(treasury);
  return {
    readingKeeper,
    currencies,
    balances,
    holdings: new HoldingsDesk({ treasury, book: parts.book, deposits, balances, fees }),
    feeQuotes: new FeeQuotes({ gateway, clock, ledger, currencies }),
    estimates: new EstimateDesk({ gateway, clock, currencies }),
  };
};
