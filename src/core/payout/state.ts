/**
 * The states of one payout, exactly those of the safety reference section 2.
 * What the operator reads is another matter: the window's words never say more than the state proves
 * (ACCEPTED is "Sent to gateway", CONFIRMED is "Paid").
 */
export const PAYOUT_STATES = [
  'DRAFT',
  'READY',
  'SUBMITTED',
  'APPROVED',
  'CLAIMED',
  'SEND_STARTED',
  'UNKNOWN',
  'NOT_SENT',
  'ACCEPTED',
  'PENDING',
  'CONFIRMED',
  'FAILED_GATEWAY',
  'REJECTED',
  'HELD',
  'WRITTEN_OFF',
  'CANCELLED',
] as const;

export type PayoutState = (typeof PAYOUT_STATES)[number];

/** States from which money may already have moved or be moving; polled until they leave. */
export const TRACKED_STATES: readonly PayoutState[] = ['UNKNOWN', 'ACCEPTED', 'PENDING'];

/** States that end a payout's epoch without a person being needed. */
export const FINAL_STATES: readonly PayoutState[] = [
  'CONFIRMED',
  'FAILED_GATEWAY',
  'REJECTED',
  'WRITTEN_OFF',
  'CANCELLED',
];

/** States that wait for a person; a run that holds one never says it finished well. */
export const ATTENTION_STATES: readonly PayoutState[] = ['UNKNOWN', 'HELD', 'NOT_SENT'];
