/**
 * From a checked draft to the ledger: frozen, looked at once more for repeats, compared with what was seen, recorded.
 */
import type { Actor } from '#core/audit/entry.ts';
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { err, ok } from '#core/result.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { basisOf } from './basis.ts';
import { takenProblem } from './carried.ts';
import { moveEntry } from './engine.ts';
import { inTurns } from './in-turns.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { payoutSubmitted } from './payout-submitted.ts';
import { changedSince, noSuchBatch, problem, type Problem } from './problem.ts';
import { readToPay } from './read-to-pay.ts';
import { rehearseAgain, type Rehearsed } from './rehearsed.ts';
import { reconcileDraft } from './reconcile-drafts.ts';
import { sameRunProblem } from './repeats.ts';
import type { Done, ReviewNeeds } from './review.ts';

/** What is submitted, and what was looked at. */
interface Submission {
  readonly batchId: string;
  /** As the plan showed it, without a rehearsal. */
  readonly fingerprint: string;
  /** Left out: nothing was rehearsed. */
  readonly rehearsed?: Rehearsed;
  readonly by: Actor;
}

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
export const submit = async (needs: ReviewNeeds, request: Submission): Promise<Done> => {
  const { intake } = needs;
  const found = await intake.batch(request.batchId);
  if (found === null) return err(noSuchBatch());
  const wrong = draftProblem(found);
  if (wrong !== null) return err(wrong);
  // Frozen first: no change can come between what is compared here and what is recorded. A crash in between is mended
  // at the next start, which holds drafts to the ledger.
  await intake.markSubmitted(found.id, true);
  let submitted: Done | null = null;
  try {
    // What another submission records is seen by the search for repeats of the next one.
    submitted = await oneAtATime(needs.ledger, () => submitFrozen(needs, request));
    return submitted;
  } finally {
    // Nobody but the ledger knows whether a submission that broke off was recorded, or another one of the same batch.
    if (submitted?.ok !== true) await reconcileDraft(needs.ledger, intake, found.id);
    needs.changed({ batchId: found.id });
  }
};

const submitFrozen = async (needs: ReviewNeeds, request: Submission): Promise<Done> => {
  const { ledger, intake, platformId } = needs;
  const { rehearsed } = request;
  // The rehearsal's order holds only at the rates it was made with.
  const usdRateOf = rehearsed?.usdRateOf ?? needs.usdRateOf;
  // Another batch may have been submitted since: what repeats it is no longer to be paid, and the fingerprint differs.
  const draft = await intake.recheckRepeats(request.batchId);
  const again = await sameRunProblem(intake, draft);
  if (again !== null) return err(again);
  const { rows, terms, fingerprint, withRehearsal } = await readToPay(needs, draft);
  if (rows.length === 0 || fingerprint !== request.fingerprint) return err(changedSince());
  const taken = await takenProblem(ledger, rows);
  if (taken !== null) return err(taken);
  if (rehearsed !== undefined && rehearsed.inputs.fingerprint !== fingerprint)
    return err(rehearseAgain());
  const bound = rehearsed === undefined ? fingerprint : withRehearsal(rehearsed.hash);
  const basis = basisOf(draft, rows, { terms, usdRateOf });
  const earlier = new Map((await ledger.payoutsOf(draft.id)).map((payout) => [payout.id, payout]));
  const submitted = await inTurns(needs.clock, rows, (row) =>
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
      batch: { ...recordOf(draft, bound), ...(await decidedOf(intake, draft)), basis },
      ...(rehearsed === undefined ? {} : { rehearsal: rehearsed.result }),
      ...(needs.people === undefined ? {} : { account: needs.people.account }),
    },
    ...dropped.map((payout) =>
      moveEntry(payout, 'cancelled', { detail: 'left out of the new submission' }),
    ),
    ...submitted,
  ]);
  return appended.ok ? ok(undefined) : err(referenceTaken());
};

/** What people changed of its rows, and what they carried forward, where they did. */
const decidedOf = async (intake: Intake, { id, changes }: IntakeBatch) => {
  if (changes.done === 0) return {};
  const tied = await intake.tied(id);
  const carried = tied.flatMap(({ tie }) => (tie.kind === 'carried' ? [tie.owed] : []));
  const digest = await intake.changesDigest(id);
  return { changes: digest, ...(carried.length === 0 ? {} : { carried }) };
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
  rowsInFile: draft.rows - draft.added,
  rowsExcluded: draft.excluded,
  rowsWithErrors: draft.errors,
  ...(draft.added === 0 ? {} : { rowsAdded: draft.added }),
});

const referenceTaken = (): Problem =>
  problem(
    'conflict',
    'A reference of this batch was used by another payout in the meantime. Nothing was submitted. Check the rows again.',
  );
