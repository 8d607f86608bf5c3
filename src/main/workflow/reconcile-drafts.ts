/** At start: a draft whose submission the ledger holds is marked so, should a crash have come between the two. */
import type { Intake } from '../ports/intake.ts';
import type { Ledger } from '../ports/ledger.ts';

export const reconcileDrafts = async (ledger: Ledger, intake: Intake): Promise<void> => {
  const submitted = new Map((await ledger.batches()).map((batch) => [batch.id, batch.run]));
  for (const draft of await intake.batches()) {
    const run = submitted.get(draft.id);
    const should = run !== undefined && run !== 'returned';
    if (draft.submitted !== should) await intake.markSubmitted(draft.id, should);
  }
};
