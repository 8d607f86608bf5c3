/** Which decision a batch still needs at review; only 'open' may be approved. */
import type { BatchView } from '#contract/views/batch.ts';

export type ReviewDecision = 'not-submitted' | 'open' | 'approved' | 'dispatched' | 'cancelled';

export const decisionOf = (batch: BatchView): ReviewDecision => {
  switch (batch.run?.state) {
    case undefined:
    case 'returned':
      return 'not-submitted';
    case 'submitted':
      return batch.fingerprint === null ? 'not-submitted' : 'open';
    case 'approved':
      return 'approved';
    case 'cancelled':
      return 'cancelled';
    case 'running':
    case 'paused':
    case 'finished':
      return 'dispatched';
  }
};
