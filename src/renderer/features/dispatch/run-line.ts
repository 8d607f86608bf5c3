/** The one line of the dispatch screen that is read from two metres: which sentence holds for a run. */
import type { RunView } from '#contract/views/batch.ts';

/** The sentences of the headline, by name; the words stand under `dispatch.now`. */
export type RunLineKey =
  | 'approved'
  | 'canary'
  | 'running'
  | 'between'
  | 'stopping'
  | 'paused'
  | 'pausedNone'
  | 'finished'
  | 'finishedOpen'
  | 'finishedMixed'
  | 'cancelled'
  | 'returned'
  | 'submitted';

export interface RunLine {
  readonly key: RunLineKey;
  readonly tone: 'quiet' | 'moving' | 'good' | 'trouble';
}

/** Payouts that were tried: all but those still here, in hand, or cancelled. */
export const handedOver = (run: RunView): number =>
  run.count - run.left - run.sending - run.cancelled;

const runningLine = (run: RunView): RunLine => {
  if (run.canary) return { key: 'canary', tone: 'moving' };
  return { key: run.sending > 0 ? 'running' : 'between', tone: 'moving' };
};

const finishedLine = (run: RunView): RunLine => {
  if (run.unknown > 0) return { key: 'finishedOpen', tone: 'trouble' };
  if (run.refused > 0) return { key: 'finishedMixed', tone: 'trouble' };
  return { key: 'finished', tone: 'good' };
};

/** The sentence for a run as it stands; `stopping` while a stop was asked for and one payout is still in hand. */
export const runLine = (run: RunView, stopping: boolean): RunLine => {
  switch (run.state) {
    case 'running':
      return stopping ? { key: 'stopping', tone: 'moving' } : runningLine(run);
    case 'paused':
      return { key: run.left > 0 ? 'paused' : 'pausedNone', tone: 'trouble' };
    case 'finished':
      return finishedLine(run);
    case 'cancelled':
    case 'submitted':
    case 'approved':
    case 'returned':
      return { key: run.state, tone: 'quiet' };
  }
};
