/** Which of the six steps a batch has reached; derived, never stored. */
import { bucketsOf } from '#core/dispatch/queue.ts';
import type { IntakeBatch } from '../ports/intake.ts';
import type { BatchState } from '../ports/ledger.ts';

export type Step = 'import' | 'plan' | 'review' | 'dispatch' | 'track' | 'export';

/** `draft` and `batch` are the two sides of one batch: before and after submission. */
export const stageOf = (draft: IntakeBatch | null, batch: BatchState | null): Step => {
  if (batch === null || batch.run === 'returned') {
    return draft !== null && draft.state.kind === 'ready' && draft.toPay > 0 ? 'plan' : 'import';
  }
  switch (batch.run) {
    case 'submitted':
      return 'review';
    case 'approved':
    case 'running':
    case 'paused':
      return 'dispatch';
    case 'cancelled':
      return 'export';
    case 'finished': {
      const { accepted, unknown, sending, left } = bucketsOf(batch.counts);
      return accepted + unknown + sending + left > 0 ? 'track' : 'export';
    }
  }
};
