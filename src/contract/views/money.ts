/**
 * What the window sees of currencies and balances.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { Currency } from '#core/money/currency.ts';

/** A currency as the core knows it: every field of it is plain. */
export type CurrencyView = Currency;

export interface CurrencyListView {
  readonly takenAt: string | null;
  readonly currencies: readonly CurrencyView[];
  /** Why the list could not be refreshed just now; the last good list is shown with its age. */
  readonly problem: string | null;
}

export interface BalanceView {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly held: string;
  /** Approved or later and not final: what open payouts will take, fees not counted. */
  readonly reserved: string;
  readonly free: string;
  readonly usd: string | null;
}

export interface BalanceListView {
  readonly takenAt: string | null;
  readonly balances: readonly BalanceView[];
  readonly problem: string | null;
}

/** Count and sum of one currency; the totals a reviewer compares. */
export interface ControlSum {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  readonly sum: string;
  readonly usd: string | null;
}
