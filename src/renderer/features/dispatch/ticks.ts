/** The strip of payouts: one tick a payout while they fit, otherwise one tick a stretch showing its worst state. */
import type { PayoutState } from '#core/payout/state.ts';

export interface TickSource {
  readonly row: number;
  readonly reference: string;
  readonly state: PayoutState;
}

export interface Tick {
  readonly fromRow: number;
  readonly toRow: number;
  readonly reference: string | null;
  readonly state: PayoutState;
}

/** Most ticks the strip shows; more payouts share ticks. */
export const MAX_TICKS = 500;

/** What a shared tick must not hide, first to last. */
const WORST_FIRST: readonly PayoutState[] = [
  'UNKNOWN',
  'HELD',
  'NOT_SENT',
  'REJECTED',
  'FAILED_GATEWAY',
  'SEND_STARTED',
  'CLAIMED',
  'APPROVED',
  'SUBMITTED',
  'READY',
  'DRAFT',
  'PENDING',
  'ACCEPTED',
  'CANCELLED',
  'WRITTEN_OFF',
  'CONFIRMED',
];

const severity = (state: PayoutState): number => WORST_FIRST.indexOf(state);

const worst = (payouts: readonly TickSource[]): PayoutState =>
  payouts.reduce<PayoutState>(
    (seen, { state }) => (severity(state) < severity(seen) ? state : seen),
    'CONFIRMED',
  );

/** Payouts in row order become at most `max` ticks; every payout is in exactly one. */
export const ticksOf = (payouts: readonly TickSource[], max = MAX_TICKS): readonly Tick[] => {
  const size = Math.max(1, Math.ceil(payouts.length / max));
  const ticks: Tick[] = [];
  for (let start = 0; start < payouts.length; start += size) {
    const group = payouts.slice(start, start + size);
    const first = group[0];
    const last = group.at(-1);
    if (first === undefined || last === undefined) continue;
    ticks.push({
      fromRow: first.row,
      toRow: last.row,
      reference: group.length === 1 ? first.reference : null,
      state: worst(group),
    });
  }
  return ticks;
};
