import { PAYOUT_STATES, type PayoutState } from './state.ts';

/** What may happen to a payout. The names are the events of the safety reference, section 2. */
export type PayoutEvent =
  | 'validated'
  | 'edited'
  | 'submitted'
  | 'approved'
  | 'returned'
  | 'approval-lapsed'
  | 'claimed'
  | 'not-sendable'
  | 'digest-mismatch'
  | 'preflight-found'
  | 'preflight-found-differs'
  | 'send-started'
  | 'reply-accepted'
  | 'reply-differs'
  | 'reply-refused'
  | 'unanswered'
  | 'lookup-found'
  | 'lookup-found-differs'
  | 'lookup-inconclusive'
  | 'withdrawal-entered'
  | 'declared-not-sent'
  | 'pay-after-not-sent'
  | 'do-not-pay'
  | 'write-off'
  | 'status-pending'
  | 'status-paid'
  | 'status-failed'
  | 'status-failed-with-debit'
  | 'pay-again'
  | 'retry-unchanged'
  | 'released'
  | 'evidence-accepted'
  | 'evidence-inconclusive'
  | 'cancelled';

/** Who may cause an event: automatic, one person, or two different people. */
export type Authority = 'automatic' | 'one-person' | 'two-people';

/** One allowed edge. Everything that is not an edge is refused, by this table and again by the ledger. */
export interface Edge {
  readonly from: PayoutState;
  readonly event: PayoutEvent;
  readonly to: PayoutState;
  readonly who: Authority;
}

const edge = (from: PayoutState, event: PayoutEvent, to: PayoutState, who: Authority): Edge => ({
  from,
  event,
  to,
  who,
});

/**
 * The state table of the safety reference, section 2, as data.
 * Invariant I6: no automatic edge leads from a state in which a request may have left back to a sendable one.
 */
export const EDGES: readonly Edge[] = [
  edge('DRAFT', 'validated', 'READY', 'automatic'),
  edge('READY', 'edited', 'DRAFT', 'one-person'),
  edge('READY', 'submitted', 'SUBMITTED', 'one-person'),
  edge('SUBMITTED', 'approved', 'APPROVED', 'two-people'),
  edge('SUBMITTED', 'returned', 'DRAFT', 'one-person'),
  edge('APPROVED', 'approval-lapsed', 'SUBMITTED', 'automatic'),
  edge('APPROVED', 'claimed', 'CLAIMED', 'automatic'),
  edge('CLAIMED', 'not-sendable', 'APPROVED', 'automatic'),
  edge('CLAIMED', 'digest-mismatch', 'HELD', 'automatic'),
  edge('CLAIMED', 'preflight-found', 'ACCEPTED', 'automatic'),
  edge('CLAIMED', 'preflight-found-differs', 'HELD', 'automatic'),
  edge('CLAIMED', 'send-started', 'SEND_STARTED', 'automatic'),
  edge('SEND_STARTED', 'reply-accepted', 'ACCEPTED', 'automatic'),
  edge('SEND_STARTED', 'reply-differs', 'HELD', 'automatic'),
  edge('SEND_STARTED', 'reply-refused', 'REJECTED', 'automatic'),
  edge('SEND_STARTED', 'unanswered', 'UNKNOWN', 'automatic'),
  edge('UNKNOWN', 'lookup-found', 'ACCEPTED', 'automatic'),
  edge('UNKNOWN', 'lookup-found-differs', 'HELD', 'automatic'),
  edge('UNKNOWN', 'lookup-inconclusive', 'UNKNOWN', 'automatic'),
  edge('UNKNOWN', 'withdrawal-entered', 'ACCEPTED', 'one-person'),
  edge('UNKNOWN', 'declared-not-sent', 'NOT_SENT', 'two-people'),
  edge('NOT_SENT', 'pay-after-not-sent', 'APPROVED', 'two-people'),
  edge('NOT_SENT', 'do-not-pay', 'HELD', 'two-people'),
  edge('NOT_SENT', 'write-off', 'WRITTEN_OFF', 'two-people'),
  edge('ACCEPTED', 'status-pending', 'PENDING', 'automatic'),
  edge('PENDING', 'status-pending', 'PENDING', 'automatic'),
  edge('ACCEPTED', 'status-paid', 'CONFIRMED', 'automatic'),
  edge('PENDING', 'status-paid', 'CONFIRMED', 'automatic'),
  edge('ACCEPTED', 'status-failed', 'FAILED_GATEWAY', 'automatic'),
  edge('PENDING', 'status-failed', 'FAILED_GATEWAY', 'automatic'),
  edge('ACCEPTED', 'status-failed-with-debit', 'HELD', 'automatic'),
  edge('PENDING', 'status-failed-with-debit', 'HELD', 'automatic'),
  edge('FAILED_GATEWAY', 'pay-again', 'READY', 'two-people'),
  edge('REJECTED', 'retry-unchanged', 'SUBMITTED', 'one-person'),
  edge('HELD', 'released', 'READY', 'two-people'),
  edge('HELD', 'evidence-accepted', 'ACCEPTED', 'two-people'),
  edge('HELD', 'evidence-inconclusive', 'UNKNOWN', 'two-people'),
  edge('HELD', 'write-off', 'WRITTEN_OFF', 'two-people'),
  edge('DRAFT', 'cancelled', 'CANCELLED', 'one-person'),
  edge('READY', 'cancelled', 'CANCELLED', 'one-person'),
  edge('SUBMITTED', 'cancelled', 'CANCELLED', 'one-person'),
  edge('APPROVED', 'cancelled', 'CANCELLED', 'one-person'),
  edge('CLAIMED', 'cancelled', 'CANCELLED', 'one-person'),
];

const byKey = new Map(EDGES.map((e) => [`${e.from} ${e.event}`, e]));

/** The edge for an event in a state, or undefined when the table refuses it. */
export const findEdge = (from: PayoutState, event: PayoutEvent): Edge | undefined =>
  byKey.get(`${from} ${event}`);

/** States in which a request may have left: money may have moved. */
export const POSSIBLY_SENT: readonly PayoutState[] = [
  'SEND_STARTED',
  'UNKNOWN',
  'ACCEPTED',
  'PENDING',
  'CONFIRMED',
];

/** Pairs (from, to) the ledger's trigger allows, with the weakest authority that may cause them. */
export const allowedPairs = (): readonly { from: PayoutState; to: PayoutState }[] =>
  PAYOUT_STATES.flatMap((from) => {
    const targets = new Set(EDGES.filter((e) => e.from === from).map((e) => e.to));
    return [...targets].map((to) => ({ from, to }));
  });
