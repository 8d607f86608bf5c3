/**
 * What every endpoint of the practice gateway works with.
 */
import type { Books } from './books.ts';
import type { PracticeCurrency } from './currencies.ts';
import type { Execution } from './faults.ts';
import type { FiatPrices } from './fiat-prices.ts';
import type { Switches } from './switches.ts';
import type { Till } from './till.ts';

/** One request's view of the gateway. */
export interface Desk {
  readonly seed: string;
  /** When the request arrived, ms since 1970. */
  readonly now: number;
  readonly switches: Switches;
  readonly books: Books;
  /** Where money comes in. */
  readonly till: Till;
  /** Time from execution to the first final reading, ms, inclusive bounds. */
  readonly settleMs: { readonly min: number; readonly max: number };
  /** What the faults of this request do to an execution. */
  readonly execution: Execution;
  /** What one unit of a fiat is worth here; null for one that cannot be converted. */
  readonly fiatPrice: FiatPrices;
  /** What the account held at the start and took in since, smallest units. */
  starting(currency: PracticeCurrency): bigint;
  /** The currencies on offer now. */
  readonly currencies: readonly PracticeCurrency[];
  /** Every currency there ever was; one that vanished from the offer keeps its withdrawals. */
  readonly table: readonly PracticeCurrency[];
}

/** A currency on offer, or null. */
export const currencyOn = (desk: Desk, id: number | null): PracticeCurrency | null =>
  desk.currencies.find((currency) => currency.id === id) ?? null;
