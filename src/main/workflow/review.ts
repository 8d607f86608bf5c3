/**
 * From a submitted batch to an approved one, and back: approve, send back, cancel.
 * What is approved is frozen in the ledger, row by row, with the digest that sending is held to (I9).
 */
import type { Actor } from '#core/audit/entry.ts';
import { DEFAULT_CHOICES, type RunChoices } from '#core/dispatch/choices.ts';
import { POSSIBLY_SENT, findEdge } from '#core/payout/transition.ts';
import { checkApproval, type ApprovalProblem } from '#core/review/approval.ts';
import { controlSums } from '#core/plan/control-sums.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake } from '../ports/intake.ts';
import type { Ledger, PayoutRecord } from '../ports/ledger.ts';
import { driftProblem } from './drift.ts';
import { moveEntry } from './engine.ts';
import { noSuchBatch, problem, type Problem } from './problem.ts';
import { boundRehearsal, termsProblem } from './rehearsed.ts';

export interface ReviewNeeds {
  readonly ledger: Ledger;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly platformId: number;
  /** USD price of one unit as last listed, for totals on screen; null when not known. */
  readonly usdRateOf: (currencyId: number) => string | null;
  readonly changed: (what: { readonly batchId: string }) => void;
}

export type Done = Result<void, Problem>;

/** What was looked at is not what would be recorded. */
export const changedSince = (): Problem =>
  problem(
    'conflict',
    'The batch has changed since you looked at it. Nothing was submitted. Look at the plan again and compare the fingerprint.',
  );

/** What goes out if the batch is approved now: everything submitted and not yet settled otherwise. */
export const toApprove = (payouts: readonly PayoutRecord[]): readonly PayoutRecord[] =>
  payouts.filter((payout) => payout.state === 'SUBMITTED');

/** Approves a submitted batch after the control sums were retyped; one person, so recorded as such. */
export const approve = async (
  needs: ReviewNeeds,
  request: {
    readonly batchId: string;
    readonly fingerprint: string;
    readonly typedSums: Readonly<Record<string, string>>;
    /** Left out: as the review screen offers them first. */
    readonly choices?: RunChoices;
    readonly by: Actor;
  },
): Promise<Done> => {
  const { ledger, clock } = needs;
  const batch = await ledger.batch(request.batchId);
  if (batch === null) return err(noSuchBatch());
  if (batch.run !== 'submitted') {
    return err(problem('conflict', 'This batch is not waiting for approval. Nothing was changed.'));
  }
  const payouts = await ledger.payoutsOf(batch.id);
  const waiting = toApprove(payouts);
  const partlySent = payouts.some((payout) => POSSIBLY_SENT.includes(payout.state));
  const wrong = checkApproval({
    fingerprint: batch.fingerprint,
    seenFingerprint: request.fingerprint,
    snapshotAt: batch.snapshotAt,
    now: clock.now(),
    partlySent,
    sums: controlSums(waiting).map(({ currencyId, ...sum }) => ({ currencyId, sum })),
    typedSums: request.typedSums,
  });
  if (wrong !== null) return err(approvalWords(wrong));
  // What was partly sent is frozen: no rate can change its amounts any more.
  const drifted = partlySent ? null : driftProblem(waiting, needs.usdRateOf);
  if (drifted !== null) return err(drifted);
  const choices = request.choices ?? DEFAULT_CHOICES;
  const rehearsal = await boundRehearsal(ledger, batch.id);
  const otherTerms = partlySent ? null : termsProblem(rehearsal, choices);
  if (otherTerms !== null) return err(otherTerms);
  const appended = await ledger.append(request.by, [
    {
      kind: 'batch.approved',
      batchId: batch.id,
      fingerprint: batch.fingerprint,
      singlePerson: true,
      choices,
      ...(rehearsal === null ? {} : { rehearsal: rehearsal.hash }),
    },
    ...waiting.map((payout) => moveEntry(payout, 'approved')),
    { kind: 'run.moved', batchId: batch.id, to: 'approved', reason: null },
  ]);
  needs.changed({ batchId: batch.id });
  return appended.ok ? ok(undefined) : err(changedSince());
};

const approvalWords = (wrong: ApprovalProblem): Problem => {
  switch (wrong.kind) {
    case 'fingerprint-differs':
      return changedSince();
    case 'snapshot-too-old': {
      const minutes = Math.max(0, Math.floor(wrong.ageMs / 60_000));
      return problem(
        'not-allowed',
        `The rates of this plan are ${minutes} min old and may be at most 5. Nothing was approved. Send the batch back and recalculate.`,
      );
    }
    case 'sum-differs':
      return problem(
        'invalid-input',
        `The typed control sum "${wrong.typed}" is not the sum of this batch. Nothing was approved. Compare it with your own total.`,
        `${wrong.currencyId}`,
      );
  }
};

/** Takes a submitted batch back to its draft; refused once anything of it may have been sent. */
export const sendBack = async (
  needs: ReviewNeeds,
  request: { readonly batchId: string; readonly reason: string; readonly by: Actor },
): Promise<Done> => {
  const { ledger, intake } = needs;
  const batch = await ledger.batch(request.batchId);
  if (batch === null) return err(noSuchBatch());
  const payouts = await ledger.payoutsOf(batch.id);
  const movable = payouts.filter((p) => p.state === 'SUBMITTED' && p.attempt === 0);
  if (batch.run !== 'submitted' || movable.length === 0 || payouts.some((p) => p.attempt > 0)) {
    return err(
      problem(
        'not-allowed',
        'Only a batch that waits for approval, and of which nothing was ever sent, can go back. Nothing was changed.',
      ),
    );
  }
  const appended = await ledger.append(request.by, [
    ...movable.map((payout) => moveEntry(payout, 'returned', { detail: request.reason })),
    { kind: 'run.moved', batchId: batch.id, to: 'returned', reason: null },
  ]);
  if (!appended.ok) return err(changedSince());
  await intake.markSubmitted(batch.id, false);
  needs.changed({ batchId: batch.id });
  return ok(undefined);
};

/** Cancels every payout of a batch that has provably not left; what may have left stays as it is. */
export const cancelRest = async (
  needs: ReviewNeeds,
  request: { readonly batchId: string; readonly reason: string; readonly by: Actor },
): Promise<Done> => {
  const { ledger } = needs;
  const batch = await ledger.batch(request.batchId);
  if (batch === null) return err(noSuchBatch());
  if (batch.run === 'running') {
    return err(
      problem('not-allowed', 'This batch is being sent. Pause it first; then cancel the rest.'),
    );
  }
  const payouts = await ledger.payoutsOf(batch.id);
  const rest = payouts.filter((p) => p.state !== 'CLAIMED' && findEdge(p.state, 'cancelled'));
  if (rest.length === 0) {
    return err(
      problem('not-allowed', 'Nothing of this batch is left to cancel. Nothing was changed.'),
    );
  }
  const anySent = payouts.some((payout) => payout.attempt > 0);
  const appended = await ledger.append(request.by, [
    ...rest.map((payout) => moveEntry(payout, 'cancelled', { detail: request.reason })),
    { kind: 'run.moved', batchId: batch.id, to: anySent ? 'finished' : 'cancelled', reason: null },
  ]);
  needs.changed({ batchId: batch.id });
  return appended.ok ? ok(undefined) : err(changedSince());
};
