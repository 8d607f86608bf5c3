/** One person's approval of a submitted batch: sums, fingerprint, rates and rehearsal must stand, or nothing changes. */
import type { Actor } from '#core/audit/entry.ts';
import { DEFAULT_CHOICES, type RunChoices } from '#core/dispatch/choices.ts';
import { POSSIBLY_SENT } from '#core/payout/transition.ts';
import { typedTotals } from '#core/plan/control-sums.ts';
import { checkApproval, type ApprovalProblem } from '#core/review/approval.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { BatchState, PayoutRecord } from '../ports/ledger.ts';
import { boundsOf, fiatRateProblem } from './basis.ts';
import { driftProblem } from './drift.ts';
import { moveEntry } from './engine.ts';
import { policyForbids } from './policy-review.ts';
import { changedSince, noSuchBatch, problem, type Problem } from './problem.ts';
import { boundRehearsal, termsProblem } from './rehearsed.ts';
import type { ReviewNeeds } from './review.ts';

type Done = Result<void, Problem>;

/** What goes out if the batch is approved now: everything submitted and not yet settled otherwise. */
export const toApprove = (payouts: readonly PayoutRecord[]): readonly PayoutRecord[] =>
  payouts.filter((payout) => payout.state === 'SUBMITTED');

/** Why the rates keep a batch from being approved; one that was partly sent is frozen, and no rate can change it. */
const ratesProblem = async (
  { book, clock, usdRateOf }: ReviewNeeds,
  batch: BatchState,
  waiting: readonly PayoutRecord[],
): Promise<Problem | null> =>
  fiatRateProblem(batch, clock.now(), await book.terms()) ??
  driftProblem(waiting, usdRateOf, boundsOf(batch));

/** As the entry says it: alone unless two are required, and under which account of the computer. */
const byWhom = ({ people }: ReviewNeeds) => ({
  singlePerson: people?.reviewByTwo !== true,
  ...(people === undefined ? {} : { account: people.account }),
});

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
  if (batch.run !== 'submitted') return err(notWaiting());
  const payouts = await ledger.payoutsOf(batch.id);
  const waiting = toApprove(payouts);
  const partlySent = payouts.some((payout) => POSSIBLY_SENT.includes(payout.state));
  const wrong = checkApproval({
    fingerprint: batch.fingerprint,
    seenFingerprint: request.fingerprint,
    snapshotAt: batch.snapshotAt,
    now: clock.now(),
    partlySent,
    sums: typedTotals(waiting),
    typedSums: request.typedSums,
  });
  if (wrong !== null) return err(approvalWords(wrong));
  const moved = partlySent ? null : await ratesProblem(needs, batch, waiting);
  if (moved !== null) return err(moved);
  const forbidden = await policyForbids(needs, batch, { waiting, by: request.by });
  if (forbidden !== null) return err(forbidden);
  const choices = request.choices ?? DEFAULT_CHOICES;
  const rehearsal = await boundRehearsal(ledger, batch.id);
  const otherTerms = partlySent ? null : termsProblem(rehearsal, choices);
  if (otherTerms !== null) return err(otherTerms);
  const appended = await ledger.append(request.by, [
    {
      kind: 'batch.approved',
      batchId: batch.id,
      fingerprint: batch.fingerprint,
      choices,
      ...(rehearsal === null ? {} : { rehearsal: rehearsal.hash }),
      ...byWhom(needs),
    },
    ...waiting.map((payout) => moveEntry(payout, 'approved')),
    { kind: 'run.moved', batchId: batch.id, to: 'approved', reason: null },
  ]);
  needs.changed({ batchId: batch.id });
  return appended.ok ? ok(undefined) : err(changedSince());
};

const notWaiting = (): Problem =>
  problem('conflict', 'This batch is not waiting for approval. Nothing was changed.');

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
        wrong.key,
      );
  }
};
