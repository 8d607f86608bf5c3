/** Where a run stands for people, also when nothing could be written down any more. */
import type { RunState, StopReason } from '#core/audit/entry.ts';
import type { BatchState, Ledger } from '../ports/ledger.ts';
import type { Dispatch, LiveRun } from './dispatch.ts';

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

/** A batch and what drives it, as seen together. */
export interface Watched {
  readonly batch: BatchState | null;
  /** Null when nothing sends of this batch. */
  readonly live: LiveRun | null;
}

/**
 * Reads both without mistaking a run that ends in between for one that a fault left behind: a run drives before it is
 * recorded as running, and records its end before it lets go. So one that says running with nothing driving it, before
 * and after, is read once more, and only if it says so again was it left.
 */
export const watchBatch = async (
  parts: { readonly dispatch: Pick<Dispatch, 'live'>; readonly ledger: Pick<Ledger, 'batch'> },
  batchId: string,
): Promise<Watched> => {
  const driving = (): LiveRun | null => {
    const live = parts.dispatch.live();
    return live?.batchId === batchId ? live : null;
  };
  const before = driving();
  const batch = await parts.ledger.batch(batchId);
  const live = before ?? driving();
  if (batch?.run !== 'running' || live !== null) return { batch, live };
  return { batch: await parts.ledger.batch(batchId), live: driving() };
};
