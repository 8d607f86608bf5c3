/** What the steps that move money share: their needs, and how a payout changes state. */
import type { Actor, EntryBody, StopReason } from '#core/audit/entry.ts';
import { findEdge, type PayoutEvent } from '#core/payout/transition.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import type { Clock, Ids } from '../ports/host.ts';
import type { Gateway, WithdrawOrder } from '../ports/gateway.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { HeadKeeper } from '../ports/standing.ts';
import type { KnownFees } from './fee-estimate.ts';
import type { PolicyLimits } from './policy-limits.ts';
import { formatAmount } from '#core/money/amount.ts';
import { adoptable } from '#core/payout/fiat-exact.ts';
import type { Payout } from '#core/payout/payout.ts';

export interface EngineNeeds {
  readonly gateway: Gateway;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Asked before every send; absent where no head is kept outside the ledger: practice and rehearsals. */
  readonly headKeeper?: HeadKeeper;
  /** A number in [0, 1) for jitter; never for money. */
  readonly random: () => number;
  /** Tells the window that a batch, and perhaps one payout, has changed. */
  readonly changed: (what: { readonly batchId: string; readonly payoutId?: string }) => void;
  /** What the policy of this computer lets out; absent where none can be: rehearsals. */
  readonly limits?: Pick<PolicyLimits, 'run' | 'payout'>;
  /** Fee quotes known so far; absent where none are kept. */
  readonly fees?: KnownFees;
  /** Keeps the computer from sleeping until the answer is called; absent where nothing sleeps. */
  readonly holdAwake?: () => () => void;
  /** A run has ended or stopped, whatever for; absent where nobody is to be told. */
  readonly ended?: (batchId: string) => void;
}

export const SYSTEM: Actor = { kind: 'system' };

/** Facts that go with a change of state, where there are any. */
export interface MoveFacts {
  readonly attempt?: number | null;
  readonly token?: string | null;
  readonly withdrawalId?: string | null;
  readonly chainHash?: string | null;
  readonly detail?: string | null;
  /** The amount the gateway says, for a payout it converts; the first one is kept. */
  readonly said?: string | null;
}

/** The entry that moves a payout along an edge of the state table; an edge that is not there is a bug. */
export const moveEntry = (
  payout: PayoutRecord,
  event: PayoutEvent,
  facts: MoveFacts = {},
): EntryBody => {
  const edge = findEdge(payout.state, event);
  if (edge === undefined) throw new Error(`no edge from ${payout.state} by ${event}`);
  return {
    kind: 'payout.moved',
    payoutId: payout.id,
    event,
    from: payout.state,
    to: edge.to,
    attempt: facts.attempt ?? payout.attempt,
    token: facts.token === undefined ? payout.token : facts.token,
    withdrawalId: facts.withdrawalId ?? null,
    chainHash: facts.chainHash ?? null,
    detail: facts.detail ?? null,
    ...firstSaid(payout, facts.said ?? null),
  };
};

/** The amount to keep of what the gateway says it made of a fiat amount; nothing where one is kept already. */
const firstSaid = (
  { fiatExact, sent }: PayoutRecord,
  said: string | null,
): { readonly sent?: string } => {
  const first = fiatExact === undefined || sent !== undefined ? null : adoptable(said);
  return first === null ? {} : { sent: first };
};

/** An alarm about a payout: something contradicts what was approved or said before. */
export const alarmEntry = (payoutId: string, detail: string): EntryBody => ({
  kind: 'alarm.raised',
  payoutId,
  detail,
});

/** What the gateway is asked to do for a payout; built from the approved content and nothing else. */
export const orderOf = (payout: Payout): WithdrawOrder => ({
  orderId: payout.orderId,
  currencyId: payout.destination.currencyId,
  address: payout.destination.address,
  tag: payout.destination.tag,
  ...(payout.fiatExact === undefined
    ? { amount: formatAmount(payout.amount) }
    : { amount: payout.asked.amount, fiat: payout.asked.unit }),
});

/** A reason to stop, with its payout and the outside's own words. */
export const stopReason = (
  code: StopReason['code'],
  detail: string | null = null,
  payoutId: string | null = null,
): StopReason => ({ code, detail, payoutId });
