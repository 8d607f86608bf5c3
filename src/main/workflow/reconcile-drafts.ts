/** At start: a draft whose submission the ledger holds is marked so, should a crash have come between the two. */
import type { Intake } from '../ports/intake.ts';
import type { BatchState, Ledger } from '../ports/ledger.ts';

const isSubmitted = (batch: BatchState | undefined | null): boolean =>
  batch !== undefined && batch !== null && batch.run !== 'returned';

export const reconcileDrafts = async (ledger: Ledger, intake: Intake): Promise<void> => {
  const known = new Map((await ledger.batches()).map((batch) => [batch.id, batch]));
  for (const draft of await intake.batches()) {
    const should = isSubmitted(known.get(draft.id));
    if (draft.submitted !== should) await intake.markSubmitted(draft.id, should);
  }
};

/** The same for one draft, after a submission that failed. */
export const reconcileDraft = async (
  ledger: Ledger,
  intake: Intake,
  batchId: string,
): Promise<void> => intake.markSubmitted(batchId, isSubmitted(await ledger.batch(batchId)));
