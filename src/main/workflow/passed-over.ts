/** Payouts a partial run could not pay; they stay approved and are named when it ends. */
import type { StopReason } from '#core/audit/entry.ts';
import { currencyLabel } from '#core/money/currency.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { namesOf } from './cover.ts';
import { stopReason } from './engine.ts';

/** Obstacles that belong to one currency, so that payouts in others can still be paid. */
const OF_ONE_CURRENCY: readonly StopReason['code'][] = ['balance-too-low', 'currency-gone'];

export class PassedOver {
  readonly #by = new Map<string, PayoutRecord[]>();

  /** Notes the payout and answers true when the run may go on without it. */
  take(payout: PayoutRecord, obstacle: StopReason): boolean {
    if (!OF_ONE_CURRENCY.includes(obstacle.code)) return false;
    const why = obstacle.code === 'currency-gone' ? 'is no longer offered for' : 'does not cover';
    const key = `${currencyLabel(payout.destination)} ${why}`;
    this.#by.set(key, [...(this.#by.get(key) ?? []), payout]);
    return true;
  }

  /** Null when nothing was passed over; otherwise the reason that names them. */
  reason(): StopReason | null {
    const [first] = [...this.#by.values()].flat();
    if (first === undefined) return null;
    const parts = [...this.#by].map(([key, payouts]) => `${key} ${namesOf(payouts)}`);
    return stopReason('passed-over', parts.join('; '), first.id);
  }
}
