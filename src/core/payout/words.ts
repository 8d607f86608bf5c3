import type { PayoutState } from './state.ts';

/**
 * What a state is called in files that leave Purser. Each word says no more than the state proves:
 * the gateway taking a payout is not its being paid, and unknown is neither paid nor failed.
 * The window has its own words through its language files.
 */
export const STATE_WORDS: Readonly<Record<PayoutState, string>> = {
  DRAFT: 'Draft',
  READY: 'Checked',
  SUBMITTED: 'In review',
  APPROVED: 'Approved, not sent',
  CLAIMED: 'Approved, not sent',
  SEND_STARTED: 'Sending',
  UNKNOWN: 'Unknown',
  NOT_SENT: 'Not sent',
  ACCEPTED: 'Sent to gateway',
  PENDING: 'Sent to gateway',
  CONFIRMED: 'Paid',
  FAILED_GATEWAY: 'Failed',
  REJECTED: 'Refused',
  HELD: 'Held',
  WRITTEN_OFF: 'Written off',
  CANCELLED: 'Cancelled',
};

/** What the state means for the money, where the word alone could be misread. */
export const STATE_REASONS: Readonly<Partial<Record<PayoutState, string>>> = {
  SEND_STARTED: 'The request is on its way; whether the gateway takes it is not known yet.',
  UNKNOWN: 'This may have been paid. Do not send again until resolved.',
  NOT_SENT: 'Two confirmations say that it never left; it may be paid again.',
  ACCEPTED: 'The gateway accepted this. Not paid yet.',
  PENDING: 'The gateway accepted this. Not paid yet.',
  FAILED_GATEWAY: 'The gateway reports an error. Check before paying again.',
  HELD: 'A person must look at this before anything else happens.',
  WRITTEN_OFF: 'Closed without proof of payment.',
};

/** Words for rows of a file that never became a payout. */
export const ROW_WORDS = {
  excluded: 'Excluded',
  error: 'Not payable',
  notSubmitted: 'Not submitted',
} as const;
