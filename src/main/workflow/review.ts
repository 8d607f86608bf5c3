/**
 * From a checked draft to a batch in review, and back: submit, send back, cancel; approve.ts has the approval.
 * What is submitted is frozen in the ledger, row by row, with the digest that sending is held to (I9).
 */
import type { Actor } from '#core/audit/entry.ts';
import { findEdge } from '#core/payout/transition.ts';
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '../ports/host.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import type { Ledger, PayoutRecord, RateBook } from '../ports/ledger.ts';
import { basisOf } from './basis.ts';
import { moveEntry } from './engine.ts';
import { changedSince, noSuchBatch, problem, type Problem } from './problem.ts';
import { payoutSubmitted } from './payout-submitted.ts';
import { readToPay } from './read-to-pay.ts';
import { rehearseAgain, type Rehearsed } from './rehearsed.ts';
import { sameRunProblem } from './repeats.ts';

export interface ReviewNeeds {
  readonly ledger: Ledger;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly platformId: number;
  /** USD price of one unit as last listed, for totals on screen; null when not known. */
  readonly usdRateOf: (currencyId: number) => string | null;
  readonly book: Pick<RateBook, 'terms'>;
  readonly changed: (what: { readonly batchId: string }) => void;
}

type Done = Result<void, Problem>;

const draftProblem = (draft: IntakeBatch): Problem | null => {
  if (draft.submitted)
    return problem('conflict', 'This batch was submitted already. Nothing was changed.');
  if (draft.state.kind !== 'ready') {
    return problem('not-allowed', 'The file is not read to its end yet. Finish the import first.');
  }
  if (draft.toPay === 0) {
    return problem('not-allowed', 'No row of this batch can be paid. Mend or include rows first.');
  }
  if (draft.toPay > BATCH_LIMIT) {
    return problem(
      'not-allowed',
      `A batch may hold ${BATCH_LIMIT} payouts and this one holds ${draft.toPay}. Split the file, or exclude rows.`,
    );
  }
  return null;
};

/** Ids already taken by cancelled payouts of an earlier submission are not used again. */
const freeId = (taken: ReadonlyMap<string, PayoutRecord>, base: string): string => {
  let id = base;
  for (let revision = 2; taken.get(id)?.state === 'CANCELLED'; revision += 1)
    id = `${base}-r${revision}`;
  return id;
};

/** Submits a draft for review: every payout becomes a fact of the ledger, in one transaction. */
export const submit = async (
  needs: ReviewNeeds,
  request: {
    readonly batchId: string;
    /** As the plan showed it, without a rehearsal. */
    readonly fingerprint: string;
    /** Left out: nothing was rehearsed. */
    readonly rehearsed?: Rehearsed;
    readonly by: Actor;
  },
): Promise<Done> => {
  const { ledger, intake, platformId } = needs;
  const { rehearsed } = request;
  // The rehearsal's order holds only at the rates it was made with.
  const usdRateOf = rehearsed?.usdRateOf ?? needs.usdRateOf;
  const draft = await intake.batch(request.batchId);
  if (draft === null) return err(noSuchBatch());
  const wrong = draftProblem(draft) ?? (await sameRunProblem(intake, draft));
  if (wrong !== null) return err(wrong);
  // Another batch may have been submitted since: what repeats it is no longer to be paid, and the fingerprint differs.
  const again = await intake.recheckRepeats(draft.id);
  const { rows, fingerprint, withRehearsal } = await readToPay(needs, again);
  if (fingerprint !== request.fingerprint) return err(changedSince());
  if (rehearsed !== undefined && rehearsed.inputs.fingerprint !== fingerprint)
    return err(rehearseAgain());
  const bound = rehearsed === undefined ? fingerprint : withRehearsal(rehearsed.hash);
  const { drift } = await needs.book.terms();
  const basis = basisOf(again, rows, { drift, usdRateOf });
  const earlier = new Map((await ledger.payoutsOf(draft.id)).map((payout) => [payout.id, payout]));
  const submitted = rows.map((row) =>
    payoutSubmitted(freeId(earlier, `${draft.id}-${row.row}`), row, {
      batchId: draft.id,
      platformId,
      usdRate: usdRateOf(row.content.destination.currencyId),
    }),
  );
  const kept = new Set(submitted.map((entry) => entry.payoutId));
  const dropped = [...earlier.values()].filter((p) => p.state === 'DRAFT' && !kept.has(p.id));
  const appended = await ledger.append(request.by, [
    {
      kind: 'batch.submitted',
      batch: { ...recordOf(draft, bound), basis },
      ...(rehearsed === undefined ? {} : { rehearsal: rehearsed.result }),
    },
    ...dropped.map((payout) =>
      moveEntry(payout, 'cancelled', { detail: 'left out of the new submission' }),
    ),
    ...submitted,
  ]);
  if (!appended.ok) return err(referenceTaken());
  await intake.markSubmitted(draft.id, true);
  needs.changed({ batchId: draft.id });
  return ok(undefined);
};

/** The batch of a draft as the ledger keeps it. */
export const recordOf = (draft: IntakeBatch, fingerprint: string) => ({
  id: draft.id,
  name: draft.name,
  fileName: draft.fileName,
  fileHash: draft.fileHash,
  ...(draft.contentIdentity === undefined ? {} : { contentIdentity: draft.contentIdentity }),
  fingerprint,
  snapshotId: draft.snapshotId ?? '',
  snapshotAt: draft.snapshotAt ?? 0,
  rowsInFile: draft.rows,
  rowsExcluded: draft.excluded,
  rowsWithErrors: draft.errors,
});

const referenceTaken = (): Problem =>
  problem(
    'conflict',
    'A reference of this batch was used by another payout in the meantime. Nothing was submitted. Check the rows again.',
  );

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
