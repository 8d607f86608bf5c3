import { describe, expect, it } from 'vitest';
import {
  ATTENTION_STATES,
  FINAL_STATES,
  PAYOUT_STATES,
  TRACKED_STATES,
} from '#core/payout/state.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { EDGES, POSSIBLY_SENT, allowedPairs, findEdge } from '#core/payout/transition.ts';

/** The safety reference, section 2, written down a second time: state, event, next state, who. */
const TABLE = `
DRAFT validated READY automatic
READY edited DRAFT one-person
READY submitted SUBMITTED one-person
SUBMITTED approved APPROVED two-people
SUBMITTED returned DRAFT one-person
APPROVED approval-lapsed SUBMITTED automatic
APPROVED claimed CLAIMED automatic
CLAIMED not-sendable APPROVED automatic
CLAIMED digest-mismatch HELD automatic
CLAIMED preflight-found ACCEPTED automatic
CLAIMED preflight-found-differs HELD automatic
CLAIMED send-started SEND_STARTED automatic
SEND_STARTED reply-accepted ACCEPTED automatic
SEND_STARTED reply-differs HELD automatic
SEND_STARTED reply-refused REJECTED automatic
SEND_STARTED unanswered UNKNOWN automatic
UNKNOWN lookup-found ACCEPTED automatic
UNKNOWN lookup-found-differs HELD automatic
UNKNOWN lookup-inconclusive UNKNOWN automatic
UNKNOWN withdrawal-entered ACCEPTED one-person
UNKNOWN declared-not-sent NOT_SENT two-people
NOT_SENT pay-after-not-sent APPROVED two-people
NOT_SENT do-not-pay HELD two-people
NOT_SENT write-off WRITTEN_OFF two-people
ACCEPTED status-pending PENDING automatic
PENDING status-pending PENDING automatic
ACCEPTED status-paid CONFIRMED automatic
PENDING status-paid CONFIRMED automatic
ACCEPTED status-failed FAILED_GATEWAY automatic
PENDING status-failed FAILED_GATEWAY automatic
ACCEPTED status-failed-with-debit HELD automatic
PENDING status-failed-with-debit HELD automatic
FAILED_GATEWAY pay-again READY two-people
REJECTED retry-unchanged SUBMITTED one-person
HELD released READY two-people
HELD evidence-accepted ACCEPTED two-people
HELD evidence-inconclusive UNKNOWN two-people
HELD write-off WRITTEN_OFF two-people
DRAFT cancelled CANCELLED one-person
READY cancelled CANCELLED one-person
SUBMITTED cancelled CANCELLED one-person
APPROVED cancelled CANCELLED one-person
CLAIMED cancelled CANCELLED one-person
`;

const expected = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([from, event, to, who]) => [`${from} ${event}`, `${to} ${who}`]),
);
const events = [...new Set(EDGES.map((edge) => edge.event))];

describe('the state table', () => {
  it('answers every state and event as the safety reference does, and refuses all others', () => {
    for (const state of PAYOUT_STATES) {
      for (const event of events) {
        const edge = findEdge(state, event);
        const said = edge === undefined ? undefined : `${edge.to} ${edge.who}`;
        expect(said, `${state} on ${event}`).toBe(expected.get(`${state} ${event}`));
      }
    }
    expect(EDGES).toHaveLength(expected.size);
  });

  it('never leads automatically from a state in which money may have moved to one that can be sent (I6)', () => {
    const sendable: readonly PayoutState[] = ['DRAFT', 'READY', 'SUBMITTED', 'APPROVED', 'CLAIMED'];
    const automatic = (state: PayoutState): readonly PayoutState[] =>
      EDGES.filter((edge) => edge.from === state && edge.who === 'automatic').map(({ to }) => to);
    for (const start of POSSIBLY_SENT) {
      const reached = new Set<PayoutState>([start]);
      for (const state of reached) for (const next of automatic(state)) reached.add(next);
      expect(
        [...reached].filter((state) => sendable.includes(state)),
        `from ${start}`,
      ).toEqual([]);
    }
  });

  it('lets a payout be sent only by way of CLAIMED, which only APPROVED leads to', () => {
    expect(EDGES.filter(({ to }) => to === 'SEND_STARTED').map(({ from }) => from)).toEqual([
      'CLAIMED',
    ]);
    expect(EDGES.filter(({ to }) => to === 'CLAIMED').map(({ from }) => from)).toEqual([
      'APPROVED',
    ]);
  });

  it('lets nothing automatic leave a final state', () => {
    const leaving = EDGES.filter(
      ({ from, who }) => FINAL_STATES.includes(from) && who === 'automatic',
    );
    expect(leaving).toEqual([]);
  });

  it('gives the ledger each pair once', () => {
    const pairs = allowedPairs().map(({ from, to }) => `${from} ${to}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(new Set(pairs)).toEqual(new Set(EDGES.map(({ from, to }) => `${from} ${to}`)));
  });

  it('keeps the groups of states apart', () => {
    const groups = [...FINAL_STATES, ...ATTENTION_STATES];
    expect(new Set(groups).size).toBe(groups.length);
    expect(TRACKED_STATES.some((state) => FINAL_STATES.includes(state))).toBe(false);
  });
});
