/** Whether everything still to be sent can be paid: the question a strict run asks before it sends anything. */
import type { StopReason } from '#core/audit/entry.ts';
import {
  addAmounts,
  compareAmounts,
  formatAmount,
  subtractAmounts,
  zero,
  type Amount,
} from '#core/money/amount.ts';
import { currencyLabel } from '#core/money/currency.ts';
import { reservedSums } from '#core/plan/control-sums.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { stopReason } from './engine.ts';
import { estimateFees, type KnownFees } from './fee-estimate.ts';

/** What is known when the question is asked. */
export interface Holdings {
  /** What the gateway holds, per currency id; a currency it does not name is held as zero. */
  readonly held: ReadonlyMap<number, Amount>;
  /** Whether the payout's currency is still listed as it was approved. */
  readonly isListed: (payout: PayoutRecord) => boolean;
  readonly fees: KnownFees | null;
}

const payouts = (count: number): string => `${count} payout${count === 1 ? '' : 's'}`;

/** The payouts named for people, not more than a sentence holds. */
export const namesOf = (records: readonly PayoutRecord[], most = 5): string => {
  const named = records.slice(0, most).map(({ reference }) => reference);
  const more = records.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
};

const notListed = (gone: readonly PayoutRecord[]): StopReason => {
  const labels = [...new Set(gone.map(({ destination }) => currencyLabel(destination)))];
  const detail = `${labels.join(', ')}: ${payouts(gone.length)} (${namesOf(gone)})`;
  return stopReason('currency-gone', detail, gone[0]?.id ?? null);
};

/**
 * Null when every currency is listed as approved and holds at least the sum, with fees where a quote is known.
 * Otherwise the reason names each currency and what it lacks.
 */
export const coverAll = (waiting: readonly PayoutRecord[], now: Holdings): StopReason | null => {
  const gone = waiting.filter((payout) => !now.isListed(payout));
  if (gone.length > 0) return notListed(gone);
  const lacking = reservedSums(waiting).flatMap((total) => {
    const sum = { units: total.units, decimals: total.decimals };
    const fees = now.fees === null ? null : estimateFees({ ...total, sum }, now.fees);
    const needed = fees === null ? sum : addAmounts(sum, fees);
    const held = now.held.get(total.currencyId) ?? zero(total.decimals);
    if (compareAmounts(held, needed) >= 0) return [];
    const withFees = fees === null ? '' : ` with about ${formatAmount(fees)} for fees`;
    return [
      `${currencyLabel(total)} lacks ${formatAmount(subtractAmounts(needed, held))}: ` +
        `${payouts(total.count)} need ${formatAmount(needed)}${withFees}, ${formatAmount(held)} is there`,
    ];
  });
  return lacking.length === 0 ? null : stopReason('funds-short', lacking.join('; '));
};
