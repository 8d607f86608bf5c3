/**
 * What the entries of the ledger add up to: the standing of every payout and batch.
 * The ledger asks the same rules before it writes, and its verification compares the tables with this fold.
 */
import { EARLIER_CHOICES, type RunChoices } from '../dispatch/choices.ts';
import { findEdge } from '../payout/transition.ts';
import type { PayoutState } from '../payout/state.ts';
import { isJudgeable, reservedOf } from '../payout/fiat-exact.ts';
import { err, ok, type Result } from '../result.ts';
import type { Actor, EntryBody, PlanBasis, RunState } from './entry.ts';

/** States in which an attempt to send is under way or its outcome is still being followed. */
export const LIVE_STATES: readonly PayoutState[] = [
  'CLAIMED',
  'SEND_STARTED',
  'UNKNOWN',
  'ACCEPTED',
  'PENDING',
];

/** Claimed or later and not final: what recovery and tracking look at. */
export const OPEN_STATES: readonly PayoutState[] = [...LIVE_STATES, 'NOT_SENT', 'HELD'];

/** Approved or later and not final: money that may still leave or may be leaving. */
export const COMMITTED_STATES: readonly PayoutState[] = ['APPROVED', ...OPEN_STATES];

/** Events that would make a payout editable again; refused once a request of its epoch may have left. */
const NEVER_AFTER_SEND = new Set(['returned', 'released']);

/** Whether a request of this epoch may have left, and whether the gateway definitely failed it. */
export type Fate = 'unsent' | 'sent' | 'failed';

/** Where one payout stands. */
export interface Standing {
  readonly state: PayoutState;
  readonly epoch: number;
  readonly fate: Fate;
  /** Attempts so far in this epoch. */
  readonly attempt: number;
  /** Claim token of the live attempt, or null. */
  readonly token: string | null;
  readonly digest: string;
  /** Whether the gateway converts, and what it first said it made of the fiat amount; null before, and where not. */
  readonly converts: boolean;
  readonly sent: string | null;
}

export type MovedBody = Extract<EntryBody, { kind: 'payout.moved' }>;
export type SubmittedBody = Extract<EntryBody, { kind: 'payout.submitted' }>;

/**
 * The standing after a move. Errors: conflict, when the move's `from`, attempt or token is not the one
 * now, the table has no such edge, an edge that needs a person comes from the system, or content that may
 * have been sent would become editable.
 */
export const moveStanding = (
  now: Standing,
  body: MovedBody,
  actor: Actor,
): Result<Standing, 'conflict'> => {
  const edge = findEdge(body.from, body.event);
  const allowed =
    now.state === body.from &&
    edge?.to === body.to &&
    (edge.who === 'automatic' || actor.kind === 'person') &&
    !(now.fate === 'sent' && NEVER_AFTER_SEND.has(body.event)) &&
    holdsClaim(now, body) &&
    maySay(now, body);
  if (!allowed) return err('conflict');
  const claimed = body.event === 'claimed';
  const token = claimed ? body.token : now.token;
  return ok({
    ...now,
    state: body.to,
    fate: fateAfter(now.fate, body.to),
    attempt: claimed ? now.attempt + 1 : now.attempt,
    token: LIVE_STATES.includes(body.to) ? token : null,
    sent: body.sent ?? now.sent,
  });
};

/** An amount is said once, and only of a fiat amount; nobody can be asked to approve it before. */
const maySay = (now: Standing, { sent }: MovedBody): boolean =>
  sent === undefined || (now.converts && now.sent === null);

/** A claim brings the next attempt and a token; a claimed or sending payout moves only by its own token. */
const holdsClaim = (now: Standing, body: MovedBody): boolean => {
  if (body.event === 'claimed') {
    return body.token !== null && (body.attempt ?? now.attempt + 1) === now.attempt + 1;
  }
  if ((body.attempt ?? now.attempt) !== now.attempt) return false;
  const strict = now.state === 'CLAIMED' || now.state === 'SEND_STARTED';
  return body.token === now.token || (body.token === null && !strict);
};

const fateAfter = (fate: Fate, to: PayoutState): Fate => {
  if (to === 'SEND_STARTED') return 'sent';
  return to === 'FAILED_GATEWAY' ? 'failed' : fate;
};

/**
 * The standing after a submission. A known payout is submitted again only from DRAFT or READY; a new
 * epoch only after definite failure (I1), and content that may have been sent only unchanged (I8). Content whose
 * conversion by the gateway could not be judged is never taken.
 */
export const submitStanding = (
  now: Standing | null,
  body: SubmittedBody,
): Result<Standing, 'conflict'> => {
  const fresh: Standing = {
    state: 'SUBMITTED',
    epoch: body.epoch,
    fate: 'unsent',
    attempt: 0,
    token: null,
    digest: body.digest,
    converts: body.content.fiatExact !== undefined,
    sent: null,
  };
  if (!isJudgeable(body.content)) return err('conflict');
  if (now === null) return ok(fresh);
  if (now.state !== 'DRAFT' && now.state !== 'READY') return err('conflict');
  if (body.epoch === now.epoch + 1 && now.fate === 'failed') return ok(fresh);
  if (body.epoch !== now.epoch || now.fate === 'failed') return err('conflict');
  if (now.fate === 'sent' && body.digest !== now.digest) return err('conflict');
  const { converts } = fresh;
  return ok({ ...now, state: 'SUBMITTED', token: null, digest: body.digest, converts });
};

export interface FoldedPayout extends Standing {
  readonly batchId: string;
  readonly currencyId: number;
  readonly units: bigint;
  /** What it may take of the balance at most, fees apart; smallest units. */
  readonly reserved: bigint;
}

export interface FoldedBatch {
  readonly run: RunState;
  readonly approved: boolean;
  readonly fingerprint: string;
  /** As the last approval says. */
  readonly choices: RunChoices;
  /** What its amounts stand on; absent in entries from before it was kept. */
  readonly basis?: PlanBasis;
}

/** All standings. The maps are grown in place by {@link foldEntry}: a ledger may hold a million payouts. */
export interface Folded {
  readonly payouts: Map<string, FoldedPayout>;
  readonly batches: Map<string, FoldedBatch>;
}

/** Nothing recorded yet. */
export const emptyFold = (): Folded => ({ payouts: new Map(), batches: new Map() });

/** Adds one fact. Errors: conflict, the ledger would refuse it; `folded` is then unchanged. */
export const foldEntry = (
  folded: Folded,
  actor: Actor,
  body: EntryBody,
): Result<void, 'conflict'> => {
  switch (body.kind) {
    case 'payout.submitted':
      return foldSubmitted(folded, body);
    case 'payout.moved': {
      const now = folded.payouts.get(body.payoutId);
      const next = now === undefined ? err('conflict' as const) : moveStanding(now, body, actor);
      if (!next.ok || now === undefined) return err('conflict');
      folded.payouts.set(body.payoutId, { ...now, ...next.value });
      return ok(undefined);
    }
    case 'batch.submitted':
    case 'batch.approved':
    case 'run.moved':
      return foldBatch(folded, actor, body);
    case 'carried.written-off':
      return folded.batches.has(body.batchId) && actor.kind === 'person'
        ? ok(undefined)
        : err('conflict');
    case 'report.exported':
      return folded.batches.has(body.batchId) ? ok(undefined) : err('conflict');
    case 'ledger.opened':
    case 'ledger.unlocked':
    case 'balance.read':
    case 'rate.recorded':
    case 'rate.confirmed':
    case 'terms.changed':
      return ok(undefined);
    case 'alarm.raised':
      return body.payoutId === null ? ok(undefined) : foldEvidence(folded, body.payoutId, 0);
    case 'reply.stored':
      return foldEvidence(folded, body.payoutId, body.attempt);
    default:
      return foldEvidence(folded, body.payoutId, 0);
  }
};

/** Evidence belongs to a payout that is known, and a reply to an attempt it made in this epoch. */
const foldEvidence = (
  folded: Folded,
  payoutId: string,
  attempt: number,
): Result<void, 'conflict'> => {
  const now = folded.payouts.get(payoutId);
  return now !== undefined && attempt <= now.attempt ? ok(undefined) : err('conflict');
};

const foldSubmitted = (folded: Folded, body: SubmittedBody): Result<void, 'conflict'> => {
  const now = folded.payouts.get(body.payoutId);
  const next = submitStanding(now ?? null, body);
  const stranger = now !== undefined && now.batchId !== body.batchId;
  if (!next.ok || stranger || !folded.batches.has(body.batchId)) return err('conflict');
  folded.payouts.set(body.payoutId, {
    ...next.value,
    batchId: body.batchId,
    currencyId: body.content.destination.currencyId,
    units: body.content.amount.units,
    reserved: reservedOf(body.content).units,
  });
  return ok(undefined);
};

export type BatchBody = Extract<
  EntryBody,
  { kind: 'batch.submitted' | 'batch.approved' | 'run.moved' }
>;

/** States in which a person may start or resume sending, and in which an approval may lapse. */
const WAITS_FOR_START: readonly RunState[] = ['approved', 'paused'];

/**
 * The batch after a fact about it. Submitted again only after it was returned; approved only while
 * submitted and for the fingerprint it has now; started, or back in review by a lapse, only while it waits for
 * its start; and the end of a run never takes a batch out of review. Errors: conflict.
 */
export const moveBatch = (
  now: FoldedBatch | null,
  body: BatchBody,
  actor: Actor,
): Result<FoldedBatch, 'conflict'> => {
  if (body.kind === 'batch.submitted') {
    if (now !== null && now.run !== 'returned') return err('conflict');
    const { fingerprint, basis } = body.batch;
    const plan = { fingerprint, ...(basis === undefined ? {} : { basis }) };
    return ok({ run: 'submitted', approved: false, ...plan, choices: EARLIER_CHOICES });
  }
  if (now === null) return err('conflict');
  if (body.kind === 'batch.approved') {
    const fits = now.run === 'submitted' && now.fingerprint === body.fingerprint;
    const choices = body.choices ?? EARLIER_CHOICES;
    return fits ? ok({ ...now, run: 'approved', approved: true, choices }) : err('conflict');
  }
  const waits = WAITS_FOR_START.includes(now.run);
  if ((body.to === 'running' || body.to === 'submitted') && !waits) return err('conflict');
  const inReview = now.run === 'submitted' || now.run === 'returned';
  if (actor.kind === 'system' && inReview) return err('conflict');
  const lapsed = body.to === 'submitted' || body.to === 'returned';
  return ok({ ...now, run: body.to, approved: now.approved && !lapsed });
};

const foldBatch = (folded: Folded, actor: Actor, body: BatchBody): Result<void, 'conflict'> => {
  const id = body.kind === 'batch.submitted' ? body.batch.id : body.batchId;
  const next = moveBatch(folded.batches.get(id) ?? null, body, actor);
  if (!next.ok) return next;
  folded.batches.set(id, next.value);
  return ok(undefined);
};
