/**
 * What the window sees of currencies and balances.
 * Amounts are decimal text, times are ISO 8601 UTC text; no bigint, no Date, no secret.
 */
import type { Currency } from '#core/money/currency.ts';
import type { RateSide } from '#core/money/fiat-rate.ts';
import type { RateQuestion } from '#core/money/rate-band.ts';
import type { ConversionMode, MoneyTerms } from '#core/money/terms.ts';

/** A currency as the core knows it: every field of it is plain. */
export type CurrencyView = Currency;

export interface CurrencyListView {
  readonly takenAt: string | null;
  readonly currencies: readonly CurrencyView[];
  /** Why the list could not be refreshed just now; the last good list is shown with its age. */
  readonly problem: string | null;
  /** The list was kept by an earlier start: to be looked at, not to be paid from. */
  readonly kept?: true;
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

/** A sum a reviewer types again: of a coin, or of a fiat whose amounts the gateway converts. */
export interface ReviewSum {
  /** What it is of: the currency's id, or the fiat's code. */
  readonly of: string;
  readonly code: string;
  /** Null for a fiat. */
  readonly network: string | null;
  readonly count: number;
  readonly sum: string;
  readonly usd: string | null;
}

/** What the gateway is expected to make of fiat amounts, per currency; the amounts are known only once they are sent. */
export interface ConvertedSum {
  readonly currencyId: number;
  readonly code: string;
  readonly network: string;
  readonly count: number;
  readonly expected: string;
  /** Most that may leave within the drift bound. */
  readonly most: string;
}

/** A reference rate of a fiat currency as a person gave it. */
export interface FiatRateView {
  readonly fiat: string;
  readonly rate: string;
  readonly per: RateSide;
  readonly source: string;
  readonly heldAt: string;
  readonly by: string;
  /** Too old to be used. */
  readonly stale: boolean;
}

export interface RateListView {
  readonly rates: readonly FiatRateView[];
  /** Fiats of the batch asked about that have no rate yet, by code. */
  readonly needed: readonly string[];
  /** How old a rate may be when it is used, hours. */
  readonly mostHours: number;
}

/** A rate far from the one before; both as they are read aloud. */
export type RateQuestionView = RateQuestion;

/** The bounds of this profile, hundredths of a percent and hours, and who converts. */
export type TermsView = MoneyTerms & { readonly mode: ConversionMode };
