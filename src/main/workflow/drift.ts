/** Holds the rates of a plan against those of now, by one rule before approval and before each send. */
import { currencyLabel } from '#core/money/currency.ts';
import { driftOf, type Drift, type RatePair } from '#core/money/drift.ts';
import { movedText, percentText, type DriftBounds } from '#core/money/terms.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { problem, type Problem } from './problem.ts';

/** A payout's rate beside the one listed now; null where it has none, or none is listed: then nothing can be said. */
const pairOf = ({ destination, rate }: PayoutRecord, now: string | null): RatePair | null =>
  rate === null || now === null
    ? null
    : { code: destination.code, network: destination.network, quoted: rate, now };

/** How the price of a payout's currency has left its bound since the plan, or null. */
export const payoutDrift = (
  payout: PayoutRecord,
  now: string | null,
  bounds: DriftBounds,
): Drift | null => {
  const pair = pairOf(payout, now);
  return pair === null ? null : driftOf(pair, bounds);
};

/** Both rates, how far they are apart and how far they may be. */
export const driftWords = (drift: Drift): string => {
  const { quoted, now, moved, bound } = drift;
  const apart =
    moved === null
      ? 'which cannot be compared'
      : `${movedText(moved)} %, and ${percentText(bound)} % is the bound`;
  return `${currencyLabel(drift)} was ${quoted} USD when it was planned and is ${now} USD now: ${apart}`;
};

/** Why payouts may not be approved at the rates they were converted at; null when they may. */
export const driftProblem = (
  payouts: readonly PayoutRecord[],
  usdRateOf: (currencyId: number) => string | null,
  bounds: DriftBounds,
): Problem | null => {
  for (const payout of payouts) {
    const drift = payoutDrift(payout, usdRateOf(payout.destination.currencyId), bounds);
    if (drift !== null) {
      return problem(
        'not-allowed',
        `${driftWords(drift)}. Nothing was approved. Send the batch back and recalculate.`,
      );
    }
  }
  return null;
};
