/**
 * The way out of a lock: the gateway is asked about everything this ledger does not know the end of, a person compares
 * the rest and confirms twice, approvals are void, and only then is the new head kept. Nothing here sends.
 */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { evidenceAgainst } from '#core/track/reading.ts';
import type { PayoutState } from '#core/payout/state.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { HeadKeeper, Locked } from '../ports/standing.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { alarmEntry, moveEntry, SYSTEM } from './engine.ts';
import { problem, type Problem } from './problem.ts';
import { readingEntry } from './readings.ts';
import { recover } from './recover.ts';
import type { TrackNeeds } from './track.ts';

export interface UnlockNeeds extends TrackNeeds {
  readonly headKeeper: HeadKeeper;
  readonly locked: Locked;
}

/** States whose end this ledger does not know; a later ledger may have sent any of them. */
export const UNSETTLED: readonly PayoutState[] = [
  'READY',
  'SUBMITTED',
  'APPROVED',
  'CLAIMED',
  'SEND_STARTED',
  'UNKNOWN',
  'NOT_SENT',
  'ACCEPTED',
  'PENDING',
  'HELD',
];

/** States in which this ledger believes that nothing was sent. */
const BELIEVED_UNSENT: readonly PayoutState[] = [
  'READY',
  'SUBMITTED',
  'APPROVED',
  'CLAIMED',
  'NOT_SENT',
];

/** Payouts asked about at most, newest first; look-ups before sending guard the rest. */
export const ASKED_AT_MOST = 5_000;

const PAGE = 500;

/** What the gateway said about one payout. */
export interface Asked {
  readonly payout: PayoutRecord;
  readonly answer: 'found' | 'not-found' | 'failed';
  /** The gateway has it although this ledger believes that nothing was sent. */
  readonly surprising: boolean;
  readonly detail: string | null;
}

/** How far the asking is; the list holds the surprising and the failed ones only. */
export interface AskProgress {
  readonly asked: number;
  readonly total: number;
  readonly found: number;
  readonly failed: number;
  readonly notable: readonly Asked[];
  readonly ended: boolean;
}

/** Payouts whose end is not known, as the person counts them. */
export const countUnsettled = async ({ ledger }: Pick<UnlockNeeds, 'ledger'>): Promise<number> =>
  (await ledger.payouts({ states: UNSETTLED }, { offset: 0, limit: 1 })).total;

async function* unsettled({ ledger }: UnlockNeeds): AsyncGenerator<PayoutRecord> {
  for (let offset = 0; offset < ASKED_AT_MOST; offset += PAGE) {
    const page = await ledger.payouts({ states: UNSETTLED }, { offset, limit: PAGE });
    yield* page.items;
    if (page.items.length < PAGE) return;
  }
}

const ask = async (needs: UnlockNeeds, payout: PayoutRecord): Promise<Asked> => {
  const answer = await needs.gateway.lookup({ by: 'orderId', orderId: payout.orderId });
  const believed = BELIEVED_UNSENT.includes(payout.state);
  if (answer.kind === 'found') {
    const differs = evidenceAgainst(payout, answer.withdrawal).join('; ');
    const detail = differs === '' ? answer.withdrawal.withdrawalId : differs;
    return { payout, answer: 'found', surprising: believed, detail };
  }
  const { failure } = answer.kind === 'failed' ? answer : { failure: null };
  const words =
    failure === null ? null : failure.kind === 'refused' ? failure.message : failure.detail;
  return { payout, answer: answer.kind, surprising: false, detail: words };
};

/** Asks about everything unsettled, one after the other; reads only, and records nothing yet. */
export async function* askAll(needs: UnlockNeeds, stop: AbortSignal): AsyncGenerator<AskProgress> {
  const total = Math.min(await countUnsettled(needs), ASKED_AT_MOST);
  const notable: Asked[] = [];
  const count = { asked: 0, found: 0, failed: 0 };
  const now = (ended: boolean): AskProgress => ({ ...count, total, notable: [...notable], ended });
  yield now(total === 0);
  for await (const payout of unsettled(needs)) {
    if (stop.aborted) return;
    const asked = await ask(needs, payout);
    count.asked += 1;
    if (asked.answer === 'found') count.found += 1;
    if (asked.answer === 'failed') count.failed += 1;
    if (asked.surprising || asked.answer === 'failed') notable.push(asked);
    yield now(count.asked >= total);
  }
  yield now(true);
}

/** What the gateway has of a payout that this ledger believes unsent: never to be sent again, by the edges there are. */
const adopt = async (needs: UnlockNeeds, payout: PayoutRecord): Promise<void> => {
  const { gateway, ledger, clock, ids } = needs;
  const answer = await gateway.lookup({ by: 'orderId', orderId: payout.orderId });
  if (answer.kind !== 'found') return;
  const differs = evidenceAgainst(payout, answer.withdrawal).join('; ');
  const detail = `found after the ledger was restored: ${differs || 'all fields agree'}`;
  const reading = readingEntry(payout, answer);
  if (payout.state !== 'APPROVED') {
    await ledger.append(SYSTEM, [reading, alarmEntry(payout.id, detail)]);
    return;
  }
  const attempt = payout.attempt + 1;
  const token = `${clock.bootId}:${ids.next()}`;
  const claimed: PayoutRecord = { ...payout, state: 'CLAIMED', attempt, token };
  const event = differs === '' ? 'preflight-found' : 'preflight-found-differs';
  const { withdrawalId, amount: said } = answer.withdrawal;
  await ledger.append(SYSTEM, [
    moveEntry(payout, 'claimed', { attempt, token }),
    reading,
    moveEntry(claimed, event, { withdrawalId, said, detail }),
    alarmEntry(payout.id, detail),
  ]);
};

/** Every approval was given in view of a ledger that is no longer the whole truth: all of them are void. */
const voidApprovals = async ({ ledger, changed }: UnlockNeeds): Promise<void> => {
  const detail = 'the ledger was restored; it needs review again';
  for (const batch of await ledger.batches()) {
    if ((batch.counts.APPROVED ?? 0) === 0) continue;
    const waiting = (await ledger.payoutsOf(batch.id)).filter((p) => p.state === 'APPROVED');
    const lapsed = waiting.map((payout): EntryBody =>
      moveEntry(payout, 'approval-lapsed', { detail }),
    );
    const back: EntryBody = { kind: 'run.moved', batchId: batch.id, to: 'submitted', reason: null };
    await ledger.append(SYSTEM, [...lapsed, back]);
    changed({ batchId: batch.id });
  }
};

export interface UnlockRequest {
  /** The number of unsettled payouts, as retyped. */
  readonly typedCount: string;
  /** The last entry of the ledger the person looked at. */
  readonly seenHead: number;
  readonly reason: string;
  readonly by: Actor;
  /** What was asked before; everything must have been. */
  readonly asked: AskProgress | null;
}

const refuse = (message: string): Result<never, Problem> => err(problem('not-allowed', message));

const wrongWith = (needs: UnlockNeeds, request: UnlockRequest, open: number): Problem | null => {
  const { asked, typedCount, reason, seenHead } = request;
  if (asked === null || !asked.ended || asked.failed > 0) {
    return problem(
      'not-allowed',
      'The gateway has not answered about every open payout yet. The ledger stays locked. Ask again until none is left.',
    );
  }
  if (seenHead !== needs.locked.head.seq) {
    return problem(
      'conflict',
      'This is another ledger than the one you looked at. It stays locked. Look at it again.',
    );
  }
  if (reason.trim() === '') {
    return problem('invalid-input', 'A reason is needed. The ledger stays locked.');
  }
  if (typedCount.trim() === String(open)) return null;
  return problem(
    'invalid-input',
    'The number typed is not the number of open payouts. The ledger stays locked. Compare and type it again.',
  );
};

/** Says in the ledger itself that it was put back, by whom and from when. */
const originOf = ({ restored }: Locked): string => {
  if (restored === null) return '';
  const { at, by, madeAt } = restored;
  const from = madeAt === null ? 'what was kept aside' : `the backup of ${iso(madeAt)}`;
  return `put in place by ${by || 'somebody'} on ${iso(at)} from ${from}; `;
};

const iso = (at: number): string => new Date(at).toISOString();

/**
 * Unlocks: first everything is brought to rest, what the gateway has is taken over, approvals are void; then the
 * decision is recorded and the new head kept. Until that last step is through the ledger stays locked, at every start.
 */
export const unlock = async (
  needs: UnlockNeeds,
  request: UnlockRequest,
): Promise<Result<void, Problem>> => {
  const open = await countUnsettled(needs);
  const wrong = wrongWith(needs, request, open);
  if (wrong !== null) return err(wrong);
  const { ledger, headKeeper, locked } = needs;
  await recover(needs);
  for (const { payout, surprising } of request.asked?.notable ?? []) {
    const now = surprising ? await ledger.payout(payout.id) : null;
    if (now !== null) await adopt(needs, now);
  }
  await voidApprovals(needs);
  const { anchor, head } = locked;
  const kept = anchor === null ? null : { seq: anchor.seq, hash: anchor.hash };
  await ledger.append(request.by, [
    {
      kind: 'ledger.unlocked',
      anchor: kept,
      head,
      open,
      reason: `${originOf(locked)}one person confirmed twice: ${request.reason.trim()}`,
    },
  ]);
  const renewed = await headKeeper.keepHead();
  if (renewed.ok) return ok(undefined);
  return refuse(
    `The keychain did not take the new head (${renewed.error.detail}). The ledger stays locked; nothing was sent. Mend the keychain and confirm again.`,
  );
};
