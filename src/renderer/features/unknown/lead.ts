import type { PayoutState } from '#core/payout/state.ts';

/** The sentence that says first what the state means for the money. */
export const leadOf = (
  state: PayoutState,
): 'unknown.lead.UNKNOWN' | 'unknown.lead.HELD' | 'unknown.lead.NOT_SENT' => {
  if (state === 'HELD') return 'unknown.lead.HELD';
  return state === 'NOT_SENT' ? 'unknown.lead.NOT_SENT' : 'unknown.lead.UNKNOWN';
};
