/**
 * What must have been recorded about a payout before it may be said to stand where it does (I1, I4, I5).
 * One small number a payout, so that a million of them can be watched while a ledger is read once.
 */
import type { PayoutState } from '../payout/state.ts';
import type { EntryBody } from './entry.ts';
import type { MovedBody } from './fold.ts';

type ReadingBody = Extract<EntryBody, { kind: 'reading.stored' }>;

/** What has been seen of one payout since its attempt began; bits below. */
export type Witness = number;

export const NOTHING_SEEN: Witness = 0;

/** A request of this epoch may have left and was not declared unsent since. */
const SENT = 1;
const REPLIED = 2;
const ENDED = 4;
const FOUND = 8;
const PAID = 16;
const FAILED_ONCE = 32;
const FAILED_TWICE = 64;

const has = (seen: Witness, bit: number): boolean => (seen & bit) !== 0;

/** What an event must be preceded by, and the words for its absence. */
const NEEDS: Readonly<Partial<Record<MovedBody['event'], readonly [bit: number, what: string]>>> = {
  'reply-accepted': [REPLIED, 'was called accepted without a stored reply'],
  'reply-differs': [REPLIED, 'was held for a reply that is not stored'],
  'reply-refused': [REPLIED, 'was called refused without a stored reply'],
  'preflight-found': [FOUND, 'was called found without a stored reading'],
  'preflight-found-differs': [FOUND, 'was held for a reading that is not stored'],
  'lookup-found': [FOUND, 'was called found without a stored reading'],
  'lookup-found-differs': [FOUND, 'was held for a reading that is not stored'],
  'withdrawal-entered': [FOUND, 'was called accepted without a stored reading'],
  'evidence-accepted': [FOUND, 'was called accepted without a stored reading'],
  'status-paid': [PAID, 'was called paid without a stored reading that says so'],
  'status-failed': [FAILED_TWICE, 'was called failed without two stored readings that say so'],
};

/** Events after which the same order may be sent once more. */
const SENDABLE_AGAIN = new Set<string>(['pay-after-not-sent', 'retry-unchanged']);

/** Why a move is not borne out by what was recorded before it, or null. */
export const moveFault = (seen: Witness, body: MovedBody): string | null => {
  if (body.event === 'send-started' && has(seen, SENT)) {
    return 'was sent a second time without a release in between';
  }
  const needed = NEEDS[body.event];
  return needed === undefined || has(seen, needed[0]) ? null : needed[1];
};

/** What is seen once a move has been made. */
export const afterMove = (seen: Witness, { event }: MovedBody): Witness => {
  if (event === 'send-started') return SENT;
  if (event === 'claimed') return seen & SENT;
  return SENDABLE_AGAIN.has(event) ? NOTHING_SEEN : seen;
};

/** Why a reply cannot be one to this payout's request, or null. */
export const replyFault = (seen: Witness, state: PayoutState): string | null =>
  has(seen, SENT) && state === 'SEND_STARTED'
    ? null
    : 'has a reply to a request that was not under way';

export const afterReply = (seen: Witness): Witness => seen | REPLIED;

/** Why the end of a request is out of place, or null. */
export const endFault = (seen: Witness): string | null =>
  has(seen, SENT) && !has(seen, ENDED) ? null : 'ended a request that was not under way';

export const afterEnd = (seen: Witness): Witness => seen | ENDED;

/** What is seen once a reading is stored: failures count only in an unbroken row. */
export const afterReading = (seen: Witness, { outcome, status }: ReadingBody): Witness => {
  if (outcome !== 'found') return seen;
  const found = seen | FOUND;
  if (status === 'error') return found | (has(seen, FAILED_ONCE) ? FAILED_TWICE : FAILED_ONCE);
  return (status === 'success' ? found | PAID : found) & ~(FAILED_ONCE | FAILED_TWICE);
};
