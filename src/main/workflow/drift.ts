/** Holds the rates of a plan against those of now, before it is approved. */
import { firstDrift, RATE_BAND_PERCENT } from '#core/review/drift.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';

/** Why payouts may not be approved at the rates they were converted at; null when they may, or none is listed now. */
export const driftProblem = (
  payouts: readonly PayoutRecord[],
  usdRateOf: (currencyId: number) => string | null,
): Problem | null => {
  const pairs = payouts.flatMap(({ destination, rate: quoted }) => {
    const now = quoted === null ? null : usdRateOf(destination.currencyId);
    if (quoted === null || now === null) return [];
    return [{ label: `${destination.code} ${destination.network}`, quoted, now }];
  });
  const drift = firstDrift(pairs);
  if (drift === null) return null;
  const { label, quoted, now } = drift;
  return problem(
    'not-allowed',
    `The rate of ${label} was ${quoted} USD in this plan and is ${now} USD now, more than ${RATE_BAND_PERCENT} % away. Nothing was approved. Send the batch back and recalculate.`,
  );
};
