/**
 * From a checked draft to the ledger: frozen, looked at once more for repeats, compared with what was seen, recorded.
 */
import type { Actor, EntryBody } from '#core/audit/entry.ts';
import { orderIdFor } from '#core/payout/order-id.ts';
import { BATCH_LIMIT } from '#core/review/approval.ts';
import { fingerprintOfDigests, rowDigest } from '#core/review/fingerprint.ts';
import { err, ok } from '#core/result.ts';
import type { Intake, IntakeBatch } from '../ports/intake.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { moveEntry } from './engine.ts';
import { noSuchBatch, problem, type Problem } from './problem.ts';
import { reconcileDraft } from './reconcile-drafts.ts';
import { sameRunProblem } from './repeats.ts';
import { changedSince, type Done, type ReviewNeeds } from './review.ts';

type FingerprintNeeds = Pick<ReviewNeeds, 'intake' | 'platformId'>;

/** Exactly what would be paid of a draft, each row with its digest, and the fingerprint over all of it. */
const readToPay = async ({ intake, platformId }: FingerprintNeeds, draft: IntakeBatch) => {
  const toPay = await intake.toPay(draft.id, BATCH_LIMIT);
  const rows = toPay.map((row) => ({ ...row, digest: rowDigest(row.content) }));
  const batch = { platformId, mode: 'crypto-exact', snapshotId: draft.snapshotId ?? '' } as const;
  return { rows, fingerprint: fingerprintOfDigests(batch, rows).digest };
};

/** The fingerprint a draft would be submitted with. */
export const fingerprintOfDraft = async (
  needs: FingerprintNeeds,
  draft: IntakeBatch,
): Promise<string> => (await readToPay(needs, draft)).fingerprint;

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
  request: { readonly batchId: string; readonly fingerprint: string; readonly by: Actor },
): Promise<Done> => {
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
    submitted = await submitFrozen(needs, request);
    return submitted;
  } finally {
    // Nobody but the ledger knows whether a submission that broke off was recorded, or another one of the same batch.
    if (submitted?.ok !== true) await reconcileDraft(needs.ledger, intake, found.id);
    needs.changed({ batchId: found.id });
  }
};

const submitFrozen = async (
  needs: ReviewNeeds,
  request: { readonly batchId: string; readonly fingerprint: string; readonly by: Actor },
): Promise<Done> => {
  const { ledger, intake, platformId, usdRateOf } = needs;
  // Another batch may have been submitted since: what repeats it is no longer to be paid, and the fingerprint differs.
  const draft = await intake.recheckRepeats(request.batchId);
  const again = await sameRunProblem(intake, draft);
  if (again !== null) return err(again);
  const { rows, fingerprint } = await readToPay(needs, draft);
  if (rows.length === 0 || fingerprint !== request.fingerprint) return err(changedSince());
  const earlier = new Map((await ledger.payoutsOf(draft.id)).map((payout) => [payout.id, payout]));
  const submitted = rows.map(
    ({ row, content, digest, overrides }): EntryBody & { kind: 'payout.submitted' } => ({
      kind: 'payout.submitted',
      payoutId: freeId(earlier, `${draft.id}-${row}`),
      batchId: draft.id,
      row,
      epoch: 1,
      orderId: orderIdFor(platformId, content.reference, 1),
      content,
      usdRate: usdRateOf(content.destination.currencyId),
      digest,
      ...(overrides.length === 0 ? {} : { overrides }),
    }),
  );
  const kept = new Set(submitted.map((entry) => entry.payoutId));
  const dropped = [...earlier.values()].filter((p) => p.state === 'DRAFT' && !kept.has(p.id));
  const appended = await ledger.append(request.by, [
    { kind: 'batch.submitted', batch: await recordOf(intake, draft, fingerprint) },
    ...dropped.map((payout) =>
      moveEntry(payout, 'cancelled', { detail: 'left out of the new submission' }),
    ),
    ...submitted,
  ]);
  return appended.ok ? ok(undefined) : err(referenceTaken());
};

const recordOf = async (intake: Intake, draft: IntakeBatch, fingerprint: string) => ({
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
  ...(draft.changes.done === 0 ? {} : { changes: await intake.changesDigest(draft.id) }),
});

const referenceTaken = (): Problem =>
  problem(
    'conflict',
    'A reference of this batch was used by another payout in the meantime. Nothing was submitted. Check the rows again.',
  );
