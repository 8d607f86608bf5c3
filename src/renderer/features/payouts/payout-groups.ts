/** The states an operator asks for together. */
import type { PayoutState } from '#core/payout/state.ts';

export const payoutGroups = {
  all: [],
  attention: ['UNKNOWN', 'HELD', 'NOT_SENT'],
  moving: ['SEND_STARTED', 'ACCEPTED', 'PENDING'],
  paid: ['CONFIRMED'],
  failed: ['REJECTED', 'FAILED_GATEWAY'],
  before: ['SUBMITTED', 'APPROVED', 'CLAIMED'],
  closed: ['CANCELLED', 'WRITTEN_OFF'],
} as const satisfies Readonly<Record<string, readonly PayoutState[]>>;

export type PayoutGroup = keyof typeof payoutGroups;

export const groupNames: readonly PayoutGroup[] = [
  'all',
  'attention',
  'moving',
  'paid',
  'failed',
  'before',
  'closed',
];
