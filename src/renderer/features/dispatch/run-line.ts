/** The one line of the dispatch screen that is read from two metres: which sentence holds for a run. */
import type { RunView } from '#contract/views/batch.ts';

/** The sentences of the headline, by name. */
export type RunLineKey =
  | "approved" | "canary" | "running" | "between" | "stopping" | "paused" | "pausedNone" | "finished"
  | "finishedOpen" | "finishedMixed" | "cancelled" | "returned" | "submitted";

export interface RunLine {
  /** Key under `dispatch.now`. */
  readonly key: RunLineKey;
  /** Numbers the sentence mentions. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly tone: 'quiet' | 'moving' | 'good' | 'trouble';
}

/** Payouts the gateway has answered or may have taken: all but those still here or cancelled. */
export const handedOver = (run: RunView): number =>
  run.count - run.left - run.sending - run.cancelled;

const runningLine = (run: RunView): RunLine => {
  const position = handedOver(run) + run.sending;
  if (run.canary) return { key: 'canary', numbers: {}, tone: 'moving' };
  const key = run.sending > 0 ? 'running' : 'between';
  return { key, numbers: { position, count: run.count }, tone: 'moving' };
};

const finishedLine = (run: RunView): RunLine => {
  if (run.unknown > 0)
    return { key: 'finishedOpen', numbers: { count: run.unknown }, tone: 'trouble' };
  if (run.refused > 0) {
    const numbers = { handed: run.accepted + run.paid, refused: run.refused };
    return { key: 'finishedMixed', numbers, tone: 'trouble' };
  }
  return { key: 'finished', numbers: { count: run.count }, tone: 'good' };
};

/** The sentence for a run as it stands; `stopping` while a stop was asked for and one payout is still in hand. */
export const runLine = (run: RunView, stopping: boolean): RunLine => {
  switch (run.state) {
    case 'running':
      return stopping ? { key: 'stopping', numbers: {}, tone: 'moving' } : runningLine(run);
    case 'paused':
      return run.left > 0
        ? { key: 'paused', numbers: { left: run.left, count: run.count }, tone: 'trouble' }
        : { key: 'pausedNone', numbers: {}, tone: 'trouble' };
    case 'finished':
      return finishedLine(run);
    case 'cancelled':
      return { key: 'cancelled', numbers: { cancelled: run.cancelled }, tone: 'quiet' };
    case 'submitted':
    case 'approved':
    case 'returned':
      return { key: run.state, numbers: {}, tone: 'quiet' };
  }
};
