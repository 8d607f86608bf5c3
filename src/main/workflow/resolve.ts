/**
 * How a person settles a payout whose outcome is unclear: by evidence that it was paid, or by a release.
 * Nothing here sends. A release only makes the payout approved again, with the same order id; a person must resume.
 */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { isRetyped } from '#core/payout/fiat-exact.ts';
import type { PayoutEvent } from '#core/payout/transition.ts';
import { err, ok, type Result } from '#core/result.ts';
import { evidenceAgainst } from '#core/track/reading.ts';
import { missingWords, releaseStanding } from '#core/track/release.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { fitsToo, usedBy } from './claimants.ts';
import { moveEntry, stopReason, SYSTEM, type EngineNeeds } from './engine.ts';
import { problem, type Problem } from './problem.ts';
import { readingEntry } from './readings.ts';

export interface ResolveNeeds extends Pick<
  EngineNeeds,
  'gateway' | 'ledger' | 'clock' | 'changed'
> {
  /** Asks the gateway about one payout now and records the answer. */
  readonly askNow: (payoutId: string) => Promise<void>;
}

/** What becomes of a payout that was not paid. */
export type AfterRelease = 'pay' | 'hold' | 'write-off';

/** What a person decides; every decision carries its reason. */
export type Decision =
  | { readonly kind: 'was-paid'; readonly withdrawalId: string; readonly reason: string }
  | {
      readonly kind: 'not-paid';
      readonly next: AfterRelease;
      /** The amount as typed again: the second confirmation of one person. */
      readonly typedAmount: string;
      readonly reason: string;
    }
  /** Closes a held payout without proof of payment; it is never sent. */
  | { readonly kind: 'write-off'; readonly typedAmount: string; readonly reason: string };

interface Request {
  readonly payoutId: string;
  readonly decision: Decision;
  readonly by: Actor;
}

type Done = Result<void, Problem>;
type Entries = Result<readonly EntryBody[], Problem>;

const refuse = (message: string, detail: string | null = null): Result<never, Problem> =>
  err(problem('not-allowed', message, detail));

const AFTER_EVENT: Readonly<Record<AfterRelease, PayoutEvent>> = {
  pay: 'pay-after-not-sent',
  hold: 'do-not-pay',
  'write-off': 'write-off',
};

const wrongAmount = (): Result<never, Problem> =>
  err(
    problem(
      'invalid-input',
      'The amount typed is not the amount of this payout. Nothing was changed. Compare and type it again.',
    ),
  );

/** It was paid: the gateway must know the withdrawal, and every field must agree with what was approved. */
const wasPaid = async (
  needs: ResolveNeeds,
  payout: PayoutRecord,
  decision: Decision & { kind: 'was-paid' },
): Promise<Entries> => {
  const withdrawalId = decision.withdrawalId.trim();
  const other = await usedBy(needs.ledger, payout, withdrawalId);
  if (other !== null) {
    return refuse(
      `This withdrawal id already belongs to ${other.reference}. One withdrawal cannot prove two payouts. Nothing was changed.`,
    );
  }
  const answer = await needs.gateway.lookup({ by: 'withdrawalId', withdrawalId });
  if (answer.kind === 'failed') {
    return refuse(
      'The gateway could not be asked about this withdrawal. Nothing was changed. Check the connection and try again.',
      answer.failure.kind === 'refused' ? answer.failure.message : answer.failure.detail,
    );
  }
  if (answer.kind === 'not-found') {
    return refuse(
      'The gateway does not know this withdrawal id. Nothing was changed. Copy it again from the gateway’s own pages.',
      answer.message,
    );
  }
  const said = answer.withdrawal;
  const strange = said.withdrawalId !== null && said.withdrawalId !== withdrawalId;
  const differs = [
    ...evidenceAgainst(payout, said),
    ...(strange ? [`the gateway answered about withdrawal ${said.withdrawalId}`] : []),
  ];
  if (differs.length > 0) {
    return refuse(
      'The gateway knows this withdrawal, but it is not this payout. Nothing was changed. Look for the right one.',
      differs.join('; '),
    );
  }
  const rival = await fitsToo(needs.ledger, payout, { withdrawalId, said });
  if (rival !== null) {
    return refuse(
      `This withdrawal fits ${rival.reference} as well: the same address, and amounts too close to tell apart. Nothing was ` +
        'changed. Settle the other one first, or wait for the look-up by order id, which knows which it is.',
    );
  }
  const event = payout.state === 'HELD' ? 'evidence-accepted' : 'withdrawal-entered';
  return ok([
    { ...readingEntry(payout, answer), by: 'withdrawalId' },
    moveEntry(payout, event, { withdrawalId, said: said.amount, detail: decision.reason }),
  ]);
};

const notReady = async (needs: ResolveNeeds, payout: PayoutRecord): Promise<Problem | null> => {
  const { ledger, clock } = needs;
  const life = await ledger.entriesOf({ payoutId: payout.id });
  const now = { at: clock.now(), mono: clock.mono(), bootId: clock.bootId };
  const proven = await ledger.hasCapability('order-id-lookup');
  const { missing } = releaseStanding(life, now, proven);
  if (missing.length === 0) return null;
  const message = 'This payout cannot be released yet: it may still be paid. Nothing was changed.';
  return problem('not-allowed', [message, ...missing.map(missingWords)].join(' '));
};

/** A released payout must be sendable by a person's Resume, so the batch may not be running, and not be over. */
const reopenRun = async (
  { ledger }: ResolveNeeds,
  payout: PayoutRecord,
): Promise<Result<readonly EntryBody[], Problem>> => {
  const batch = await ledger.batch(payout.batchId);
  if (batch?.run === 'paused' || batch?.run === 'approved') return ok([]);
  if (batch?.run === 'finished') {
    const reason = stopReason('operator-paused', 'a payout was released', payout.id);
    return ok([{ kind: 'run.moved', batchId: batch.id, to: 'paused', reason }]);
  }
  return refuse(
    batch?.run === 'running'
      ? 'Its batch is being sent just now. Nothing was changed. Pause the batch, then release the payout.'
      : 'Its batch cannot be sent any more. Nothing was changed. Choose not to pay it here.',
  );
};

/** It was not paid: declared not sent when that may be said at all, and then what is to become of it. */
const notPaid = async (
  needs: ResolveNeeds,
  before: PayoutRecord,
  decision: Decision & { kind: 'not-paid' },
): Promise<Entries> => {
  if (!isRetyped(before, decision.typedAmount)) return wrongAmount();
  // One more look-up, so that the newest answer is never older than the decision.
  if (before.state === 'UNKNOWN') await needs.askNow(before.id);
  const payout = await needs.ledger.payout(before.id);
  if (payout === null || payout.state !== before.state) {
    return err(
      problem(
        'conflict',
        'The gateway has just been asked again, and this payout has moved. It was not released. Look at it again.',
      ),
    );
  }
  if (payout.state === 'UNKNOWN') {
    const early = await notReady(needs, payout);
    if (early !== null) return err(early);
  }
  const reopened = decision.next === 'pay' ? await reopenRun(needs, payout) : ok([]);
  if (!reopened.ok) return reopened;
  const detail = `one person confirmed twice: ${decision.reason}`;
  const declared =
    payout.state === 'UNKNOWN' ? [moveEntry(payout, 'declared-not-sent', { detail })] : [];
  const notSent: PayoutRecord = { ...payout, state: 'NOT_SENT', token: null };
  return ok([
    ...declared,
    moveEntry(notSent, AFTER_EVENT[decision.next], { detail }),
    ...reopened.value,
  ]);
};

const writeOff = (payout: PayoutRecord, decision: Decision & { kind: 'write-off' }): Entries => {
  if (!isRetyped(payout, decision.typedAmount)) return wrongAmount();
  const detail = `one person confirmed twice: ${decision.reason}`;
  return ok([moveEntry(payout, 'write-off', { detail })]);
};

/** The decisions a state is open to; a held payout never becomes sendable again from here. */
export const waysOutOf = ({ state }: Pick<PayoutRecord, 'state'>): readonly Decision['kind'][] => {
  if (state === 'UNKNOWN') return ['was-paid', 'not-paid'];
  if (state === 'NOT_SENT') return ['not-paid'];
  return state === 'HELD' ? ['was-paid', 'write-off'] : [];
};

const entriesFor = async (
  needs: ResolveNeeds,
  payout: PayoutRecord,
  decision: Decision,
): Promise<Entries> => {
  switch (decision.kind) {
    case 'was-paid':
      return wasPaid(needs, payout, decision);
    case 'not-paid':
      return notPaid(needs, payout, decision);
    case 'write-off':
      return writeOff(payout, decision);
  }
};

/** Carries out a person's decision about an unclear payout, or says why not; a refusal changes nothing. */
export const resolvePayout = async (
  needs: ResolveNeeds,
  { payoutId, decision, by }: Request,
): Promise<Done> => {
  const payout = await needs.ledger.payout(payoutId);
  if (payout === null) {
    return err(problem('not-found', 'This payout is not in the ledger of this profile.'));
  }
  if (!waysOutOf(payout).includes(decision.kind)) {
    return refuse(
      'This payout is not open to that decision any more. Nothing was changed. Look at it again.',
    );
  }
  if (decision.reason.trim() === '') {
    return err(problem('invalid-input', 'A reason is needed. Nothing was changed.'));
  }
  const entries = await entriesFor(needs, payout, decision);
  if (!entries.ok) return entries;
  const appended = await needs.ledger.append(by, entries.value);
  needs.changed({ batchId: payout.batchId, payoutId });
  return appended.ok
    ? ok(undefined)
    : err(problem('conflict', 'It changed at this moment. Nothing was decided. Look at it again.'));
};

/** Looks the payout up and reads the balance, and records both as evidence. */
export const checkPayout = async (needs: ResolveNeeds, payoutId: string): Promise<Done> => {
  await needs.askNow(payoutId);
  const read = await needs.gateway.balances();
  if (read.ok) {
    await needs.ledger.append(SYSTEM, [{ kind: 'balance.read', balances: read.value }]);
    return ok(undefined);
  }
  return refuse(
    'The gateway could not be asked for the balance. Nothing was changed. Try again.',
    read.error.kind === 'refused' ? read.error.message : read.error.detail,
  );
};
