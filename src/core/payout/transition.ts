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

/**
 * The state table of the safety reference, section 2, as data.
 * Invariant I6: no automatic edge leads from a state in which a request may have left back to a sendable one.
 */
export const EDGES: readonly Edge[] = [
  { from: 'DRAFT', event: 'validated', to: 'READY', who: 'automatic' },
  { from: 'READY', event: 'edited', to: 'DRAFT', who: 'one-person' },
  { from: 'READY', event: 'submitted', to: 'SUBMITTED', who: 'one-person' },
  { from: 'SUBMITTED', event: 'approved', to: 'APPROVED', who: 'two-people' },
  { from: 'SUBMITTED', event: 'returned', to: 'DRAFT', who: 'one-person' },
  { from: 'APPROVED', event: 'approval-lapsed', to: 'SUBMITTED', who: 'automatic' },
  { from: 'APPROVED', event: 'claimed', to: 'CLAIMED', who: 'automatic' },
  { from: 'CLAIMED', event: 'not-sendable', to: 'APPROVED', who: 'automatic' },
  { from: 'CLAIMED', event: 'digest-mismatch', to: 'HELD', who: 'automatic' },
  { from: 'CLAIMED', event: 'preflight-found', to: 'ACCEPTED', who: 'automatic' },
  { from: 'CLAIMED', event: 'preflight-found-differs', to: 'HELD', who: 'automatic' },
  { from: 'CLAIMED', event: 'send-started', to: 'SEND_STARTED', who: 'automatic' },
  { from: 'SEND_STARTED', event: 'reply-accepted', to: 'ACCEPTED', who: 'automatic' },
  { from: 'SEND_STARTED', event: 'reply-differs', to: 'HELD', who: 'automatic' },
  { from: 'SEND_STARTED', event: 'reply-refused', to: 'REJECTED', who: 'automatic' },
  { from: 'SEND_STARTED', event: 'unanswered', to: 'UNKNOWN', who: 'automatic' },
  { from: 'UNKNOWN', event: 'lookup-found', to: 'ACCEPTED', who: 'automatic' },
  { from: 'UNKNOWN', event: 'lookup-found-differs', to: 'HELD', who: 'automatic' },
  { from: 'UNKNOWN', event: 'lookup-inconclusive', to: 'UNKNOWN', who: 'automatic' },
  { from: 'UNKNOWN', event: 'withdrawal-entered', to: 'ACCEPTED', who: 'one-person' },
  { from: 'UNKNOWN', event: 'declared-not-sent', to: 'NOT_SENT', who: 'two-people' },
  { from: 'NOT_SENT', event: 'pay-after-not-sent', to: 'APPROVED', who: 'two-people' },
  { from: 'NOT_SENT', event: 'do-not-pay', to: 'HELD', who: 'two-people' },
  { from: 'NOT_SENT', event: 'write-off', to: 'WRITTEN_OFF', who: 'two-people' },
  { from: 'ACCEPTED', event: 'status-pending', to: 'PENDING', who: 'automatic' },
  { from: 'PENDING', event: 'status-pending', to: 'PENDING', who: 'automatic' },
  { from: 'ACCEPTED', event: 'status-paid', to: 'CONFIRMED', who: 'automatic' },
  { from: 'PENDING', event: 'status-paid', to: 'CONFIRMED', who: 'automatic' },
  { from: 'ACCEPTED', event: 'status-failed', to: 'FAILED_GATEWAY', who: 'automatic' },
  { from: 'PENDING', event: 'status-failed', to: 'FAILED_GATEWAY', who: 'automatic' },
  { from: 'ACCEPTED', event: 'status-failed-with-debit', to: 'HELD', who: 'automatic' },
  { from: 'PENDING', event: 'status-failed-with-debit', to: 'HELD', who: 'automatic' },
  { from: 'FAILED_GATEWAY', event: 'pay-again', to: 'READY', who: 'two-people' },
  { from: 'REJECTED', event: 'retry-unchanged', to: 'SUBMITTED', who: 'one-person' },
  { from: 'HELD', event: 'released', to: 'READY', who: 'two-people' },
  { from: 'HELD', event: 'evidence-accepted', to: 'ACCEPTED', who: 'two-people' },
  { from: 'HELD', event: 'evidence-inconclusive', to: 'UNKNOWN', who: 'two-people' },
  { from: 'HELD', event: 'write-off', to: 'WRITTEN_OFF', who: 'two-people' },
  { from: 'DRAFT', event: 'cancelled', to: 'CANCELLED', who: 'one-person' },
  { from: 'READY', event: 'cancelled', to: 'CANCELLED', who: 'one-person' },
  { from: 'SUBMITTED', event: 'cancelled', to: 'CANCELLED', who: 'one-person' },
  { from: 'APPROVED', event: 'cancelled', to: 'CANCELLED', who: 'one-person' },
  { from: 'CLAIMED', event: 'cancelled', to: 'CANCELLED', who: 'one-person' },
];

const byState = new Map(
  PAYOUT_STATES.map((state) => [
    state,
    new Map(EDGES.filter((e) => e.from === state).map((e) => [e.event, e])),
  ]),
);

/** The edge for an event in a state, or undefined when the table refuses it. */
export const findEdge = (from: PayoutState, event: PayoutEvent): Edge | undefined =>
  byState.get(from)?.get(event);

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
