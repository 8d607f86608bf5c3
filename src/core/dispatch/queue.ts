import { PAYOUT_STATES, type PayoutState } from '../payout/state.ts';

/** Definite refusals in a row that stop the line: a whole-account cause is then likelier than two bad rows. */
export const REFUSALS_THAT_STOP = 2;

/**
 * Whether a refusal stops the run. The first payout of a run is its canary: it must be accepted.
 * Otherwise the run stops at the second refusal in a row.
 */
export const refusalStops = (isCanary: boolean, refusalsInARow: number): boolean =>
  isCanary || refusalsInARow >= REFUSALS_THAT_STOP;

/** Counts of a run's payouts by what they mean to the operator; they add up to the number of payouts. */
export interface Buckets {
  readonly left: number;
  readonly sending: number;
  readonly accepted: number;
  readonly paid: number;
  readonly refused: number;
  readonly unknown: number;
  readonly cancelled: number;
}

const BUCKET_OF: Readonly<Record<PayoutState, keyof Buckets>> = {
  DRAFT: 'left',
  READY: 'left',
  SUBMITTED: 'left',
  APPROVED: 'left',
  CLAIMED: 'sending',
  SEND_STARTED: 'sending',
  UNKNOWN: 'unknown',
  NOT_SENT: 'unknown',
  HELD: 'unknown',
  ACCEPTED: 'accepted',
  PENDING: 'accepted',
  CONFIRMED: 'paid',
  FAILED_GATEWAY: 'refused',
  REJECTED: 'refused',
  WRITTEN_OFF: 'cancelled',
  CANCELLED: 'cancelled',
};

/** Sorts counts per state into the operator's buckets. */
export const bucketsOf = (counts: Readonly<Partial<Record<PayoutState, number>>>): Buckets => {
  const sums = { left: 0, sending: 0, accepted: 0, paid: 0, refused: 0, unknown: 0, cancelled: 0 };
  for (const state of PAYOUT_STATES) {
    sums[BUCKET_OF[state]] += counts[state] ?? 0;
  }
  return sums;
};
