/** What a batch's amounts stand on: the rates they were converted at, and the bounds it may be sent within. */
import type { PlanBasis } from '#core/audit/entry.ts';
import { rateWords, type FiatRate } from '#core/money/fiat-rate.ts';
import { DEFAULT_TERMS, modeOf, type DriftBounds, type MoneyTerms } from '#core/money/terms.ts';
import type { PayoutContent } from '#core/payout/payout.ts';
import type { IntakeBatch } from '../ports/intake.ts';
import type { BatchState } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';

interface Paid {
  readonly content: PayoutContent;
}

/** The reference rates that amounts of these rows were converted through, by code. */
export const fiatRatesUsed = (draft: IntakeBatch, rows: readonly Paid[]): readonly FiatRate[] => {
  const units = new Set(rows.map(({ content }) => content.asked.unit));
  return (draft.fiatRates ?? []).filter(({ fiat }) => units.has(fiat));
};

/** The basis of a draft about to be submitted. */
export const basisOf = (
  draft: IntakeBatch,
  rows: readonly Paid[],
  now: {
    readonly terms: Pick<MoneyTerms, 'drift' | 'mode'>;
    readonly usdRateOf: (currencyId: number) => string | null;
  },
): PlanBasis => {
  const rates = new Map<number, string>();
  for (const { content } of rows) {
    const { currencyId } = content.destination;
    const rate = content.rate ?? rates.get(currencyId) ?? now.usdRateOf(currencyId);
    if (rate !== null) rates.set(currencyId, rate);
  }
  return {
    drift: now.terms.drift,
    ...(modeOf(now.terms) === 'crypto-exact' ? {} : { mode: modeOf(now.terms) }),
    fiatRates: fiatRatesUsed(draft, rows),
    usdRates: [...rates].map(([currencyId, rate]) => ({ currencyId, rate })),
  };
};

/** The bounds a batch is held to: those shown at its review, whatever was set since. */
export const boundsOf = (batch: Pick<BatchState, 'basis'>): DriftBounds =>
  batch.basis?.drift ?? DEFAULT_TERMS.drift;

const HOUR_MS = 3_600_000;

/** Whether a reference rate is too old to be used; one from the future has an age that is not known. */
export const isStale = (rate: FiatRate, now: number, { fiatRateHours }: MoneyTerms): boolean =>
  now - rate.heldAt > fiatRateHours * HOUR_MS || rate.heldAt > now + HOUR_MS;

/** Words for a rate that is too old. */
export const staleWords = (rate: FiatRate, now: number, { fiatRateHours }: MoneyTerms): string => {
  const hours = Math.floor((now - rate.heldAt) / HOUR_MS);
  return `The reference rate ${rateWords(rate)} (${rate.source}) is ${hours} h old and may be at most ${fiatRateHours} h. Enter today's rate of ${rate.fiat}.`;
};

/** Why a batch may not be approved on its reference rates, or null. */
export const fiatRateProblem = (
  batch: Pick<BatchState, 'basis'>,
  now: number,
  terms: MoneyTerms,
): Problem | null => {
  const old = batch.basis?.fiatRates.find((rate) => isStale(rate, now, terms));
  if (old === undefined) return null;
  const words = staleWords(old, now, terms);
  return problem('not-allowed', `${words} Nothing was approved. Send the batch back and plan it.`);
};
