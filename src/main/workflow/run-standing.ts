/** Where a run stands for people, also when nothing could be written down any more. */
import type { RunState, StopReason } from '#core/audit/entry.ts';
import type { BatchState } from '../ports/ledger.ts';

export interface RunStanding {
  readonly state: RunState;
  readonly reason: StopReason | null;
}

/**
 * A run that the ledger calls running and that nothing drives ended by a fault the ledger could not be told of:
 * the disk's, when it has a problem, otherwise Purser's own. Recovery at the next start settles it.
 */
export const runStanding = (
  batch: Pick<BatchState, 'run' | 'reason'>,
  isLive: boolean,
  ledgerProblem: string | null,
): RunStanding => {
  if (batch.run !== 'running' || isLive) return { state: batch.run, reason: batch.reason };
  const code = ledgerProblem === null ? 'internal' : 'storage-failed';
  return { state: 'paused', reason: { code, detail: ledgerProblem, payoutId: null } };
};
