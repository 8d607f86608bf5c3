/**
 * Runs an approved batch: one payout at a time, at the paced rate, stopping by itself at the first doubt.
 * Nothing here sends without a person having pressed Send or Resume in this process life.
 */
import type { Actor, StopReason } from '#core/audit/entry.ts';
import type { PayoutRecord } from '../ports/ledger.ts';
import { stopReason, type EngineNeeds } from './engine.ts';
import { BatchRun } from './run.ts';

/** A run as it goes; the window shows it, nothing decides by it. */
export interface LiveRun {
  readonly batchId: string;
  /** The payout being sent, or null between two. */
  readonly current: PayoutRecord | null;
  /** Typical time from the slot to the reply, ms. */
  readonly replyMs: number;
}

export type Started = 'started' | 'busy' | 'not-waiting';

export interface Dispatch {
  /** Starts or resumes sending an approved batch. 'busy' while another run sends; 'not-waiting' when it has moved on. */
  start(batchId: string, by: Actor): Promise<Started>;
  /** Stops at once; a payout that has not left goes back to approved. */
  pause(batchId: string): void;
  /** Lets the payout being sent finish, then stops. */
  stopAfterThis(batchId: string): void;
  /** Stops whatever is being sent, at once and for this reason; a payout that has not left goes back to approved. */
  halt(reason: StopReason): void;
  live(): LiveRun | null;
  /** Resolves when nothing is being sent; for quitting and for tests. Rejects when the ledger failed. */
  settled(): Promise<void>;
}

export const makeDispatch = (needs: EngineNeeds): Dispatch => {
  let run: BatchRun | null = null;
  let running: Promise<void> = Promise.resolve();

  const drive = async (active: BatchRun): Promise<void> => {
    const release = needs.holdAwake?.();
    try {
      await active.drive();
    } finally {
      run = null;
      release?.();
      needs.changed({ batchId: active.batchId });
      needs.ended?.(active.batchId);
    }
  };

  const start = async (batchId: string, by: Actor): Promise<Started> => {
    if (run !== null) return 'busy';
    const active = new BatchRun(needs, batchId);
    run = active;
    let hasBegun = false;
    try {
      hasBegun = await active.begin(by);
    } finally {
      if (!hasBegun) run = null;
    }
    if (!hasBegun) return 'not-waiting';
    running = drive(active);
    running.catch(() => undefined);
    return 'started';
  };

  return {
    start,
    pause: (batchId) => {
      if (run?.batchId === batchId) run.pause(stopReason('operator-paused'));
    },
    stopAfterThis: (batchId) => {
      if (run?.batchId === batchId) run.stopAfterThis();
    },
    halt: (reason) => run?.pause(reason),
    live: () =>
      run === null ? null : { batchId: run.batchId, current: run.current, replyMs: run.replyMs },
    settled: () => running,
  };
};
