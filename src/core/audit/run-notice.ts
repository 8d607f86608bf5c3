/** What the system's notification says when a run ends or stops: one for the run, counts and reason, no row. */
import { bucketsOf, type Buckets } from '../dispatch/queue.ts';
import type { PayoutState } from '../payout/state.ts';
import type { RunState, StopReason } from './entry.ts';
import { REASON_WORDS } from './trail.ts';

export interface EndedRun {
  readonly name: string;
  readonly run: RunState;
  readonly reason: StopReason | null;
  /** Payouts per state. */
  readonly counts: Readonly<Partial<Record<PayoutState, number>>>;
}

export interface RunNotice {
  readonly title: string;
  readonly body: string;
}

/** In the words of the screen, so that a notice never says more than it. */
const COUNT_WORDS: readonly (readonly [keyof Buckets, string])[] = [
  ['unknown', 'unknown'],
  ['refused', 'refused or failed'],
  ['paid', 'paid'],
  ['accepted', 'sent to gateway'],
  ['left', 'not sent'],
];

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** The notice for a run that has ended or stopped, or null where the person is leaving and needs none. */
export const noticeOf = ({ name, run, reason, counts }: EndedRun): RunNotice | null => {
  if (reason?.code === 'restart') return null;
  const buckets = bucketsOf(counts);
  const figures = COUNT_WORDS.filter(([bucket]) => buckets[bucket] > 0).map(
    ([bucket, words]) => `${buckets[bucket]} ${words}`,
  );
  const why = reason === null ? [] : [sentence(REASON_WORDS[reason.code])];
  return {
    title: run === 'finished' ? `${name}: sending has ended` : `${name}: sending has stopped`,
    body: [...why, sentence(figures.join(', '))].join(' '),
  };
};
