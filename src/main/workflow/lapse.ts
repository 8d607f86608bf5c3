/** What becomes of an approval that is too old to send on. */
import type { Actor } from '#core/audit/entry.ts';
import type { BatchState } from '../ports/ledger.ts';
import { moveEntry, stopReason } from './engine.ts';
import type { ReviewNeeds } from './review.ts';

type LapseNeeds = Pick<ReviewNeeds, 'ledger' | 'changed'>;

/** An approval that lapsed goes back to waiting: nothing may be sent on it. Answers whether it lapsed. */
export const lapse = async (needs: LapseNeeds, batch: BatchState, by: Actor): Promise<boolean> => {
  const approved = (await needs.ledger.payoutsOf(batch.id)).filter((p) => p.state === 'APPROVED');
  if (approved.length === 0) return false;
  const detail = 'the approval was older than two hours';
  await needs.ledger.append(by, [
    ...approved.map((payout) => moveEntry(payout, 'approval-lapsed', { detail })),
    {
      kind: 'run.moved',
      batchId: batch.id,
      to: 'submitted',
      reason: stopReason('approval-lapsed'),
    },
  ]);
  needs.changed({ batchId: batch.id });
  return true;
};
