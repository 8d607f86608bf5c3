/**
 * The payout and attempt tables as facts about payouts change them.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { EntryBody } from '#core/audit/entry.ts';
import {
  LIVE_STATES,
  moveStanding,
  submitStanding,
  type MovedBody,
  type Standing,
  type SubmittedBody,
} from '#core/audit/fold.ts';
import { reservedOf } from '#core/payout/fiat-exact.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { err, ok } from '#core/result.ts';
import type { Writing, Written } from './writing.ts';
import {
  makePayoutStatements,
  type KnownPayout,
  type PayoutStatements,
} from './payout-statements.ts';
import type { Counted, Tally } from './tally.ts';
import { microUsdOf } from './usd.ts';

type ReplyBody = Extract<EntryBody, { kind: 'reply.stored' }>;
type ReadingBody = Extract<EntryBody, { kind: 'reading.stored' }>;

export const makePayoutWriter = (db: DatabaseSync, tally: Tally) => {
  const statements = makePayoutStatements(db);
  const about = (id: string): Written => {
    const n = statements.numberOf(id);
    return n === null ? err('conflict') : ok(n);
  };
  return {
    about,
    submitted: (writing: Writing, body: SubmittedBody) =>
      submitted({ statements, tally }, writing, body),
    moved: (writing: Writing, body: MovedBody) => moved({ statements, tally }, writing, body),
    replied: (writing: Writing, body: ReplyBody): Written => {
      const found = statements.setReply(body.payoutId, body.attempt, writing.seq);
      return found === null ? err('conflict') : ok(found);
    },
    read: (writing: Writing, body: ReadingBody): Written => {
      const found = statements.setReading(body, writing.at);
      return found === null ? err('conflict') : ok(found);
    },
  };
};

interface Tables {
  readonly statements: PayoutStatements;
  readonly tally: Tally;
}

const submitted = (
  { statements, tally }: Tables,
  writing: Writing,
  body: SubmittedBody,
): Written => {
  const batchN = statements.batchNumberOf(body.batchId);
  const now = statements.known(body.payoutId);
  const next = submitStanding(now?.standing ?? null, body);
  if (batchN === null || !next.ok || (now !== null && now.counted.batchN !== batchN)) {
    return err('conflict');
  }
  const counted: Counted = {
    batchN,
    currencyId: body.content.destination.currencyId,
    reserved: reservedOf(body.content).units,
    usd: microUsdOf(body.content, body.usdRate),
    submittedAt: writing.at,
  };
  tally.add('SUBMITTED', counted);
  if (now === null) return ok(statements.insert(body, counted));
  tally.remove(now.standing.state, now.counted);
  // The trigger lets content change only while the payout is a draft or ready, and only READY may be submitted.
  if (now.standing.state === 'DRAFT') statements.setState(now.n, 'READY');
  statements.replace(now.n, body, counted);
  statements.setStanding(now.n, next.value, writing.at);
  return ok(now.n);
};

const moved = ({ statements, tally }: Tables, writing: Writing, body: MovedBody): Written => {
  const now = statements.known(body.payoutId);
  const next =
    now === null ? err('conflict' as const) : moveStanding(now.standing, body, writing.actor);
  if (now === null || !next.ok) return err('conflict');
  const { value: standing } = next;
  statements.move(now.n, standing, { body, at: writing.at });
  if (body.event === 'claimed') statements.openAttempt(now.n, standing, writing.at);
  else if (touchesAttempt(now, standing)) statements.setAttemptState(now.n, standing);
  if (standing.state !== now.standing.state) {
    tally.remove(now.standing.state, now.counted);
    tally.add(standing.state, now.counted);
  }
  return ok(now.n);
};

const isLive = (state: PayoutState): boolean => LIVE_STATES.includes(state);

/** The last attempt follows its payout while either side of the move is live. */
const touchesAttempt = (now: KnownPayout, next: Standing): boolean =>
  next.attempt > 0 &&
  next.state !== now.standing.state &&
  (isLive(now.standing.state) || isLive(next.state));
