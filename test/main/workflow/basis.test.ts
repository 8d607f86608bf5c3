import { describe, expect, it } from 'vitest';
import type { FiatRate } from '#core/money/fiat-rate.ts';
import { DEFAULT_TERMS, type MoneyTerms } from '#core/money/terms.ts';
import { fiatRateProblem } from '#main/workflow/basis.ts';

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 10, 25, 12);

const euro = (heldAt: number): FiatRate => ({
  fiat: 'EUR',
  rate: '1.0842',
  per: 'usd-for-one',
  source: 'ECB',
  heldAt,
  by: 'Anna',
});

const problemAt = (heldAt: number, terms: MoneyTerms = DEFAULT_TERMS) =>
  fiatRateProblem(
    { basis: { drift: DEFAULT_TERMS.drift, fiatRates: [euro(heldAt)], usdRates: [] } },
    NOON,
    terms,
  );

describe('the reference rates of a batch at its approval', () => {
  it('may be as old as the profile lets them be, and no older', () => {
    expect(problemAt(NOON - 24 * HOUR)).toBeNull();
    expect(problemAt(NOON - 24 * HOUR - 1)).toMatchObject({ kind: 'not-allowed' });
    expect(problemAt(NOON - 24 * HOUR - 1, { ...DEFAULT_TERMS, fiatRateHours: 25 })).toBeNull();
  });

  it('stop it with the rate, its source, its age and the way out', () => {
    const message = problemAt(NOON - 30 * HOUR)?.message;
    expect(message).toContain('(ECB) is 30 h old and may be at most 24 h');
    expect(message).toContain("Enter today's rate of EUR");
    expect(message).toContain('Nothing was approved. Send the batch back and plan it.');
  });

  it('are not used from the future, beyond what clocks differ by', () => {
    expect(problemAt(NOON + HOUR)).toBeNull();
    expect(problemAt(NOON + HOUR + 1)).toMatchObject({ kind: 'not-allowed' });
  });

  it('are not asked for where the batch used none', () => {
    expect(fiatRateProblem({}, NOON, DEFAULT_TERMS)).toBeNull();
  });
});
